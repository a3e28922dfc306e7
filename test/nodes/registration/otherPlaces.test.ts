import { startThoughtSpot } from '../../../sandbox/thoughtspot';
import type { DrivenWorkflow } from '../n8n/drivenWorkflow';
import { ORG, Stage, messageOf, signIn } from './stage';

const SALES = '77';
let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
	stage.thoughtSpot.addOrg({ name: 'Sales', id: SALES });
});

afterEach(async () => {
	await stage.close();
});

const changeCredential = (fields: Record<string, string>) => {
	stage.credential.data = { ...stage.credential.data, ...fields };
};

const warnings = () =>
	stage.n8n.log.filter(({ level }) => level === 'warn').map(({ message }) => message);

describe('a live workflow whose credential was changed to another Org', () => {
	let workflow: DrivenWorkflow;

	beforeEach(async () => {
		// published again without being unpublished, as up to 2.39 at every start
		const old = await stage.anotherN8n({ lifecycle: '2.39' });
		workflow = old.workflow({ credential: stage.credential });
		await workflow.publish();
		changeCredential({ orgId: SALES });
	});

	it('moves its webhook there when it starts, and puts the channels of the first Org back', async () => {
		await workflow.instance.restart();
		expect(stage.thoughtSpot.webhooks(ORG)).toEqual([]);
		expect(stage.thoughtSpot.channels(ORG)).toBeUndefined();
		expect(stage.webhook(SALES).url).toBe(workflow.url('production'));
		expect(stage.thoughtSpot.channels(SALES)).toEqual(['EMAIL', 'WEBHOOK']);
	});

	it('removes its webhook from the first Org when it is unpublished', async () => {
		await workflow.unpublish();
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
		expect(stage.thoughtSpot.channels(ORG)).toBeUndefined();
	});

	it('says in the log which webhook it had to leave, where it may not go there', async () => {
		const left = stage.webhook(ORG);
		stage.thoughtSpot.addUser({
			name: 'sally',
			password: 'Sally-2026!',
			orgs: [{ id: SALES, privileges: ['ADMINISTRATION'] }],
		});
		changeCredential({ authentication: 'password', username: 'sally', password: 'Sally-2026!' });
		await workflow.instance.restart();
		expect(stage.webhook(SALES).url).toBe(workflow.url('production'));
		const said = workflow.instance.log.map(({ message }) => message).join('\n');
		expect(said).toMatch(new RegExp(`${left.id}.*Org ${ORG}.*could not be released`));
	});
});

it('a workflow whose credential now belongs to another ThoughtSpot says what it left', async () => {
	const workflow = stage.n8n.workflow({ credential: stage.credential });
	await workflow.publish();
	const left = stage.webhook();
	const second = await startThoughtSpot();
	stage.credential.data = { ...signIn(second), signingSecret: 'kept' };
	await workflow.publish();
	expect(second.webhooks()).toHaveLength(1);
	expect(stage.webhook()).toEqual(left);
	expect(warnings().join('\n')).toMatch(new RegExp(`${left.id}.*another ThoughtSpot`));
	await workflow.unpublish();
	expect(second.webhooks()).toEqual([]);
	await second.close();
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

describe('a second workflow of the same n8n', () => {
	it('is refused with the name of the first', async () => {
		await stage.n8n.workflow({ credential: stage.credential }).publish();
		const second = stage.n8n.workflow({ credential: stage.credential, name: 'Tuesday reports' });
		expect(await messageOf(second.publish())).toMatch(
			/"n8n: Monday reports" delivers to another workflow of this n8n.*Unpublish that workflow/,
		);
	});

	it('listens by borrowing, where it is a duplicate with the same webhook ID', async () => {
		const first = stage.n8n.workflow({ credential: stage.credential });
		await first.publish();
		const before = stage.webhook();
		const duplicate = stage.n8n.workflow({
			credential: stage.credential,
			name: 'Monday reports copy',
			webhookId: first.webhookId,
		});
		await duplicate.listen();
		expect(stage.webhook().url).toBe(duplicate.url('test'));
		await stage.thoughtSpot.deliver({ webhookId: before.id });
		await stage.n8n.settled();
		expect(first.runs.production).toHaveLength(1);
		expect(duplicate.runs.test).toHaveLength(1);
		expect(stage.webhook()).toMatchObject({ id: before.id, url: first.url('production') });
	});
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

it('survives a new name of the node', async () => {
	const workflow = stage.n8n.workflow({ credential: stage.credential });
	await workflow.publish();
	workflow.nodeName = 'Reports from ThoughtSpot';
	await workflow.publish();
	expect(stage.webhook().url).toBe(workflow.url('production'));
	expect(workflow.staticData).toHaveProperty('registration.webhookId', stage.webhook().id);
	await workflow.unpublish();
	expect(stage.thoughtSpot.webhooks()).toEqual([]);
});
