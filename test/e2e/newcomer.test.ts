import type { Browser, Page } from 'playwright-core';

import { Editor, startBrowser } from '../../sandbox/editor';
import { eventually } from './eventually';
import { type MailServer, startMailServer } from './mailServer';
import { setStage, type Stage, stageTimeout } from './stage';

/** From now on, over every page that the window opens. */
const countPresses = async (page: Page) =>
	await page.addInitScript(() =>
		document.addEventListener(
			'pointerdown',
			() => sessionStorage.setItem('presses', `${Number(sessionStorage.getItem('presses')) + 1}`),
			true,
		),
	);

const presses = async (page: Page) =>
	Number(await page.evaluate(() => sessionStorage.getItem('presses')));

describe('a newcomer in the editor of n8n', () => {
	let stage: Stage;
	let mail: MailServer;
	let browser: Browser;
	let editor: Editor;

	beforeAll(async () => {
		stage = await setStage();
		mail = await startMailServer();
		await stage.n8n.importCredential({ name: 'SMTP', type: 'smtp', data: mail.credential });
		browser = await startBrowser();
		editor = await Editor.open(browser, stage.n8n, { viewport: { width: 1400, height: 1000 } });
	}, stageTimeout);

	afterAll(async () => {
		await browser?.close();
		await mail?.close();
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

	it('e-mails each recipient their report, without typing an expression', async () => {
		const { thoughtSpot } = stage;
		const liveboardId = thoughtSpot.addLiveboard({ name: 'Retail Sales' }).id;
		const userIds = ['maria', 'jonas'].map(
			(name) => thoughtSpot.addUser({ name, email: `${name}@example.com` }).id,
		);
		const schedule = thoughtSpot.addSchedule({ name: 'Every Monday', liveboardId, userIds });

		await countPresses(editor.page);
		await editor.addTrigger();
		await editor.change(async () => await editor.node.choose('output', 'One Item per Recipient'));
		await editor.node.listen();
		await thoughtSpot.runSchedule(schedule.id);
		await editor.node.output.getByText('Retail Sales').first().waitFor();
		await editor.node.close();

		await editor.addBehind('Send Email', 'Send an Email');
		await editor.node.fill('fromEmail', 'reports@example.com');
		await editor.node.fill('subject', 'Your report');
		await editor.node.showInputFields();
		await editor.node.drag('email', 'toEmail');
		await editor.node.add('Attachments (File)');
		await editor.change(async () => await editor.node.drag('attachments', 'fileAttachments'));
		await editor.node.close();
		await editor.publish();

		const pressed = await presses(editor.page);
		expect(pressed).toBeGreaterThan(10);
		expect(pressed).toBeLessThanOrEqual(20);

		await thoughtSpot.runSchedule(schedule.id);
		await eventually(() => expect(mail.mails).toHaveLength(2));
		expect(mail.mails.map(({ to }) => to.join()).sort()).toEqual([
			'jonas@example.com',
			'maria@example.com',
		]);
		for (const { subject, attachments } of mail.mails) {
			expect(subject).toBe('Your report');
			expect(attachments[0]?.subarray(0, 5).toString()).toBe('%PDF-');
		}
	}, 240_000);
});
