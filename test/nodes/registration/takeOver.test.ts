import type { StoredWebhook } from '../../../sandbox/thoughtspot';
import type { DrivenWorkflow } from '../n8n/drivenWorkflow';
import { withoutPauses } from '../withoutPauses';
import { Stage, lasting, messageOf } from './stage';

withoutPauses();

const takeOver = { conflict: 'takeOver' };

let stage: Stage;
let workflow: DrivenWorkflow;
let before: StoredWebhook;

beforeEach(async () => {
	stage = await Stage.set();
	workflow = stage.n8n.workflow({ credential: stage.credential, parameters: takeOver });
	before = stage.seedForeign();
});

afterEach(async () => {
	await stage.close();
});

const expectGivenBack = (change: Partial<StoredWebhook> = {}) =>
	expect(lasting(stage.webhook())).toEqual(lasting({ ...before, ...change }));

describe('somebody else’s webhook that was taken over', () => {
	it('keeps what it sends along, and says in ThoughtSpot where it belongs', async () => {
		await workflow.publish();
		expect(stage.webhook()).toMatchObject({
			urlParams: { ...before.urlParams, n8n: expect.any(String) },
			additionalHeaders: before.additionalHeaders,
			authentication: before.authentication,
			description: expect.stringMatching(/^Numbers for the board\n.*hooks\.finance\.example/),
		});
	});

	it('is announced in the log, with what cannot be put back', async () => {
		await workflow.publish();
		expect(stage.n8n.log).toContainEqual({
			level: 'warn',
			message: expect.stringMatching(
				/Took over.*"Finance reports".*hooks\.finance\.example.*signing secret/,
			),
		});
		expect(JSON.stringify(stage.n8n.log)).not.toContain('not-for-everybody');
	});

	it('goes back disabled where it was disabled', async () => {
		stage.thoughtSpot.changeWebhook(before.id, { status: 'DISABLED' });
		await workflow.publish();
		expect(stage.webhook().status).toBe('ENABLED');
		await workflow.unpublish();
		expectGivenBack({ status: 'DISABLED' });
	});

	it('goes back with its signature’s header, and no secret that this n8n knows', async () => {
		const signatureVerification = {
			type: 'HMAC_SHA256',
			algorithm: 'SHA256',
			header: 'X-Finance',
			secret: 'finance-secret',
		} as const;
		stage.thoughtSpot.changeWebhook(before.id, { signatureVerification });
		await workflow.publish();
		await workflow.unpublish();
		const { header, secret } = stage.webhook().signatureVerification ?? {};
		expect(header).toBe('X-Finance');
		expect(secret).not.toBe(stage.credential.data.signingSecret);
	});

	it.each([
		['name', { name: 'Finance reports 2026' }],
		['description', { description: 'New text' }],
		['address', { url: 'https://new.finance.example/hook' }],
	])('keeps a %s that its owner gave it meanwhile', async (_what, change) => {
		await workflow.publish();
		stage.thoughtSpot.changeWebhook(before.id, change, 'frank.finance');
		await workflow.unpublish();
		expect(stage.webhook()).toMatchObject(change);
	});

	it('is written once, whose long description loses only what the note needs', async () => {
		stage.thoughtSpot.changeWebhook(before.id, { description: 'x'.repeat(3_000) });
		await workflow.publish();
		await workflow.unpublish();
		const changes = stage.changes().map(({ operation }) => operation);
		expect(changes.filter((each) => each === 'updateWebhookConfiguration')).toHaveLength(2);
		expect(stage.webhook().description).toMatch(/^x{2500,}…$/);
	});

	it.each([
		{ page: 5, isDraft: true, place: { floor: 1 } },
		{ n8n: 5 },
		{ n8n: { floor: [1, null] } },
		{ n8n: false },
	])('goes back with parameters that are no texts, as %j', async (urlParams) => {
		stage.thoughtSpot.changeWebhook(before.id, { urlParams });
		await workflow.publish();
		await workflow.unpublish();
		expectGivenBack({ urlParams });
	});

	it('stays where it is, and is not deleted, where somebody has changed the note of its owner', async () => {
		await workflow.publish();
		const description = stage.webhook().description?.replace('hooks.finance', 'hooks.evil');
		stage.thoughtSpot.changeWebhook(before.id, { description });
		const changed = stage.webhook();
		await workflow.unpublish();
		expect(stage.webhook()).toEqual(changed);
		expect(stage.n8n.log).toContainEqual({
			level: 'warn',
			message: expect.stringMatching(/"Finance reports".*still points to this n8n.*Delete it in/),
		});
	});

	it.each(['before', 'while'])(
		'stays deleted where its owner deleted it %s it ends',
		async (when) => {
			await workflow.publish();
			const isThere = () => stage.thoughtSpot.webhooks().length > 0;
			const remove = () => isThere() && stage.thoughtSpot.removeWebhook(before.id);
			if (when === 'before') remove();
			stage.n8n.process.onAnswer = (url) => void (url.endsWith('/webhooks/search') && remove());
			await workflow.unpublish();
			expect(stage.thoughtSpot.webhooks()).toEqual([]);
			expect(workflow.teardownErrors).toEqual([]);
		},
	);

	it('is shared with a test listener, and still goes back to its owner', async () => {
		await workflow.publish();
		await workflow.listen();
		await workflow.stopListening();
		expect(stage.webhook().url).toBe(workflow.url('production'));
		await workflow.unpublish();
		expectGivenBack();
	});

	it('goes back to its owner when the workflow ends while a test listener has it', async () => {
		await workflow.publish();
		await workflow.listen();
		await workflow.unpublish();
		await workflow.stopListening();
		expectGivenBack();
	});

	it('goes back without removing its signature at a release that cannot', async () => {
		await workflow.publish();
		stage.thoughtSpot.faults.add({
			operation: 'updateWebhookConfiguration',
			kind: 'status',
			status: 400,
		});
		await workflow.unpublish();
		expect(stage.webhook()).toMatchObject({ name: before.name, url: before.url });
		expect(stage.webhook().signatureVerification).toBeDefined();
	});
});

describe('when n8n died while a test listener had somebody else’s webhook', () => {
	beforeEach(async () => {
		await workflow.listen();
		await stage.n8n.restart();
	});

	it('the next listener gives it back', async () => {
		await workflow.listen();
		await workflow.stopListening();
		expectGivenBack();
	});

	it('the workflow takes it over and gives it back', async () => {
		await workflow.publish();
		expect(stage.webhook().url).toBe(workflow.url('production'));
		await workflow.unpublish();
		expectGivenBack();
	});
});

it('goes back to its owner though n8n died before it stored anything', async () => {
	stage.n8n.process.onAnswer = (url) => {
		if (url.endsWith('/update')) stage.n8n.process.kill();
	};
	expect(await messageOf(workflow.publish())).toBe('n8n was killed');
	expect(stage.webhook().url).toBe(workflow.url('production'));
	expect(workflow.staticData).toEqual({});
	await stage.n8n.restart();
	await workflow.unpublish();
	expectGivenBack();
});

describe('when another workflow joins, which need not take over', () => {
	let second: DrivenWorkflow;

	beforeEach(async () => {
		second = stage.n8n.workflow({ credential: stage.credential, name: 'Tuesday reports' });
		await workflow.publish();
		await second.publish();
	});

	it.each([
		['the first', () => [workflow, second]],
		['the second', () => [second, workflow]],
	])('%s ends first, and the last one gives it back', async (_which, inOrder) => {
		const [one, other] = inOrder();
		await one?.unpublish();
		expect(stage.webhook()).toMatchObject({ id: before.id, url: other?.url('production') });
		await other?.unpublish();
		expectGivenBack();
	});

	it('it goes back though a test listener is the last', async () => {
		await second.listen();
		await workflow.unpublish();
		await second.unpublish();
		expect(stage.webhook().url).toBe(second.url('test'));
		await second.stopListening();
		expectGivenBack();
	});
});
