import type { CredentialReference, Execution, N8n, WorkflowFile } from '../../sandbox/n8n';
import type { Schedule, ThoughtSpot } from '../../sandbox/thoughtspot';
import { eventually } from './eventually';
import { readExample, withParameters, withoutServices } from './exampleFiles';
import { type MailServer, startMailServer } from './mailServer';
import { setStage, type Stage, stageTimeout } from './stage';
import { triggerWorkflow } from './workflowFiles';

const org = '0';
const tables = [
	{
		name: 'By Region',
		columns: ['Region', 'Amount'],
		rows: [
			['East', 10],
			['West', 20],
		],
	},
];

describe('the examples of reports on demand, in a real n8n', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let mail: MailServer;
	let smtp: CredentialReference;
	let schedule: Schedule;

	beforeAll(async () => {
		stage = await setStage();
		({ thoughtSpot, n8n } = stage);
		mail = await startMailServer();
		smtp = await n8n.importCredential({ name: 'SMTP', type: 'smtp', data: mail.credential });
		const userIds = [
			['maria', 'East'],
			['jonas', 'West'],
		].map(
			([name = '', region = '']) =>
				thoughtSpot.addUser({
					name,
					visibleRows: { Region: [region] },
					orgs: [{ id: org, privileges: ['DATADOWNLOADING'] }],
				}).id,
		);
		const { id: liveboardId } = thoughtSpot.addLiveboard({
			name: 'Retail Sales',
			visualizations: tables,
		});
		schedule = thoughtSpot.addSchedule({
			name: 'Monday report',
			liveboardId,
			userIds,
			fileFormat: 'CSV',
		});
	}, stageTimeout);

	afterAll(async () => {
		await mail?.close();
		await stage?.stop();
	});

	beforeEach(() => {
		mail.mails.length = 0;
	});

	async function run(example: WorkflowFile, from: string): Promise<Execution> {
		const workflow = await n8n.importWorkflow(example, [stage.credential, smtp]);
		const execution = await n8n.executionEnd(await n8n.run(workflow.id, from));
		expect(execution.error).toBeUndefined();
		return execution;
	}
	const sent = () =>
		mail.mails
			.map(({ to, attachments }) => [to.join(), attachments.map(String).join()])
			.sort(([one = ''], [other = '']) => one.localeCompare(other));

	it('send a Liveboard every Monday', async () => {
		await run(readExample('send-liveboard-every-monday'), 'Every Monday');
		expect(mail.mails).toMatchObject([{ to: ['team@example.com'], subject: 'Retail Sales' }]);
		expect(mail.mails[0]?.attachments[0]?.subarray(0, 5).toString()).toBe('%PDF-');
	});

	it('read the rows of a visualization', async () => {
		const example = withoutServices(readExample('visualization-rows-to-sheet'), ['Google Sheets']);
		const execution = await run(example, 'Every Day');
		expect(execution.items('Google Sheets').map(({ json }) => json)).toEqual([
			{ Region: 'East', Amount: 10 },
			{ Region: 'West', Amount: 20 },
		]);
	});

	it('send each manager their region, exported as them', async () => {
		const example = readExample('regional-pdf-for-each-manager');
		const { parameters } = example.nodes.find(({ name }) => name === 'Export') ?? {};
		const csv = withParameters(example, 'Export', { ...parameters, fileFormat: 'CSV' });
		await run(csv, 'Every Monday');
		expect(sent()).toEqual([
			['jonas@example.com', expect.stringMatching(/West,20\s*$/)],
			['maria@example.com', expect.stringMatching(/East,10\s*$/)],
		]);
	});

	describe('where nobody receives', () => {
		let webhookId: string;

		beforeAll(async () => {
			webhookId = thoughtSpot.seedWebhook({ orgId: org, url: 'http://127.0.0.1:1/nobody' }).id;
			thoughtSpot.setChannels(org, ['WEBHOOK']);
			await thoughtSpot.runSchedule(schedule.id);
			await thoughtSpot.runSchedule(schedule.id);
		});

		it('tell who received a report', async () => {
			await run(readExample('who-received-the-report'), 'Every Monday');
			expect(mail.mails).toMatchObject([{ subject: 'Who received Monday report' }]);
			expect(mail.mails[0]?.text).toMatch(/maria: failed \(.*ECONNREFUSED/);
		});

		it('escalate who got nothing for two runs', async () => {
			const example = withParameters(readExample('escalate-missed-recipients'), 'Schedule', {
				scheduleId: { __rl: true, mode: 'name', value: 'Monday report' },
			});
			await run(example, 'Every Monday');
			expect(mail.mails.map(({ subject }) => subject).sort()).toEqual([
				'jonas did not get Monday report',
				'maria did not get Monday report',
			]);
		});

		it('send failed reports again, each to its recipient', async () => {
			const workflow = await n8n.importWorkflow(readExample('resend-failed-reports'), [
				stage.credential,
				smtp,
			]);
			await n8n.publish(workflow.id);
			await thoughtSpot.runSchedule(schedule.id);
			await n8n.restart();
			await eventually(() => expect(mail.mails).toHaveLength(2), 60_000);
			expect(sent()).toEqual([
				['jonas@example.com', expect.stringContaining('West,20')],
				['maria@example.com', expect.stringContaining('East,10')],
			]);
			await n8n.unpublish(workflow.id);
		}, 120_000);

		it('speak of the connection only when something is wrong', async () => {
			await run(readExample('daily-connection-check'), 'Every Day');
			expect(mail.mails).toMatchObject([{ to: ['thoughtspot-admins@example.com'] }]);
			expect(mail.mails[0]?.text).toContain('Deliveries of the last three days: 6. Failed: 6');
			thoughtSpot.removeWebhook(webhookId);
			thoughtSpot.forgetDeliveries(() => true);
			const workflow = await n8n.importWorkflow(triggerWorkflow(), [stage.credential]);
			await n8n.publish(workflow.id);
			thoughtSpot.configure({ connectableUrls: ['127.0.0.1'] });
			mail.mails.length = 0;
			const sound = await run(readExample('daily-connection-check'), 'Every Day');
			expect(sound.items('Check').filter(({ json }) => json.status !== 'ok')).toEqual([]);
			expect(mail.mails).toEqual([]);
			await n8n.unpublish(workflow.id);
		}, 120_000);
	});

	it('pause every schedule of a Liveboard', async () => {
		const execution = await run(readExample('pause-schedules-of-a-liveboard'), 'Start');
		expect(execution.items('Pause').map(({ json }) => [json.name, json.status])).toEqual([
			['Monday report', 'PAUSE'],
		]);
	});
});
