import type { DrivenWorkflow } from '../n8n/drivenWorkflow';
import { ORG, Stage, lasting, messageOf } from './stage';

let stage: Stage;
let workflow: DrivenWorkflow;

beforeEach(async () => {
	stage = await Stage.set();
	workflow = stage.n8n.workflow({ credential: stage.credential });
});

afterEach(async () => {
	await stage.close();
});

describe('with no webhook in the Org', () => {
	it('production creates one, and removes it', async () => {
		const channels = stage.thoughtSpot.channels(ORG);
		await workflow.publish();
		expect(stage.webhook()).toMatchObject({
			name: 'n8n: Monday reports',
			url: workflow.url('production'),
			events: ['LIVEBOARD_SCHEDULE'],
			signatureVerification: { secret: stage.credential.data.signingSecret },
		});
		expect(stage.thoughtSpot.channels(ORG)).toEqual(['EMAIL', 'WEBHOOK']);
		await workflow.unpublish();
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
		expect(stage.thoughtSpot.channels(ORG)).toEqual(channels);
		expect(workflow.staticData).toEqual({});
	});

	it('a test listener creates one with the test URL, and removes it', async () => {
		await workflow.listen();
		expect(stage.webhook()).toMatchObject({
			name: 'n8n: Monday reports (test)',
			url: workflow.url('test'),
		});
		await workflow.stopListening();
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
	});
});

describe('with somebody else’s webhook', () => {
	it('neither production nor a test listener touches it', async () => {
		stage.seedForeign();
		const before = stage.thoughtSpot.webhooks();
		const refusal = /Finance reports.*hooks\.finance\.example/;
		expect(await messageOf(workflow.publish())).toMatch(refusal);
		expect(await messageOf(workflow.listen())).toMatch(refusal);
		expect(stage.thoughtSpot.webhooks()).toEqual(before);
		expect(stage.changes()).toEqual([]);
	});

	it.each(['publish', 'listen'] as const)(
		'%s takes it over where the user chose so, and gives it back',
		async (start) => {
			workflow.parameters = { conflict: 'takeOver' };
			const before = stage.seedForeign();
			await workflow[start]();
			expect(stage.webhook()).toMatchObject({
				id: before.id,
				url: workflow.url(start === 'listen' ? 'test' : 'production'),
				name: before.name,
				signatureVerification: { secret: stage.credential.data.signingSecret },
				authentication: before.authentication,
			});
			expect(workflow.staticData).toEqual({});
			await (start === 'listen' ? workflow.stopListening() : workflow.unpublish());
			expect(lasting(stage.webhook())).toEqual(lasting(before));
		},
	);
});
