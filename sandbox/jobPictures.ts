import type { Browser } from 'playwright-core';

import { jobs } from './jobs';
import { playOutsideServices } from './jobs/outsideServices';
import type { N8n } from './n8n';
import { openForPictures, takeInBothThemes } from './pictures';
import type { StandIn } from './standIn';

interface Scene {
	browser: Browser;
	n8n: N8n;
	standIn: StandIn;
}

/** As wide as a table of two columns fits into the output. */
const viewport = { width: 1460, height: 900 };

/** Each job as it is once it was done. */
export async function jobPictures(scene: Scene): Promise<void> {
	const { thoughtSpot, company } = scene.standIn;
	for (const { name, before, does, show } of jobs) {
		await before?.(thoughtSpot, company);
		const editor = await openForPictures(scene, viewport);
		await playOutsideServices(editor.page);
		await does(editor, thoughtSpot, company);
		await show?.(editor);
		await editor.node.leaveField();
		await takeInBothThemes(`job-${name}`, editor.page);
		await editor.page.context().close();
		for (const { id } of thoughtSpot.webhooks()) thoughtSpot.removeWebhook(id);
	}
}
