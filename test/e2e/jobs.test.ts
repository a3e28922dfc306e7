import type { Browser } from 'playwright-core';

import { addCompany, type Company } from '../../sandbox/company';
import { Editor, startBrowser } from '../../sandbox/editor';
import { type Job, jobs } from '../../sandbox/jobs';
import { outsideCredentials, playOutsideServices } from '../../sandbox/jobs/outsideServices';
import { eventually } from './eventually';
import { type MailServer, startMailServer } from './mailServer';
import { doings, watch } from './presses';
import { setStage, type Stage, stageTimeout } from './stage';

let stage: Stage;
let company: Company;
let mail: MailServer;
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	stage = await setStage();
	company = addCompany(stage.thoughtSpot);
	mail = await startMailServer();
	const smtp = { name: 'SMTP', type: 'smtp', data: mail.credential };
	for (const each of [smtp, ...outsideCredentials]) await stage.n8n.importCredential(each);
	browser = await startBrowser();
}, stageTimeout);

afterAll(async () => {
	await browser?.close();
	await mail?.close();
	await stage?.stop();
});

beforeEach(async () => {
	mail.mails.length = 0;
	editor = await Editor.open(browser, stage.n8n, { viewport: { width: 1400, height: 1000 } });
	await playOutsideServices(editor.page);
}, 60_000);

afterEach(async () => {
	await editor?.page.context().close();
	for (const { id } of stage.thoughtSpot.webhooks()) stage.thoughtSpot.removeWebhook(id);
});

/** n8n saves by itself, once more where what it saw was not yet all: expects these parameters of the last node. */
const expectLastParameters = async (workflowId: string, expected: object) =>
	await eventually(async () => {
		const { nodes } = await stage.n8n.readWorkflow(workflowId);
		expect(nodes.at(-1)?.parameters).toMatchObject(expected);
	});

const sheet = {
	operation: 'append',
	documentId: { mode: 'list', cachedResultName: 'Sales figures' },
	sheetName: { mode: 'list', cachedResultName: 'Reports' },
	columns: { mappingMode: 'autoMapInputData' },
};
const intoSheet = async (workflowId: string) => await expectLastParameters(workflowId, sheet);

const isPdf = (content: Buffer | undefined) =>
	expect(content?.subarray(0, 5).toString()).toBe('%PDF-');

/** What has become of each job. */
const outcomes: Record<string, (workflowId: string) => Promise<unknown>> = {
	'email-each-recipient': async () => {
		await editor.node.close();
		await editor.publish();
		await stage.thoughtSpot.runSchedule(company.pdfSchedule);
		await eventually(() => expect(mail.mails).toHaveLength(2));
		expect(mail.mails.map(({ to }) => to.join()).sort()).toEqual([
			'jonas.weber@example.com',
			'maria.gomez@example.com',
		]);
		for (const { subject, attachments } of mail.mails) {
			expect(subject).toBe('Your report');
			isPdf(attachments[0]);
		}
	},
	'liveboard-to-channel': async (workflowId) =>
		await expectLastParameters(workflowId, {
			resource: 'file',
			options: { channelId: 'C0000000002', initialComment: '={{ $json.liveboard.name }}' },
		}),
	'csv-into-sheet': intoSheet,
	'rows-into-sheet': intoSheet,
	'send-now': async () => {
		await eventually(() => expect(mail.mails).toMatchObject([{ to: ['team@example.com'] }]));
		isPdf(mail.mails[0]?.attachments[0]);
	},
	'tell-when-failed': async () => {
		await eventually(() => expect(mail.mails).toMatchObject([{ to: ['analysts@example.com'] }]));
		expect(mail.mails[0]?.html).toContain('ECONNREFUSED');
	},
	'who-receives': async () => {
		const text = await editor.node.output.innerText();
		for (const said of ['Jonas Weber', 'maria.gomez', 'ECONNREFUSED']) expect(text).toContain(said);
	},
};

describe('in the editor of n8n, a newcomer does', () => {
	it.each(jobs)(
		'$title',
		async ({ name, presses, before, does }: Job) => {
			await before?.(stage.thoughtSpot, company);
			await watch(editor.page);
			const workflowId = await does(editor, stage.thoughtSpot, company);
			const done = await doings(editor.page);
			await outcomes[name]?.(workflowId);
			expect(done.presses).toBe(presses);
			expect(done.typed.join()).not.toContain('{{');
		},
		180_000,
	);
});
