import type { N8n, Workflow } from '../../sandbox/n8n';
import type { StoredWebhook, ThoughtSpot } from '../../sandbox/thoughtspot';
import { eventually } from './eventually';
import { setStage, type Stage, stageTimeout } from './stage';
import { trigger, triggerWorkflow, webhookAddress } from './workflowFiles';

const org = '0';
const listeningEndsWithin = 150_000;

let stage: Stage;
let thoughtSpot: ThoughtSpot;
let n8n: N8n;
let workflow: Workflow;

const lasting = (webhook: StoredWebhook) => ({ ...webhook, modifiedAt: 0, lastModifiedBy: '' });

function webhook(): StoredWebhook {
	const [only, ...others] = thoughtSpot.webhooks();
	if (!only || others.length > 0) throw new Error(`${others.length + 1} webhooks, not one`);
	return only;
}

const importWorkflow = async (parameters = {}, name = 'Monday reports') =>
	await n8n.importWorkflow({ ...triggerWorkflow(parameters), name }, [stage.credential]);

const refusal = async (work: Promise<unknown>) =>
	await work.then(
		() => 'published',
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);

beforeAll(async () => {
	stage = await setStage();
	({ thoughtSpot, n8n } = stage);
}, stageTimeout);

afterAll(async () => {
	await stage?.stop();
});

describe('a live workflow, and a test listener that borrows its webhook', () => {
	let live: StoredWebhook;

	beforeAll(async () => {
		workflow = await importWorkflow();
		await n8n.publish(workflow.id);
		live = webhook();
	}, stageTimeout);

	const listen = async () => {
		await n8n.listen(workflow.id, trigger);
		expect(webhook().url).toBe(webhookAddress(n8n, workflow, 'webhook-test'));
	};
	const givenBack = () => expect(lasting(webhook())).toEqual(lasting(live));

	it('gives it back after a delivery, which also reaches the live workflow', async () => {
		await listen();
		expect(await thoughtSpot.deliver({ webhookId: live.id })).toMatchObject({ status: 'SUCCESS' });
		const executions = await n8n.executions(workflow.id);
		expect(executions.map(({ mode }) => mode).sort()).toEqual(['manual', 'webhook']);
		await eventually(givenBack);
	});

	it('gives it back when the user stops it', async () => {
		await listen();
		await n8n.stopListening(workflow.id);
		await eventually(givenBack);
	});

	it(
		'gives it back when its time is over',
		async () => {
			await listen();
			await eventually(givenBack, listeningEndsWithin);
		},
		listeningEndsWithin,
	);

	it('heals it after n8n was killed, when the workflow is published again under a new node name', async () => {
		await listen();
		await n8n.crash();
		expect(webhook().url).toBe(webhookAddress(n8n, workflow, 'webhook-test'));
		const [node] = triggerWorkflow().nodes;
		const [{ id, webhookId } = { id: '', webhookId: '' }] = workflow.nodes;
		if (!node) throw new Error('The workflow has no node');
		const { credential } = stage;
		const credentials = { thoughtSpotApi: { id: credential.id, name: credential.name } };
		const renamed = { ...node, id, webhookId, name: 'Reports', credentials };
		await n8n.saveWorkflow(workflow.id, { nodes: [renamed] });
		await n8n.publish(workflow.id);
		expect(webhook()).toMatchObject({ name: live.name, url: live.url });
	}, 120_000);

	it('refuses a second workflow with the name of the first', async () => {
		const second = await importWorkflow({}, 'Tuesday reports');
		const before = lasting(webhook());
		expect(await refusal(n8n.publish(second.id))).toMatch(
			/"n8n: Monday reports" delivers to another workflow of this n8n/,
		);
		expect(lasting(webhook())).toEqual(before);
		await n8n.unpublish(second.id);
		expect(lasting(webhook())).toEqual(before);
	}, 120_000);

	it('keeps it where a duplicate with the same webhook ID listens, and is refused', async () => {
		const [node] = triggerWorkflow().nodes;
		const [{ webhookId } = { webhookId: '' }] = workflow.nodes;
		if (!node) throw new Error('The workflow has no node');
		const before = lasting(webhook());
		const duplicate = await n8n.importWorkflow(
			{ name: 'Monday reports copy', nodes: [{ ...node, webhookId }], connections: {} },
			[stage.credential],
		);
		await n8n.listen(duplicate.id, trigger);
		expect(webhook().url).toBe(webhookAddress(n8n, duplicate, 'webhook-test'));
		await n8n.stopListening(duplicate.id);
		await eventually(() => expect(lasting(webhook())).toEqual(before));
		expect(await refusal(n8n.publish(duplicate.id))).toMatch(/already|conflict|taken/i);
		expect(lasting(webhook())).toEqual(before);
		await n8n.unpublish(duplicate.id);
		expect(lasting(webhook())).toEqual(before);
	}, 120_000);

	it('leaves nothing when it is unpublished', async () => {
		await n8n.unpublish(workflow.id);
		expect(thoughtSpot.webhooks()).toEqual([]);
		// n8n 1 forgets what a node has stored when the node is renamed
		const forgotten = n8n.version.startsWith('1.');
		expect(thoughtSpot.channels(org)).toEqual(forgotten ? ['EMAIL', 'WEBHOOK'] : undefined);
	});
});

describe('somebody else’s webhook that a workflow takes over', () => {
	it('goes back when the workflow is unpublished', async () => {
		const before = thoughtSpot.seedWebhook({
			orgId: org,
			name: 'Finance reports',
			description: 'Numbers for the board',
			url: 'https://hooks.finance.example/liveboards',
			additionalHeaders: [{ key: 'X-Team', value: 'finance' }],
		});
		const taking = await importWorkflow({ conflict: 'takeOver' }, 'Taking over');
		await n8n.publish(taking.id);
		expect(webhook()).toMatchObject({ id: before.id, url: webhookAddress(n8n, taking) });
		await n8n.unpublish(taking.id);
		expect(lasting(webhook())).toEqual(lasting(before));
	}, 120_000);
});
