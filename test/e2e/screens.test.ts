import type { Browser } from 'playwright-core';

import { Editor, startBrowser } from '../../sandbox/editor';
import { screens, screensWorkflow } from './screens';
import { setStage, type Stage, stageTimeout } from './stage';

describe('a screen of the editor', () => {
	let stage: Stage;
	let browser: Browser;
	let editor: Editor;

	beforeAll(async () => {
		stage = await setStage();
		browser = await startBrowser();
		editor = await Editor.open(browser, stage.n8n);
		const { id } = await stage.n8n.importWorkflow(screensWorkflow, [stage.credential]);
		await editor.openWorkflow(id);
	}, stageTimeout);

	afterAll(async () => {
		await browser?.close();
		await stage?.stop();
	});

	it.each(screens)(
		'shows every label of $name whole',
		async ({ name }) => {
			await editor.node.open(name);
			const cutOff = await editor.node.cutOff();
			await editor.node.close();
			expect(cutOff).toEqual([]);
		},
		60_000,
	);
});
