import type { N8n, Workflow } from '../../sandbox/n8n';
import type { StoredWebhook, ThoughtSpot } from '../../sandbox/thoughtspot';
import { listen, passTo, type TestServer } from '../nodes/transport/servers';
import { eventually } from './eventually';
import { pdfReport } from './reportFiles';
import { setStage, type Stage, stageTimeout } from './stage';
import { trigger, triggerWorkflow, webhookAddress } from './workflowFiles';

const PREFIX = '/automation';

describe('workflows of an n8n below a path of its host', () => {
	let front: TestServer;
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let first: Workflow;
	let second: Workflow;
	let other: Workflow;
	/** Where deliveries came to */
	const fromOutside: string[] = [];

	const importWorkflow = async (name: string, parameters = {}) =>
		await n8n.importWorkflow({ ...triggerWorkflow(parameters), name }, [stage.credential]);

	beforeAll(async () => {
		front = await listen((request, response) => {
			const { headers, url = '' } = request;
			if (!url.startsWith(`${PREFIX}/`)) return void response.writeHead(404).end();
			if ('x-webhook-signature' in headers) fromOutside.push(url);
			request.url = url.slice(PREFIX.length);
			passTo(n8n.url, request, response);
		});
		stage = await setStage({
			thoughtSpot: { retryDelaysMs: [500, 500, 500] },
			environment: { N8N_PATH: `${PREFIX}/`, WEBHOOK_URL: `${front.url}${PREFIX}/` },
		});
		({ thoughtSpot, n8n } = stage);
		// which would take a test event, were it sent one
		first = await importWorkflow('First', { filters: { testEvents: 'include' } });
		second = await importWorkflow('Second', { liveboards: ['Crafted Liveboard'] });
		other = await importWorkflow('Other', { liveboards: ['Another Liveboard'] });
		for (const { id } of [first, second, other]) await n8n.publish(id);
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
		await front?.close();
	});

	function webhook(): StoredWebhook {
		const [only, ...others] = thoughtSpot.webhooks();
		if (!only || others.length > 0) throw new Error(`${others.length + 1} webhooks, not one`);
		return only;
	}

	const addressOf = (workflow: Workflow) =>
		webhookAddress(n8n, workflow).replace(n8n.url, front.url + PREFIX);

	/** Delivers a report; gives the statuses of the answers. */
	async function deliver() {
		const request = { webhookId: webhook().id, files: [pdfReport()], retried: true };
		return (await thoughtSpot.deliver(request)).attempts.map(({ status }) => status);
	}

	const theyRan = async (...counts: [first: number, second: number, other: number]) =>
		await eventually(async () => {
			const executions = await Promise.all(
				[first, second, other].map(({ id }) => n8n.executions(id)),
			);
			expect(executions.map((each) => each.map(({ status }) => status))).toEqual(
				counts.map((count) => Array<string>(count).fill('success')),
			);
		});

	it('share the webhook, which points below that path', () => {
		expect(webhook().url).toBe(addressOf(first));
	});

	it('get each report once where they want it, which comes in once', async () => {
		expect(await deliver()).toEqual([200]);
		await theyRan(1, 1, 0);
		expect(fromOutside.map((url) => url.replace(/\?.*/, ''))).toEqual([
			new URL(addressOf(first)).pathname,
		]);
		expect(n8n.logs).not.toMatch(/could not be reached/);
	});

	it('get it when the head leaves, and comes back', async () => {
		await n8n.unpublish(first.id);
		expect(webhook().url).toBe(addressOf(second));
		expect(await deliver()).toEqual([200]);
		await theyRan(1, 2, 0);
		await n8n.publish(first.id);
		expect(await deliver()).toEqual([200]);
		await theyRan(2, 3, 0);
	}, 60_000);

	it('leave a test event to the test listener', async () => {
		const listening = await importWorkflow('Listening');
		await n8n.listen(listening.id, trigger);
		expect(await thoughtSpot.sendTestEvent(webhook().id)).toMatchObject({ status: 'SUCCESS' });
		await n8n.executionsEnded(listening.id, 1);
		await theyRan(2, 3, 0);
	}, 60_000);

	it('leave nothing when they are unpublished', async () => {
		for (const { id } of [first, second, other]) await n8n.unpublish(id);
		await eventually(() => expect(thoughtSpot.webhooks()).toEqual([]));
	}, 60_000);
});
