import type { Page } from 'playwright-core';

/** What a person did in a window: how often they pressed the mouse, and what they typed. */
export interface Doings {
	presses: number;
	typed: string[];
}

/** From now on, over every page that the window opens. */
export async function watch(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const add = (key: string, entry: string) => {
			const entries = JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[];
			sessionStorage.setItem(key, JSON.stringify([...entries, entry]));
		};
		document.addEventListener('pointerdown', () => add('presses', ''), true);
		document.addEventListener(
			'input',
			({ target }) => {
				if (target instanceof HTMLInputElement) add('typed', target.value);
			},
			true,
		);
	});
}

export async function doings(page: Page): Promise<Doings> {
	return await page.evaluate(() => {
		const entries = (key: string) => JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[];
		return { presses: entries('presses').length, typed: entries('typed') };
	});
}
