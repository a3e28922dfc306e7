import { ORG, Stage, lasting, messageOf, signIn } from './stage';

const SALES = '77';
let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
	stage.thoughtSpot.addOrg({ name: 'Sales', id: SALES });
});

afterEach(async () => {
	await stage.close();
});

it('a copy of the workflow in another n8n does not touch the webhook of the first', async () => {
	const workflow = stage.n8n.workflow({ credential: stage.credential });
	await workflow.publish();
	const before = stage.thoughtSpot.webhooks();
	const changes = stage.changes().length;
	const second = await stage.anotherN8n();
	const copy = second.workflow({
		credential: stage.credential,
		webhookId: workflow.webhookId,
	});
	expect(await messageOf(copy.publish())).toContain('"n8n: Monday reports"');
	expect(await messageOf(copy.listen())).toContain('"n8n: Monday reports"');
	await copy.unpublish();
	expect(stage.changes()).toHaveLength(changes);
	expect(stage.thoughtSpot.webhooks()).toEqual(before);
});

it('a workflow that is unpublished after n8n got another address leaves its webhook, and says so', async () => {
	await stage.n8n.workflow({ credential: stage.credential }).publish();
	const before = stage.thoughtSpot.webhooks();
	const moved = await stage.anotherN8n();
	const { webhookId } = stage.n8n.workflows[0] ?? {};
	const workflow = moved.workflow({ credential: stage.credential, webhookId, staticData: {} });
	await workflow.unpublish();
	expect(stage.thoughtSpot.webhooks()).toEqual(before);
	const { host } = new URL(stage.n8n.publicUrl);
	expect(moved.log).toEqual([
		{
			level: 'warn',
			message: expect.stringMatching(
				`"n8n: Monday reports" .* delivers to ${host}\\. .* delete it`,
			),
		},
	]);
});

it('a duplicate with the same webhook ID listens beside the workflow that it was made from', async () => {
	const first = stage.n8n.workflow({ credential: stage.credential });
	await first.publish();
	const before = stage.webhook();
	const duplicate = stage.n8n.workflow({
		credential: stage.credential,
		name: 'Monday reports copy',
		webhookId: first.webhookId,
	});
	await duplicate.listen();
	expect(stage.webhook().url).toBe(first.url('production'));
	await duplicate.stopListening();
	expect(lasting(stage.webhook())).toEqual(lasting(before));
});

it('lives in each of two Orgs at once', async () => {
	const sales = stage.n8n.credential(signIn(stage.thoughtSpot, { orgId: SALES }));
	const first = stage.n8n.workflow({ credential: stage.credential });
	const second = stage.n8n.workflow({ credential: sales, name: 'Sales reports' });
	await first.publish();
	await second.publish();
	expect(stage.webhook(ORG).url).toBe(first.url('production'));
	expect(stage.webhook(SALES).url).toBe(second.url('production'));
	await first.unpublish();
	expect(stage.webhook(SALES).url).toBe(second.url('production'));
	const searches = stage.thoughtSpot.requests.filter(
		({ operation }) => operation === 'searchWebhookConfigurations',
	);
	for (const { body } of searches) expect(body).toHaveProperty('org_identifier');
});

it('is found where the Base URL is written in another way', async () => {
	const workflow = stage.n8n.workflow({ credential: stage.credential });
	await workflow.publish();
	const alias = stage.thoughtSpot.url.replace('127.0.0.1', 'localhost');
	stage.credential.data = { ...stage.credential.data, baseUrl: alias };
	await workflow.unpublish();
	expect(stage.thoughtSpot.webhooks()).toEqual([]);
});

it('survives a new name of the node', async () => {
	const workflow = stage.n8n.workflow({ credential: stage.credential });
	await workflow.publish();
	workflow.nodeName = 'Reports from ThoughtSpot';
	await workflow.publish();
	expect(stage.webhook().url).toBe(workflow.url('production'));
	await workflow.unpublish();
	expect(stage.thoughtSpot.webhooks()).toEqual([]);
});
