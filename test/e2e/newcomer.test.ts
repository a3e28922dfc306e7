import type { Browser } from 'playwright-core';

import { Editor, startBrowser } from '../../sandbox/editor';
import { setStage, type Stage, stageTimeout } from './stage';

describe('a newcomer in the editor of n8n', () => {
	let stage: Stage;
	let browser: Browser;
	let editor: Editor;

	beforeAll(async () => {
		stage = await setStage();
		browser = await startBrowser();
		editor = await Editor.open(browser, stage.n8n);
	}, stageTimeout);

	afterAll(async () => {
		await browser?.close();
		await stage?.stop();
	});

	it.each([
		'pdf',
		'schedule',
		'dashboard',
		'report',
		'bi',
		'e-mail report',
		'analytics',
		'embedded analytics',
		'liveboard',
	])(
		'finds ThoughtSpot by searching "%s"',
		async (words) => {
			const found = await editor.search(words);
			await found.filter({ hasText: /^ThoughtSpot$/ }).waitFor();
		},
		60_000,
	);
});
