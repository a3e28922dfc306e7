import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

import { Editor } from './editor';
import type { N8n } from './n8n';

const pictures = join(resolve(__dirname, '..'), 'docs', 'pictures');

export const makePicturesFolder = async () => await mkdir(pictures, { recursive: true });

interface Window {
	browser: Browser;
	n8n: N8n;
}

/** A window in n8n's light theme, and one in its dark theme, whose pictures are called so. */
export async function inBothThemes(
	{ browser, n8n }: Window,
	viewport: { width: number; height: number },
	action: (
		editor: Editor,
		take: (name: string, what: Locator | Page) => Promise<void>,
	) => Promise<void>,
): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		const editor = await Editor.open(browser, n8n, {
			viewport,
			deviceScaleFactor: 1.5,
			colorScheme,
		});
		await action(editor, async (name, what) => {
			await take(colorScheme === 'dark' ? `${name}-dark` : name, what);
		});
		await editor.page.context().close();
	}
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

export async function take(name: string, what: Locator | Page): Promise<void> {
	const path = join(pictures, `${name}.png`);
	const style = `${overlays.join()} { visibility: hidden }`;
	await what.screenshot({ path, style, animations: 'disabled' });
	process.stdout.write(`${path}\n`);
}
