import { ORG, Stage, lasting, messageOf } from './stage';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

let stage: Stage;

afterEach(async () => {
	await stage.close();
});

const lose = (operation: string) =>
	stage.thoughtSpot.faults.add({ operation, kind: 'reset', when: 'after', times: Infinity });

/** The search in `checkExists` and the first in `create` pass, the next is refused. */
const refuseTheThirdSearch = () =>
	stage.thoughtSpot.faults.add({
		operation: 'searchWebhookConfigurations',
		kind: 'status',
		status: 500,
		skip: 2,
	});

const publishOnce = async (parameters = {}) => {
	const workflow = stage.n8n.workflow({ credential: stage.credential, parameters });
	return await messageOf(workflow.publish({ attempts: 1 }));
};

describe.each(['2.40', '2.39'] as const)('when an answer is lost in n8n %s', (lifecycle) => {
	beforeEach(async () => {
		stage = await Stage.set({ lifecycle });
	});

	it('a created webhook is found again and kept', async () => {
		lose('createWebhookConfiguration');
		expect(await publishOnce()).toBe('no error');
		expect(stage.changes().map(({ operation }) => operation)).toEqual([
			'createWebhookConfiguration',
			'configureCommunicationChannelPreferences',
		]);
		expect(stage.webhook().name).toBe('n8n: Monday reports');
	});

	it('a created webhook that cannot be looked for is removed', async () => {
		lose('createWebhookConfiguration');
		refuseTheThirdSearch();
		expect(await publishOnce()).not.toBe('no error');
		expect(stage.thoughtSpot.webhooks(ORG)).toEqual([]);
	});

	it('a webhook that was taken over is given back', async () => {
		const before = stage.seedForeign();
		stage.thoughtSpot.faults.add({
			operation: 'updateWebhookConfiguration',
			kind: 'reset',
			when: 'after',
			times: 4,
		});
		expect(await publishOnce({ conflict: 'takeOver' })).toMatch(/connection broke/);
		expect(lasting(stage.webhook())).toEqual(lasting(before));
	});

	it('the channels are put back, and the webhook is removed', async () => {
		lose('configureCommunicationChannelPreferences');
		expect(await publishOnce()).toMatch(/connection broke/);
		expect(stage.thoughtSpot.webhooks(ORG)).toEqual([]);
		expect(stage.thoughtSpot.channels(ORG)).toBeUndefined();
	});
});
