import { setTimeout as delay } from 'node:timers/promises';

/** Waits until an assertion holds; for what n8n does after it has answered. */
export async function eventually(
	assertion: () => void | Promise<void>,
	withinMs = 20_000,
): Promise<void> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		try {
			await assertion();
			return;
		} catch (error) {
			if (Date.now() > deadline) throw error;
			await delay(50);
		}
	}
}
