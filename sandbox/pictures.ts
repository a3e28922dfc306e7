import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

import { Editor } from './editor';
import type { N8n } from './n8n';

const pictures = join(resolve(__dirname, '..'), 'docs', 'pictures');

export const makePicturesFolder = async () => await mkdir(pictures, { recursive: true });

/** A window of that size in n8n's editor, as pictures of it begin. */
export async function openForPictures(
	{ browser, n8n }: { browser: Browser; n8n: N8n },
	viewport: { width: number; height: number },
): Promise<Editor> {
	return await Editor.open(browser, n8n, {
		viewport,
		deviceScaleFactor: 1.3,
		colorScheme: 'light',
	});
}

/** What n8n lays over the things that the pictures show. */
const overlays = [
	'.el-notification',
	'.tab-bar-container',
	'[data-test-id=floating-nodes]',
	'[data-reka-popper-content-wrapper]',
	// where expressions would have their tooltips: an empty white mark for each
	'div[class^=ͼ]:not(.cm-editor, .cm-editor *)',
];

/** Puts addresses as people have them where those of this machine are. */
async function showUsualAddresses(page: Page): Promise<void> {
	await page.evaluate(() => {
		const usual: Array<[address: RegExp, shown: string]> = [
			[/http:\/\/127\.0\.0\.1:\d+/g, 'https://mycompany.thoughtspot.cloud'],
			[/127\.0\.0\.1:\d+/g, '203.0.113.10:443'],
		];
		for (const [address, shown] of usual) {
			for (const input of Array.from(document.querySelectorAll('input'))) {
				if (input.value.match(address)) input.value = input.value.replace(address, shown);
			}
			const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
				if (text.nodeValue?.match(address)) text.nodeValue = text.nodeValue.replace(address, shown);
			}
		}
	});
}

/** Takes a picture in each of n8n's themes, which follow the window's, once nothing is busy: a busy button has no text. */
export async function takeInBothThemes(name: string, what: Locator | Page): Promise<void> {
	const page = 'page' in what ? what.page() : what;
	const busy = page.locator('[aria-busy=true]').filter({ visible: true });
	await busy.first().waitFor({ state: 'hidden' });
	await page.mouse.move(0, 0);
	await showUsualAddresses(page);
	const style = `${overlays.join()} { visibility: hidden }`;
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const path = join(pictures, colorScheme === 'dark' ? `${name}-dark.png` : `${name}.png`);
		await what.screenshot({ path, style, animations: 'disabled' });
		process.stdout.write(`${path}\n`);
	}
}
