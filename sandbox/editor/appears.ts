import { errors, type Locator } from 'playwright-core';

/** Whether something is there, or comes within some milliseconds. */
export async function appears(what: Locator, milliseconds: number): Promise<boolean> {
	try {
		await what.waitFor({ timeout: milliseconds });
		return true;
	} catch (error) {
		if (error instanceof errors.TimeoutError) return false;
		throw error;
	}
}
