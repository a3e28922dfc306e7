import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { CredentialReference, Execution, N8n, WorkflowFile } from '../../sandbox/n8n';
import type { NewSchedule, ThoughtSpot } from '../../sandbox/thoughtspot';
import { readExample, withoutServices, withParameters } from './exampleFiles';
import { type MailServer, startMailServer } from './mailServer';
import { csvReport, pdfReport } from './reportFiles';
import { setStage, type Stage, stageTimeout } from './stage';

const org = '0';
const hour = 60 * 60 * 1000;

describe('the examples in a real n8n', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let mail: MailServer;
	let smtp: CredentialReference;
	let clockShift = 0;

	beforeAll(async () => {
		stage = await setStage({ thoughtSpot: { clock: () => Date.now() + clockShift } });
		({ thoughtSpot, n8n } = stage);
		mail = await startMailServer();
		smtp = await n8n.importCredential({ name: 'SMTP', type: 'smtp', data: mail.credential });
	}, stageTimeout);

	afterAll(async () => {
		await mail?.close();
		await stage?.stop();
	});

	beforeEach(() => {
		mail.mails.length = 0;
	});

	async function importExample(example: WorkflowFile) {
		return await n8n.importWorkflow(example, [stage.credential, smtp]);
	}

	async function run(example: WorkflowFile, from: string): Promise<Execution> {
		const workflow = await importExample(example);
		return await n8n.executionEnd(await n8n.run(workflow.id, from));
	}

	/** Publishes the example, lets one schedule fire for each entry, and unpublishes it. */
	async function deliver(
		example: WorkflowFile,
		schedules: Array<Omit<NewSchedule, 'name' | 'liveboardId'> & { liveboard: string }>,
		runs: number,
	): Promise<Execution[]> {
		const workflow = await importExample(example);
		await n8n.publish(workflow.id);
		for (const { liveboard, ...schedule } of schedules) {
			const liveboardId = thoughtSpot.addLiveboard({ name: liveboard }).id;
			const { id } = thoughtSpot.addSchedule({ name: 'Every Monday', liveboardId, ...schedule });
			const deliveries = await thoughtSpot.runSchedule(id);
			expect(deliveries.map(({ status }) => status)).not.toContain('FAILED');
		}
		const executions = await n8n.executionsEnded(workflow.id, runs);
		await n8n.unpublish(workflow.id);
		expect(executions.map(({ error }) => error)).toEqual(executions.map(() => undefined));
		expect(executions).toHaveLength(runs);
		return executions;
	}

	function field(execution: Execution, node: string, name: string): unknown[] {
		return execution.items(node).map(({ json }) => json[name]);
	}

	it('shows a scheduled report', async () => {
		const [execution] = await deliver(
			readExample('liveboard-report'),
			[{ liveboard: 'Retail Sales', emails: ['ann@example.com', 'ben@example.com'] }],
			1,
		);
		expect(execution?.items('Report')[0]?.json).toEqual({
			liveboard: 'Retail Sales',
			schedule: 'Every Monday',
			recipients: 'ann@example.com, ben@example.com',
			files: 'Retail Sales.pdf',
		});
		expect(execution?.items('Report')[0]?.binary).toHaveProperty('attachment_0');
	});

	it('e-mails each recipient their own PDF', async () => {
		const users = ['maria', 'jonas'].map((name) => thoughtSpot.addUser({ name }));
		const report = pdfReport();
		await deliver(
			readExample('email-each-recipient'),
			[
				{
					liveboard: 'Retail Sales',
					userIds: users.map(({ id }) => id),
					emails: ['ann@example.com'],
					files: [report],
				},
				{ liveboard: 'Not as PDF', fileFormat: 'CSV', emails: ['ann@example.com'] },
			],
			3,
		);
		expect(mail.mails.map(({ to }) => to).sort()).toEqual([
			['ann@example.com'],
			['jonas@example.com'],
			['maria@example.com'],
		]);
		for (const each of mail.mails) {
			expect(each.subject).toBe('Retail Sales: Every Monday');
			expect(each.text).toContain('Here is "Retail Sales"');
			expect(each.attachments.map((content) => content.equals(report.content))).toEqual([true]);
		}
	});

	it('turns one table of a CSV report into rows', async () => {
		const [execution] = await deliver(
			withoutServices(readExample('csv-to-rows'), ['Google Sheets', 'Postgres']),
			[{ liveboard: 'Retail Sales', fileFormat: 'CSV', emails: ['ann@example.com'] }],
			1,
		);
		const report_date = expect.stringMatching(/^20\d\d-\d\d-\d\d$/) as string;
		const rows = [
			{ Order: 'A-1', Amount: '12', report_date },
			{ Order: 'A-2', Amount: '30.25', report_date },
		];
		for (const node of ['Google Sheets', 'Postgres']) {
			expect(execution?.items(node).map(({ json }) => json)).toEqual(rows);
		}
	});

	it('sends each Liveboard to its Slack channel', async () => {
		const channels = ['To #sales', 'To #operations', 'To #reports'];
		const liveboards = ['Retail Sales', 'Supply Chain', 'Anything Else'];
		const executions = await deliver(
			withoutServices(readExample('liveboards-to-slack'), channels),
			liveboards.map((liveboard) => ({
				liveboard,
				emails: ['ann@example.com'],
				files: [pdfReport(), csvReport()],
			})),
			3,
		);
		for (const [index, execution] of executions.entries()) {
			const [channel = '', ...others] = channels.filter((name) => execution.ran(name));
			expect([channel, ...others]).toEqual([channels[index]]);
			expect(execution.items(channel)).toMatchObject([
				{ json: { liveboard: { name: liveboards[index] } }, binary: { attachment_0: {} } },
				{ json: { liveboard: { name: liveboards[index] } }, binary: { attachment_0: {} } },
			]);
		}
	});

	describe('that alerts on failed deliveries', () => {
		const example = () => readExample('alert-on-failed-deliveries');

		it('sends one e-mail with the reasons of the hour before', async () => {
			const { id: webhookId } = thoughtSpot.seedWebhook({
				orgId: org,
				url: 'http://127.0.0.1:1/nobody',
			});
			clockShift = -hour;
			const failed = [
				await thoughtSpot.deliver({ webhookId }),
				await thoughtSpot.deliver({ webhookId }),
			];
			clockShift = -2 * hour;
			const earlier = await thoughtSpot.deliver({ webhookId });
			clockShift = 0;
			const later = await thoughtSpot.deliver({ webhookId });

			const execution = await run(example(), 'Every Hour');

			expect(execution.error).toBeUndefined();
			expect(mail.mails).toHaveLength(1);
			const [alert] = mail.mails;
			if (!alert) throw new Error('no alert was sent');
			const { subject, text } = alert;
			expect(subject).toBe('2 failed deliveries in ThoughtSpot');
			for (const { jobId } of failed) expect(text).toContain(jobId);
			for (const { jobId } of [earlier, later]) expect(text).not.toContain(jobId);
			expect(text).toContain('ECONNREFUSED');
			thoughtSpot.removeWebhook(webhookId);
		});

		it('sends nothing when nothing failed', async () => {
			const { id } = thoughtSpot.seedWebhook({ orgId: org, url: 'http://127.0.0.1:1/nobody' });
			const execution = await run(example(), 'Every Hour');
			expect(execution.status).toBe('success');
			expect(execution.ran('Failed Deliveries')).toBe(true);
			expect(mail.mails).toEqual([]);
			thoughtSpot.removeWebhook(id);
		});
	});

	it('sets up a webhook for a receiver of your own, twice as well as once', async () => {
		const received: string[] = [];
		const receiver = createServer((request, response) => {
			received.push(request.url ?? '');
			request.resume().once('end', () => response.end());
		}).listen(0, '127.0.0.1');
		await once(receiver, 'listening');
		const { port } = receiver.address() as AddressInfo;
		const url = `http://127.0.0.1:${port}/reports`;
		const assignment = (name: string, value: string) => ({ id: name, name, value, type: 'string' });
		const example = withParameters(readExample('set-up-webhook'), 'Receiver', {
			assignments: { assignments: [assignment('name', 'Reports'), assignment('url', url)] },
		});

		const executions = [await run(example, 'Start'), await run(example, 'Start')];
		receiver.close();

		expect(executions.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(thoughtSpot.webhooks()).toMatchObject([{ name: 'Reports', url }]);
		expect(thoughtSpot.channels(org)).toEqual(['EMAIL', 'WEBHOOK']);
		expect(received).toEqual(['/reports', '/reports']);
		expect(executions.flatMap((each) => field(each, 'Send a Test Event', 'result_code'))).toEqual([
			'SUCCESS',
			'SUCCESS',
		]);
	});
});
