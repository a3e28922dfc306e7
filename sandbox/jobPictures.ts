import type { Browser } from 'playwright-core';

import { Editor } from './editor';
import { jobs } from './jobs';
import { playOutsideServices } from './jobs/outsideServices';
import type { N8n } from './n8n';
import { take } from './pictures';
import type { StandIn } from './standIn';

interface Scene {
	browser: Browser;
	n8n: N8n;
	standIn: StandIn;
}

/** Each job as it is once it was done: n8n changes its theme with the window's, so that it is done once. */
export async function jobPictures({ browser, n8n, standIn }: Scene): Promise<void> {
	const { thoughtSpot, company } = standIn;
	for (const { name, before, does } of jobs) {
		await before?.(thoughtSpot, company);
		const editor = await Editor.open(browser, n8n, {
			viewport: { width: 1280, height: 780 },
			deviceScaleFactor: 1.25,
			colorScheme: 'light',
		});
		await playOutsideServices(editor.page);
		await does(editor, thoughtSpot, company);
		await editor.node.leaveField();
		for (const colorScheme of ['light', 'dark'] as const) {
			await editor.page.emulateMedia({ colorScheme });
			await take(colorScheme === 'dark' ? `job-${name}-dark` : `job-${name}`, editor.page);
		}
		await editor.page.context().close();
		for (const { id } of thoughtSpot.webhooks()) thoughtSpot.removeWebhook(id);
	}
}
