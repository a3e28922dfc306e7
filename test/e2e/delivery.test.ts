import type { Execution, N8n, Workflow } from '../../sandbox/n8n';
import type { StoredWebhook, ThoughtSpot } from '../../sandbox/thoughtspot';
import { eventually } from './eventually';
import { forgeries } from './forgeries';
import { repeatLastMessage } from './repeatedMessage';
import { csvReport, pdfReport } from './reportFiles';
import { setStage, type Stage, stageTimeout } from './stage';
import { trigger, triggerWorkflow, webhookAddress } from './workflowFiles';

const org = '0';

describe('a workflow with a ThoughtSpot Trigger in a real n8n', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let workflow: Workflow;
	let channelsBefore: string[] | undefined;
	let executionCount = 0;

	beforeAll(async () => {
		stage = await setStage();
		({ thoughtSpot, n8n } = stage);
		channelsBefore = thoughtSpot.channels(org);
		workflow = await n8n.importWorkflow(triggerWorkflow(), [stage.credential]);
		await n8n.publish(workflow.id);
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
	});

	function webhook(): StoredWebhook {
		const [only, ...others] = thoughtSpot.webhooks();
		if (!only || others.length > 0) throw new Error(`${others.length + 1} webhooks, not one`);
		return only;
	}

	function expectNothingLeft(): void {
		expect(thoughtSpot.webhooks()).toEqual([]);
		expect(thoughtSpot.channels(org)).toEqual(channelsBefore);
	}

	async function nextExecution(): Promise<Execution> {
		executionCount += 1;
		const executions = await n8n.executionsEnded(workflow.id, executionCount);
		expect(executions).toHaveLength(executionCount);
		const last = executions.at(-1);
		if (!last) throw new Error('there is no execution');
		return last;
	}

	it('registers one webhook, which asks ThoughtSpot to sign', () => {
		expect(webhook()).toMatchObject({
			orgId: org,
			url: webhookAddress(n8n, workflow),
			events: ['LIVEBOARD_SCHEDULE'],
			signatureVerification: { type: 'HMAC_SHA256', algorithm: 'SHA256' },
		});
		expect(webhook().signatureVerification?.secret.length).toBeGreaterThanOrEqual(32);
		expect(webhook().status ?? 'ENABLED').toBe('ENABLED');
	});

	it('adds the webhook channel to the email channel', () => {
		expect([...(thoughtSpot.channels(org) ?? [])].sort()).toEqual(['EMAIL', 'WEBHOOK']);
	});

	it('runs once for a signed delivery and keeps its files byte for byte', async () => {
		const files = [pdfReport(), csvReport()];
		const delivery = await thoughtSpot.deliver({ webhookId: webhook().id, files });
		expect(delivery).toMatchObject({ status: 'SUCCESS' });

		const execution = await nextExecution();
		expect(execution).toMatchObject({ status: 'success', mode: 'webhook' });
		const [item, ...others] = execution.items(trigger);
		expect(others).toEqual([]);
		expect(item?.json.files).toMatchObject(
			files.map(({ fileName, mimeType, content }, index) => ({
				fileName,
				mimeType,
				sizeBytes: content.length,
				binaryProperty: `attachment_${index}`,
			})),
		);
		for (const [index, { fileName, mimeType, content }] of files.entries()) {
			const binary = item?.binary?.[`attachment_${index}`];
			if (!binary) throw new Error(`attachment_${index} is missing`);
			expect(binary).toMatchObject({ fileName, mimeType });
			expect((await n8n.download(binary)).equals(content)).toBe(true);
		}
	});

	it('runs once for each message of a scheduled Liveboard', async () => {
		const liveboard = thoughtSpot.addLiveboard({ name: 'Retail Sales' });
		const schedule = thoughtSpot.addSchedule({
			name: 'Every Monday',
			liveboardId: liveboard.id,
			fileFormat: 'PDF',
			emails: ['analyst@example.com'],
		});
		const deliveries = await thoughtSpot.runSchedule(schedule.id);
		expect(deliveries).toMatchObject([{ status: 'SUCCESS' }]);
		const [item] = (await nextExecution()).items(trigger);
		expect(item?.json).toMatchObject({
			isTest: false,
			liveboard: { id: liveboard.id, name: 'Retail Sales' },
			schedule: { id: schedule.id, name: 'Every Monday', fileFormat: 'pdf' },
			recipients: [{ email: 'analyst@example.com' }],
			delivery: { signed: 'body' },
		});
	});

	it.each(forgeries)('answers 401 to %s and does not run', async (_name, change) => {
		const forged = await thoughtSpot.deliver({
			webhookId: webhook().id,
			files: [csvReport()],
			change,
		});
		expect(forged).toMatchObject({ status: 'FAILED' });
		expect(forged.attempts.map(({ status }) => status)).toEqual([401]);

		await thoughtSpot.deliver({ webhookId: webhook().id, files: [csvReport()] });
		await nextExecution();
	});

	it('knows after a restart of n8n what it received, receives on, and registers nothing anew', async () => {
		const before = thoughtSpot.webhooks();
		const requests = thoughtSpot.requests.length;
		await n8n.restart();
		expect(thoughtSpot.webhooks()).toEqual(before);
		const since = thoughtSpot.requests.slice(requests).map(({ operation }) => operation ?? '');
		expect(since.filter((operation) => !/^(get|search)/.test(operation))).toEqual([]);
		const repeat = await repeatLastMessage(thoughtSpot);
		expect(repeat).toMatchObject({ status: 200, answer: { status: 'duplicate' } });
		await thoughtSpot.deliver({ webhookId: webhook().id, files: [pdfReport()] });
		expect(await nextExecution()).toMatchObject({ status: 'success' });
	}, 120_000);

	it('shares its webhook with a test listener, and has it alone again', async () => {
		const before = webhook();
		await n8n.listen(workflow.id, trigger);
		expect(webhook()).toMatchObject({ id: before.id, url: before.url });
		expect(webhook().urlParams).not.toEqual(before.urlParams);
		await n8n.stopListening(workflow.id);
		await eventually(() => expect(webhook().urlParams).toEqual(before.urlParams));
		await thoughtSpot.deliver({ webhookId: webhook().id, files: [pdfReport()] });
		expect(await nextExecution()).toMatchObject({ status: 'success', mode: 'webhook' });
	});

	it('leaves no webhook and the channels as they were after unpublishing', async () => {
		await n8n.unpublish(workflow.id);
		expectNothingLeft();
	});

	it('registers the test address for a test listener and removes it after one event', async () => {
		await n8n.listen(workflow.id, trigger);
		expect(webhook().url).toBe(webhookAddress(n8n, workflow, 'webhook-test'));
		const delivery = await thoughtSpot.deliver({
			webhookId: webhook().id,
			files: [pdfReport()],
		});
		expect(delivery).toMatchObject({ status: 'SUCCESS' });
		expect(await nextExecution()).toMatchObject({ status: 'success', mode: 'manual' });
		await eventually(expectNothingLeft);
	});

	it('removes the webhook of a test listener that was stopped', async () => {
		await n8n.listen(workflow.id, trigger);
		expect(webhook().url).toBe(webhookAddress(n8n, workflow, 'webhook-test'));
		await n8n.stopListening(workflow.id);
		await eventually(expectNothingLeft);
	});
});
