import {
	LIST_PARAMETER,
	claimedSubscribers,
} from '../../../nodes/ThoughtSpot/trigger/registration/subscribers';
import { addressOf } from '../../../nodes/ThoughtSpot/trigger/registration/triggerAddress';
import type { DrivenWorkflow } from '../n8n/drivenWorkflow';
import { ORG, Stage, messageOf } from './stage';

let stage: Stage;
let monday: DrivenWorkflow;
let tuesday: DrivenWorkflow;

beforeEach(async () => {
	stage = await Stage.set();
	const { credential } = stage;
	monday = stage.n8n.workflow({ credential });
	tuesday = stage.n8n.workflow({ credential, name: 'Tuesday reports' });
});

afterEach(async () => {
	await stage.close();
});

/** The addresses that the Org's webhook names, the head's first. */
const subscribers = () =>
	claimedSubscribers(stage.webhook().urlParams?.[LIST_PARAMETER]).map((each) =>
		addressOf(stage.webhook().url, each),
	);

const expectShared = (...urls: string[]) => {
	expect(subscribers()).toEqual(urls);
	expect(stage.webhook()).toMatchObject({
		url: urls[0],
		signatureVerification: { secret: stage.credential.data.signingSecret },
	});
};

const expectNothingLeft = () => {
	expect(stage.thoughtSpot.webhooks()).toEqual([]);
	expect(stage.thoughtSpot.channels(ORG)).toBeUndefined();
};

describe('the Org’s webhook', () => {
	it('is created by the first workflow, joined by the second, and removed by the last', async () => {
		await monday.publish();
		expectShared(monday.url('production'));
		await tuesday.publish();
		expectShared(monday.url('production'), tuesday.url('production'));
		expect(stage.thoughtSpot.channels(ORG)).toEqual(['EMAIL', 'WEBHOOK']);
		await tuesday.unpublish();
		expectShared(monday.url('production'));
		await monday.unpublish();
		expectNothingLeft();
	});

	it('goes on to the next workflow where the first is unpublished', async () => {
		await monday.publish();
		await tuesday.publish();
		await monday.unpublish();
		expectShared(tuesday.url('production'));
		await tuesday.unpublish();
		expectNothingLeft();
	});

	it('names a test listener last, and takes it out again', async () => {
		await monday.publish();
		await tuesday.listen();
		await monday.listen();
		expectShared(monday.url('production'), tuesday.url('test'), monday.url('test'));
		await monday.stopListening();
		await tuesday.stopListening();
		expectShared(monday.url('production'));
	});

	it('goes from a test listener to the workflow that is published meanwhile', async () => {
		await monday.listen();
		expectShared(monday.url('test'));
		expect(stage.webhook().name).toBe('n8n: Monday reports (test)');
		await tuesday.publish();
		expectShared(tuesday.url('production'), monday.url('test'));
		expect(stage.webhook().name).toBe('n8n: Tuesday reports');
		await tuesday.unpublish();
		expectShared(monday.url('test'));
		await monday.stopListening();
		expectNothingLeft();
	});

	it('is left as it is where a registration has failed before it', async () => {
		await monday.publish();
		const before = stage.webhook();
		tuesday.parameters = { channel: 'require' };
		stage.thoughtSpot.setChannels(ORG, ['EMAIL']);
		expect(await messageOf(tuesday.publish())).toMatch(/switched off/);
		expect(stage.webhook()).toEqual(before);
	});
});

it('remembers nothing of it in n8n', async () => {
	await monday.publish();
	await monday.listen();
	expect([monday.staticData, monday.listenerData]).toEqual([{}, {}]);
});
