import { withoutPauses } from '../withoutPauses';
import { ORG, Stage, lasting, messageOf } from './stage';

withoutPauses();

let stage: Stage;

afterEach(async () => {
	await stage.close();
});

const lose = (operation: string) =>
	stage.thoughtSpot.faults.add({ operation, kind: 'reset', when: 'after', times: Infinity });

/** The first search passes, the next is refused. */
const refuseTheSecondSearch = () =>
	stage.thoughtSpot.faults.add({
		operation: 'searchWebhookConfigurations',
		kind: 'status',
		status: 500,
		skip: 1,
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
			'updateWebhookConfiguration',
			'configureCommunicationChannelPreferences',
		]);
		expect(stage.webhook().name).toBe('n8n: Monday reports');
	});

	it('a created webhook that cannot be looked for at first is found later', async () => {
		lose('createWebhookConfiguration');
		refuseTheSecondSearch();
		expect(await publishOnce()).toBe('no error');
		expect(stage.webhook().name).toBe('n8n: Monday reports');
	});

	it('a webhook that was taken over, or given back, counts as such, and the log says so', async () => {
		const before = stage.seedForeign();
		lose('updateWebhookConfiguration');
		expect(await publishOnce({ conflict: 'takeOver' })).toBe('no error');
		const [workflow] = stage.n8n.workflows;
		await workflow?.unpublish();
		expect(workflow?.teardownErrors).toEqual([]);
		expect(lasting(stage.webhook())).toEqual(lasting(before));
		expect(stage.n8n.log.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^Took over .* which delivered to hooks\.finance\.example\./),
			expect.stringMatching(/^Gave .* back: it delivers to hooks\.finance\.example again\.$/),
		]);
	});

	it('channels that were set count as set', async () => {
		lose('configureCommunicationChannelPreferences');
		expect(await publishOnce()).toBe('no error');
		expect(stage.thoughtSpot.channels(ORG)).toEqual(['EMAIL', 'WEBHOOK']);
		await stage.n8n.workflows[0]?.unpublish();
		expect(stage.thoughtSpot.webhooks(ORG)).toEqual([]);
		expect(stage.thoughtSpot.channels(ORG)).toBeUndefined();
	});

	it('nothing is left where the channels could not be set', async () => {
		stage.thoughtSpot.faults.add({
			operation: 'configureCommunicationChannelPreferences',
			kind: 'status',
			status: 500,
			times: Infinity,
		});
		expect(await publishOnce()).toMatch(/could not set the communication channels/);
		expect(stage.thoughtSpot.webhooks(ORG)).toEqual([]);
		expect(stage.thoughtSpot.channels(ORG)).toBeUndefined();
	});
});
