import type { CredentialReference, Execution, N8n, WorkflowFile } from '../../sandbox/n8n';
import type { NewSchedule, ThoughtSpot } from '../../sandbox/thoughtspot';
import { eventually } from './eventually';
import {
	parametersOf,
	readExample,
	withFields,
	withoutServices,
	withParameters,
} from './exampleFiles';
import { type MailServer, startMailServer } from './mailServer';
import { type Receiver, startReceiver } from './receiver';
import { csvReport, pdfReport } from './reportFiles';
import { setStage, type Stage, stageTimeout } from './stage';

const org = '0';
const hour = 60 * 60 * 1000;
/** Two of them have different days at any time. */
const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];

function dayIn(
	timeZone: string,
	locale: string,
	month: 'long' | '2-digit',
	at = Date.now(),
): string {
	const parts = { timeZone, day: 'numeric', month, year: 'numeric' } as const;
	return new Intl.DateTimeFormat(locale, parts).format(at);
}

/** In n8n's answer to a GET of a trigger's address, as long as it has it. */
const LISTENING = 'is not registered for GET requests';
const answerTo = async (url: string): Promise<string> => await (await fetch(url)).text();

describe('the examples in a real n8n', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let mail: MailServer;
	let receiver: Receiver;
	let smtp: CredentialReference;
	let clockShift = 0;
	let userIds: string[];

	beforeAll(async () => {
		stage = await setStage({ thoughtSpot: { clock: () => Date.now() + clockShift } });
		({ thoughtSpot, n8n } = stage);
		userIds = ['maria', 'jonas'].map((name) => thoughtSpot.addUser({ name }).id);
		mail = await startMailServer();
		receiver = await startReceiver();
		smtp = await n8n.importCredential({ name: 'SMTP', type: 'smtp', data: mail.credential });
	}, stageTimeout);

	afterAll(async () => {
		receiver?.close();
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

	describe.each(zones)('in the time zone %s', (zone) => {
		const inZone = (name: string): WorkflowFile => {
			const example = readExample(name);
			return { ...example, settings: { ...example.settings, timezone: zone } };
		};

		it('shows a scheduled report', async () => {
			const [execution] = await deliver(
				inZone('liveboard-report'),
				[
					{
						liveboard: 'Retail Sales',
						view: { id: 'view-1', name: 'West' },
						emails: ['ann@example.com', 'ben@example.com'],
					},
				],
				1,
			);
			expect(execution?.items('Report')[0]?.json).toEqual({
				liveboard: 'Retail Sales (View: West)',
				schedule: 'Every Monday',
				recipients: 'ann@example.com, ben@example.com',
				files: 'Retail Sales.pdf',
			});
			expect(execution?.items('Report')[0]?.binary).toHaveProperty('attachment_0');
		});

		it('emails each recipient their own PDF', async () => {
			const report = pdfReport();
			await deliver(
				inZone('email-each-recipient'),
				[
					{
						liveboard: 'Retail Sales',
						userIds,
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
				const day = dayIn(zone, 'en-GB', 'long');
				expect(each.text).toContain(`Here is "Retail Sales" of ${day}.`);
				expect(each.attachments.map((content) => content.equals(report.content))).toEqual([true]);
			}
		});

		it.each(['', '\ufeff'])('turns one table of a CSV report into rows, after %j', async (mark) => {
			const content = Buffer.from(`${mark}Order,Amount\r\nA-1,12\r\nA-2,30.25\r\n`);
			const other = { fileName: 'Stock.csv', mimeType: 'text/csv', content };
			const [execution] = await deliver(
				withoutServices(inZone('csv-to-rows'), ['Google Sheets', 'Postgres']),
				[
					{
						liveboard: 'Retail Sales',
						fileFormat: 'CSV',
						emails: ['ann@example.com'],
						files: [other, { ...other, fileName: 'Orders.csv' }],
					},
				],
				1,
			);
			const report_date = dayIn(zone, 'en-CA', '2-digit');
			const rows = [
				{ Order: 'A-1', Amount: '12', report_date },
				{ Order: 'A-2', Amount: '30.25', report_date },
			];
			for (const node of ['Google Sheets', 'Postgres']) {
				expect(execution?.items(node).map(({ json }) => json)).toEqual(rows);
			}
		});

		it('sends each Liveboard to its Slack channel, once however many users it goes to', async () => {
			const example = inZone('liveboards-to-slack');
			const { options } = parametersOf(example, 'To Slack');
			const { channelId } = options as { channelId: string };
			const view = { id: 'view-1', name: 'West' };
			const liveboards = [
				{ liveboard: 'Retail Sales', view, channel: '#sales' },
				{ liveboard: 'Supply Chain', view: undefined, channel: '#operations' },
				{ liveboard: 'Anything Else', view: undefined, channel: '#reports' },
			];
			const executions = await deliver(
				withFields(example, 'To Slack', {
					channel: channelId,
					file: '={{ $binary.data.fileName }}',
				}),
				liveboards.map(({ liveboard, view }) => ({
					liveboard,
					view,
					userIds,
					files: [pdfReport(), csvReport()],
				})),
				liveboards.length,
			);
			for (const [index, { channel }] of liveboards.entries()) {
				expect(executions[index]?.items('To Slack').map(({ json }) => json)).toEqual(
					[pdfReport(), csvReport()].map(({ fileName }) => ({
						channel: `ID of your channel ${channel}`,
						file: fileName,
					})),
				);
			}
		});

		describe('that alerts on failed deliveries', () => {
			const example = () => inZone('alert-on-failed-deliveries');

			it('sends one email with the reasons of the hour before', async () => {
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
				expect(text).toContain(`at ${dayIn(zone, 'en-CA', '2-digit', Date.now() - hour)} `);
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
	});

	it.each<[name: string, reached: string, services: string[]]>([
		['liveboard-report', 'Report', []],
		['email-each-recipient', 'Send Email', []],
		['csv-to-rows', 'Only This Table', ['Google Sheets', 'Postgres']],
		['liveboards-to-slack', 'Channels', ['To Slack']],
	])('shows a test event while %s listens, whatever its filters say', async (...row) => {
		const [name, reached, services] = row;
		const workflow = await importExample(withoutServices(readExample(name), services));
		await n8n.listen(workflow.id, 'ThoughtSpot Trigger');
		const [webhook] = thoughtSpot.webhooks();
		const url = webhook?.url ?? '';
		expect(await answerTo(url)).toContain(LISTENING);
		const sent = await thoughtSpot.sendTestEvent(webhook?.id ?? '');
		expect(sent.status).toBe('SUCCESS');
		const [execution] = await n8n.executionsEnded(workflow.id, 1);
		expect(execution?.items('ThoughtSpot Trigger')).toMatchObject([{ json: { isTest: true } }]);
		expect(execution?.ran(reached)).toBe(true);
		await eventually(() => expect(thoughtSpot.webhooks()).toEqual([]));
		// n8n can take no other listener in, for minutes, where one has come while another was leaving
		await eventually(async () => expect(await answerTo(url)).not.toContain(LISTENING));
	});

	it('sets up a webhook for a receiver of your own, twice as well as once', async () => {
		const { url, types } = receiver;
		const assignment = (name: string, value: string) => ({ id: name, name, value, type: 'string' });
		const example = withParameters(readExample('set-up-webhook'), 'Receiver', {
			assignments: { assignments: [assignment('name', 'Reports'), assignment('url', url)] },
		});

		const executions = [await run(example, 'Start'), await run(example, 'Start')];

		expect(executions.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(thoughtSpot.webhooks()).toMatchObject([{ name: 'Reports', url }]);
		expect(thoughtSpot.channels(org)).toEqual(['EMAIL', 'WEBHOOK']);
		expect(types).toHaveLength(2);
		expect(executions.flatMap((each) => field(each, 'Send a Test Event', 'status'))).toEqual([
			'SUCCESS',
			'SUCCESS',
		]);
	});
});
