import type { N8n } from '../../sandbox/n8n';
import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { runActions, setStage, type Stage, stageTimeout } from './stage';
import { trigger, triggerWorkflow, webhookAddress } from './workflowFiles';

/** What versions of n8n do differently, and what must come out the same. */
describe('in every version of n8n', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;

	beforeAll(async () => {
		stage = await setStage();
		({ thoughtSpot, n8n } = stage);
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
	});

	async function webhooksRead(): Promise<string> {
		const steps = { Webhooks: { resource: 'webhook', operation: 'getAll', returnAll: true } };
		return (await runActions(stage, steps)).status;
	}

	it('a session that has ended is renewed', async () => {
		thoughtSpot.seedWebhook({ orgId: '0', url: 'https://receiver.example.com' });
		expect(await webhooksRead()).toBe('success');
		thoughtSpot.expireTokens();
		expect(await webhooksRead()).toBe('success');
		for (const { id } of thoughtSpot.webhooks()) thoughtSpot.removeWebhook(id);
	});

	it('a workflow is unpublished after the session has ended', async () => {
		const workflow = await n8n.importWorkflow(triggerWorkflow(), [stage.credential]);
		await n8n.publish(workflow.id);
		thoughtSpot.expireTokens();
		await n8n.unpublish(workflow.id);
		expect(thoughtSpot.webhooks()).toEqual([]);
	});

	it('a refused registration says what to do, and not only what ThoughtSpot answered', async () => {
		const { name } = thoughtSpot.addUser({ name: 'viewer', password: 'viewer-password-1' });
		const viewer = await n8n.importCredential({
			name: 'Viewer',
			type: 'thoughtSpotApi',
			data: {
				baseUrl: thoughtSpot.url,
				authentication: 'password',
				username: name,
				password: 'viewer-password-1',
			},
		});
		const workflow = await n8n.importWorkflow(triggerWorkflow(), [viewer]);
		await expect(n8n.publish(workflow.id)).rejects.toThrow(/CAN_MANAGE_WEBHOOKS/);
		await n8n.unpublish(workflow.id);
	});

	it('a workflow takes the place of one that could not tell ThoughtSpot that it goes', async () => {
		const imported = async () => await n8n.importWorkflow(triggerWorkflow(), [stage.credential]);
		const [gone, next] = [await imported(), await imported()];
		await n8n.publish(gone.id);
		thoughtSpot.faults.add({ kind: 'status', status: 400, path: /webhooks/, times: Infinity });
		await n8n.unpublish(gone.id);
		thoughtSpot.faults.clear();
		await n8n.publish(next.id);
		expect(thoughtSpot.webhooks().map(({ url }) => url)).toEqual([webhookAddress(n8n, next)]);
		await n8n.unpublish(next.id);
		expect(thoughtSpot.webhooks()).toEqual([]);
	}, 60_000);

	it('deliveries that arrive at the same time each run once', async () => {
		const workflow = await n8n.importWorkflow(triggerWorkflow(), [stage.credential]);
		await n8n.publish(workflow.id);
		const users = Array.from({ length: 5 }, (_, index) =>
			thoughtSpot.addUser({ name: `reader-${index}` }),
		);
		const { id } = thoughtSpot.addSchedule({
			name: 'To five users',
			liveboardId: thoughtSpot.addLiveboard({ name: 'Retail Sales' }).id,
			userIds: users.map((user) => user.id),
		});
		await thoughtSpot.runSchedule(id);
		const executions = await n8n.executionsEnded(workflow.id, users.length);
		const recipients = executions.flatMap((execution) =>
			execution.items(trigger).map(({ json }) => json.recipients),
		);
		expect(executions).toHaveLength(users.length);
		expect(new Set(recipients.map((each) => JSON.stringify(each))).size).toBe(users.length);
		await n8n.unpublish(workflow.id);
	});
});
