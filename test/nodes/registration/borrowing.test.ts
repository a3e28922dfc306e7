import type { DrivenWorkflow } from '../n8n/drivenWorkflow';
import { ORG, Stage, lasting, messageOf } from './stage';
import type { StoredWebhook } from '../../../sandbox/thoughtspot';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

let stage: Stage;
let workflow: DrivenWorkflow;
let live: StoredWebhook;

beforeEach(async () => {
	stage = await Stage.set();
	workflow = stage.n8n.workflow({ credential: stage.credential });
	await workflow.publish();
	live = stage.webhook();
});

afterEach(async () => {
	await stage.close();
});

const deliver = async () => await stage.thoughtSpot.deliver({ webhookId: live.id });

const expectGivenBack = () => {
	expect(lasting(stage.webhook())).toEqual(lasting(live));
	expect(workflow.isListening).toBe(false);
};

describe('a test listener of a live workflow', () => {
	it('tells in ThoughtSpot’s list, and in its own memory, where the webhook belongs', async () => {
		await workflow.listen();
		expect(stage.webhook()).toMatchObject({
			name: live.name,
			description: expect.stringContaining(workflow.url('production')),
		});
		expect(workflow.listenerData).toMatchObject({
			registration: { restore: { own: true, url: workflow.url('production') } },
		});
	});

	it('gives it back after its event, which also runs the live workflow', async () => {
		await workflow.listen();
		expect(await deliver()).toMatchObject({ status: 'SUCCESS' });
		await stage.n8n.settled();
		expect(workflow.runs.test).toHaveLength(1);
		expect(workflow.runs.production).toHaveLength(1);
		expect(workflow.runs.production[0]?.workflowData).toBeDefined();
		expectGivenBack();
	});

	it('keeps a test event to itself', async () => {
		await workflow.listen();
		expect(await stage.thoughtSpot.sendTestEvent(live.id)).toMatchObject({ status: 'SUCCESS' });
		await stage.n8n.settled();
		expect(workflow.runs.test).toHaveLength(1);
		expect(workflow.runs.production).toEqual([]);
		expectGivenBack();
	});

	it('lets ThoughtSpot send a delivery again that the live workflow could not take', async () => {
		await workflow.listen();
		workflow.credential.data = { ...workflow.credential.data, signingSecret: 'another' };
		expect(await deliver()).toMatchObject({ status: 'FAILED' });
		expect(workflow.isListening).toBe(true);
	});

	it('lets ThoughtSpot send a delivery again that comes before n8n knows whose the webhook is', async () => {
		const early: unknown[] = [];
		stage.n8n.process.onAnswer = async (url) => {
			if (early.length === 0 && url.endsWith('/update')) early.push(await deliver());
		};
		await workflow.listen();
		expect(early).toMatchObject([{ status: 'FAILED' }]);
		expect(workflow.isListening).toBe(true);
		expect(await deliver()).toMatchObject({ status: 'SUCCESS' });
		await stage.n8n.settled();
		expect(workflow.runs.production).toHaveLength(1);
	});

	it('gives it back when it is stopped, or its time is over', async () => {
		await workflow.listen();
		await workflow.stopListening();
		expectGivenBack();
	});

	it('borrows it again and again', async () => {
		for (let count = 0; count < 3; count++) {
			await workflow.listen();
			await workflow.stopListening();
		}
		expectGivenBack();
	});

	it.each([
		['name', { name: 'Renamed by Rita' }],
		['signature', { signatureVerification: signatureOf('X-Rita') }],
		['status', { status: 'DISABLED' as const }],
	])('leaves a %s that somebody set meanwhile', async (_what, change) => {
		await workflow.listen();
		stage.thoughtSpot.changeWebhook(live.id, change, 'rita');
		await workflow.stopListening();
		expect(stage.webhook()).toMatchObject({ url: workflow.url('production'), ...change });
	});

	it('leaves a webhook that somebody pointed elsewhere meanwhile', async () => {
		await workflow.listen();
		stage.thoughtSpot.changeWebhook(live.id, { url: 'https://rita.example/hook' }, 'rita');
		const changes = stage.changes().length;
		await workflow.stopListening();
		expect(stage.changes()).toHaveLength(changes);
		expect(stage.webhook().url).toBe('https://rita.example/hook');
	});

	it('has nothing to give back where the webhook was deleted meanwhile', async () => {
		await workflow.listen();
		stage.thoughtSpot.removeWebhook(live.id);
		await workflow.stopListening();
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
	});

	it('gives it back though ThoughtSpot fails at first', async () => {
		await workflow.listen();
		const operation = 'updateWebhookConfiguration';
		stage.thoughtSpot.faults.add({ operation, kind: 'status', status: 500, times: 2 });
		await workflow.stopListening();
		expectGivenBack();
	});

	it('says in the log what it could not give back', async () => {
		await workflow.listen();
		const operation = 'updateWebhookConfiguration';
		stage.thoughtSpot.faults.add({ operation, kind: 'status', status: 500, times: Infinity });
		expect(await messageOf(workflow.stopListening())).toMatch(/could not update the webhook/);
		expect(stage.n8n.log).toContainEqual({
			level: 'error',
			message: expect.stringMatching(new RegExp(`${live.id}.*could not be released`)),
		});
	});
});

describe('a live workflow whose webhook is borrowed', () => {
	it('takes it back when it is published again, and the listener then leaves it alone', async () => {
		await workflow.listen();
		await workflow.publish();
		expect(stage.webhook().url).toBe(workflow.url('production'));
		await workflow.stopListening();
		expect(stage.webhook().url).toBe(workflow.url('production'));
	});

	it('removes it when it is unpublished, and the listener then leaves nothing', async () => {
		await workflow.listen();
		await workflow.unpublish();
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
		await workflow.stopListening();
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
		expect(stage.thoughtSpot.channels(ORG)).toBeUndefined();
	});

	it('heals it when it is published after n8n died', async () => {
		await workflow.listen();
		await stage.n8n.restart();
		expect(stage.webhook().url).toBe(workflow.url('test'));
		await workflow.publish();
		expect(stage.webhook()).toMatchObject({
			url: workflow.url('production'),
			description: live.description,
		});
	});

	it('gets it back from the next listener after n8n died', async () => {
		await workflow.listen();
		await stage.n8n.restart();
		await workflow.listen();
		await workflow.stopListening();
		expect(lasting(stage.webhook())).toEqual(lasting(live));
	});

	it('leaves nothing behind when it is unpublished after n8n died', async () => {
		await workflow.listen();
		await stage.n8n.restart();
		await workflow.unpublish();
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
	});
});

function signatureOf(header: string) {
	return { type: 'HMAC_SHA256', algorithm: 'SHA256', header, secret: 'ritas' } as const;
}
