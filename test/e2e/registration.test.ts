import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	LIST_PARAMETER,
	claimedSubscribers,
} from '../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import { addressOf } from '../../nodes/ThoughtSpot/trigger/sharing/triggerAddress';
import type { N8n, Workflow } from '../../sandbox/n8n';
import type { StoredWebhook, ThoughtSpot } from '../../sandbox/thoughtspot';
import { eventually } from './eventually';
import { setStage, type Stage, stageTimeout } from './stage';
import { trigger, triggerWorkflow, webhookAddress } from './workflowFiles';

const org = '0';

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

/** The addresses of those who share the webhook, the head's first. */
const sharers = () =>
	claimedSubscribers(webhook().urlParams?.[LIST_PARAMETER]).map((each) =>
		addressOf(webhook().url, each),
	);

beforeAll(async () => {
	stage = await setStage();
	({ thoughtSpot, n8n } = stage);
}, stageTimeout);

afterAll(async () => {
	await stage?.stop();
});

describe('a published workflow, and a test listener beside it', () => {
	let live: StoredWebhook;

	beforeAll(async () => {
		workflow = await importWorkflow();
		await n8n.publish(workflow.id);
		live = webhook();
	}, stageTimeout);

	const listen = async () => {
		await n8n.listen(workflow.id, trigger);
		expect(sharers()).toEqual([
			webhookAddress(n8n, workflow),
			webhookAddress(n8n, workflow, 'webhook-test'),
		]);
	};
	const alone = () => expect(lasting(webhook())).toEqual(lasting(live));

	it('both get a report, and the listener leaves after it', async () => {
		await listen();
		expect(await thoughtSpot.deliver({ webhookId: live.id })).toMatchObject({ status: 'SUCCESS' });
		await eventually(async () => {
			const executions = await n8n.executions(workflow.id);
			expect(executions.map(({ mode }) => mode).sort()).toEqual(['manual', 'webhook']);
		});
		await eventually(alone);
	});

	it('it leaves when the user stops it', async () => {
		await listen();
		await n8n.stopListening(workflow.id);
		await eventually(alone);
	});

	it('what a listener left behind when n8n was killed is set right by publishing again', async () => {
		await listen();
		await n8n.crash();
		expect(sharers()).toHaveLength(2);
		const [node] = triggerWorkflow().nodes;
		const [{ id, webhookId } = { id: '', webhookId: '' }] = workflow.nodes;
		if (!node) throw new Error('The workflow has no node');
		const { credential } = stage;
		const credentials = { thoughtSpotApi: { id: credential.id, name: credential.name } };
		const renamed = { ...node, id, webhookId, name: 'Reports', credentials };
		await n8n.saveWorkflow(workflow.id, { nodes: [renamed] });
		await n8n.publish(workflow.id);
		expect(sharers()).toEqual([live.url]);
	}, 120_000);

	it('a second workflow shares the webhook, and each leaves it to the other', async () => {
		const second = await importWorkflow({}, 'Tuesday reports');
		await n8n.publish(second.id);
		expect(sharers()).toEqual([live.url, webhookAddress(n8n, second)]);
		await n8n.unpublish(workflow.id);
		expect(sharers()).toEqual([webhookAddress(n8n, second)]);
		await n8n.publish(workflow.id);
		expect(sharers()).toEqual([webhookAddress(n8n, second), live.url]);
		await n8n.unpublish(second.id);
		expect(sharers()).toEqual([live.url]);
	}, 120_000);

	it('two that are published in the same moment both share it', async () => {
		const added = [await importWorkflow({}, 'A'), await importWorkflow({}, 'B')];
		await Promise.all(added.map(async ({ id }) => await n8n.publish(id)));
		expect(sharers().sort()).toEqual(
			[live.url, ...added.map((each) => webhookAddress(n8n, each))].sort(),
		);
		await Promise.all(added.map(async ({ id }) => await n8n.unpublish(id)));
		expect(sharers()).toEqual([live.url]);
	}, 120_000);

	it('a report in the moment of joining and of leaving costs nobody the place', async () => {
		const second = await importWorkflow({}, 'Wednesday reports');
		const change = 'updateWebhookConfiguration';
		const during = async (act: Promise<unknown>) => {
			const seen = thoughtSpot.requests.length;
			await eventually(() =>
				expect(thoughtSpot.requests.slice(seen).map(({ operation }) => operation)).toContain(
					change,
				),
			);
			await thoughtSpot.deliver({ webhookId: webhook().id });
			await act;
		};
		await during(n8n.publish(second.id));
		expect(sharers()).toEqual([live.url, webhookAddress(n8n, second)]);
		await during(n8n.unpublish(second.id));
		expect(sharers()).toEqual([live.url]);
	}, 120_000);

	it('a duplicate with the same webhook ID listens beside it, and is refused by n8n', async () => {
		const [node] = triggerWorkflow().nodes;
		const [{ webhookId } = { webhookId: '' }] = workflow.nodes;
		if (!node) throw new Error('The workflow has no node');
		const before = lasting(webhook());
		const duplicate = await n8n.importWorkflow(
			{ name: 'Monday reports copy', nodes: [{ ...node, webhookId }], connections: {} },
			[stage.credential],
		);
		await n8n.listen(duplicate.id, trigger);
		expect(sharers()).toEqual([live.url, webhookAddress(n8n, duplicate, 'webhook-test')]);
		await n8n.stopListening(duplicate.id);
		await eventually(() => expect(lasting(webhook())).toEqual(before));
		expect(await refusal(n8n.publish(duplicate.id))).toMatch(/already|conflict|taken/i);
		expect(lasting(webhook())).toEqual(before);
		await n8n.unpublish(duplicate.id);
		expect(lasting(webhook())).toEqual(before);
	}, 120_000);

	it('nothing is left when the last one is unpublished', async () => {
		await n8n.unpublish(workflow.id);
		expect(thoughtSpot.webhooks()).toEqual([]);
		expect(thoughtSpot.channels(org)).toBeUndefined();
	});
});

describe('workflows that the command line has imported without a webhook ID', () => {
	it('are refused with the remedy, one like the other, and change nothing', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'thoughtspot-import-'));
		const file = join(folder, 'workflow.json');
		const [node] = triggerWorkflow().nodes;
		const { credential } = stage;
		const credentials = { thoughtSpotApi: { id: credential.id, name: credential.name } };
		if (!node) throw new Error('The workflow has no node');
		const nodes = [{ ...node, id: 'trigger', webhookId: undefined, credentials }];
		for (const which of ['A', 'B']) {
			const imported = { id: `imported${which}`, name: which, nodes, connections: {} };
			await writeFile(file, JSON.stringify(imported));
			const { id } = await n8n.importWorkflowFile(file);
			expect(`${which}: ${await refusal(n8n.publish(id))}`).toMatch(
				/has no webhook ID.*Move the node a little in n8n's editor/,
			);
			await n8n.unpublish(id);
			expect(thoughtSpot.webhooks()).toEqual([]);
			// as the editor saves it once a node is moved
			await n8n.saveWorkflow(id, { nodes: nodes.map((each) => ({ ...each, position: [20, 0] })) });
			await n8n.publish(id);
			await n8n.unpublish(id);
			expect(thoughtSpot.webhooks()).toEqual([]);
		}
		await rm(folder, { recursive: true });
	}, 180_000);
});

describe('somebody else’s webhook that a workflow takes over', () => {
	it('serves the next workflow as well, and goes back when the last one is unpublished', async () => {
		const before = thoughtSpot.seedWebhook({
			orgId: org,
			name: 'Finance reports',
			description: 'Numbers for the board',
			url: 'https://hooks.finance.example/liveboards',
			urlParams: { team: 'finance' },
			additionalHeaders: [{ key: 'X-Team', value: 'finance' }],
		});
		const taking = await importWorkflow({ conflict: 'takeOver' }, 'Taking over');
		const joining = await importWorkflow({}, 'Joining');
		for (const [first, last] of [
			[taking, joining],
			[joining, taking],
		] as const) {
			await n8n.publish(taking.id);
			await n8n.publish(joining.id);
			expect(webhook()).toMatchObject({ id: before.id, url: webhookAddress(n8n, taking) });
			await n8n.unpublish(first.id);
			expect(sharers()).toEqual([webhookAddress(n8n, last)]);
			await n8n.unpublish(last.id);
			expect(lasting(webhook())).toEqual(lasting(before));
		}
	}, 180_000);
});
