import type { RecordedRequest } from '../../../sandbox/thoughtspot';
import { ORG, Stage, messageOf, signIn } from './stage';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => {
	await stage.close();
});

const publish = async (parameters = {}) =>
	await stage.n8n.workflow({ credential: stage.credential, parameters }).publish();

describe('an n8n that ThoughtSpot cannot reach', () => {
	it.each(['http://localhost:5678', 'http://n8n.example', 'https://127.0.0.1', 'https://[::1]'])(
		'at %s is told how to become reachable, before ThoughtSpot is asked',
		async (publicUrl) => {
			const unreachable = await stage.anotherN8n({ publicUrl });
			const credential = unreachable.credential({
				...stage.credential.data,
				baseUrl: 'https://mycompany.thoughtspot.example',
			});
			const workflow = unreachable.workflow({ credential });
			const refusal = /needs a public https address.*N8N_WEBHOOK_URL.*WEBHOOK_URL/;
			expect(await messageOf(workflow.publish({ attempts: 1 }))).toMatch(refusal);
			expect(await messageOf(workflow.listen())).toMatch(refusal);
		},
	);

	it('is welcome where ThoughtSpot is on the same machine', async () => {
		await publish();
		expect(stage.webhook().url).toMatch(/^http:\/\/127\.0\.0\.1:/);
	});
});

describe('a webhook that somebody creates between the search and the create', () => {
	const seedBeforeCreate = (seed: () => void) => {
		stage.thoughtSpot.faults.add({
			operation: 'createWebhookConfiguration',
			kind: 'status',
			status: 400,
			message: 'A webhook already exists in this Org.',
		});
		const { push } = stage.thoughtSpot.requests;
		stage.thoughtSpot.requests.push = (...calls: RecordedRequest[]) => {
			if (calls.some(({ operation }) => operation === 'createWebhookConfiguration')) seed();
			return push.apply(stage.thoughtSpot.requests, calls);
		};
	};

	it('is named with its owner', async () => {
		seedBeforeCreate(() => void stage.seedForeign());
		expect(await messageOf(publish())).toMatch(
			/"Finance reports" delivers to hooks\.finance\.example, last changed by frank\.finance on 20/,
		);
		expect(stage.webhook().name).toBe('Finance reports');
	});

	it('is taken over where the user chose so', async () => {
		seedBeforeCreate(() => void stage.seedForeign());
		await publish({ conflict: 'takeOver' });
		expect(stage.webhook()).toMatchObject({
			name: 'Finance reports',
			url: stage.n8n.workflows[0]?.url('production'),
		});
	});
});

it('a refusal without a webhook in the Org is told in ThoughtSpot’s words', async () => {
	stage.thoughtSpot.faults.add({
		operation: 'createWebhookConfiguration',
		kind: 'status',
		status: 400,
		message: 'url must be a valid URL',
		times: 5,
	});
	expect(await messageOf(publish())).toMatch(/url must be a valid URL/);
	expect(stage.thoughtSpot.webhooks()).toEqual([]);
});

it('with registration by hand nothing is called', async () => {
	const workflow = stage.n8n.workflow({
		credential: stage.n8n.credential(
			signIn(stage.thoughtSpot, { signingSecret: 'typed-into-the-credential' }),
		),
		parameters: { registration: 'manual' },
	});
	await workflow.publish();
	await workflow.listen();
	await workflow.stopListening();
	await workflow.unpublish();
	expect(stage.thoughtSpot.requests).toEqual([]);
});

it('a webhook created with an empty answer is found by its URL', async () => {
	stage.thoughtSpot.faults.add({
		operation: 'createWebhookConfiguration',
		kind: 'noContent',
		when: 'after',
	});
	const workflow = stage.n8n.workflow({ credential: stage.credential });
	await workflow.publish();
	expect(stage.changes().map(({ operation }) => operation)).toEqual([
		'createWebhookConfiguration',
		// which names the webhook in its list
		'updateWebhookConfiguration',
		'configureCommunicationChannelPreferences',
	]);
	await workflow.unpublish();
	expect(stage.thoughtSpot.webhooks(ORG)).toEqual([]);
});
