import type { INodeParameters } from 'n8n-workflow';

import { Stage, messageOf, signIn } from './stage';

let stage: Stage;

beforeAll(async () => {
	stage = await Stage.set();
});

afterAll(async () => {
	await stage.close();
});

afterEach(() => {
	stage.reset();
});

const STRONG = 'typed-into-the-credential';

interface Case {
	node?: { webhookId?: undefined; typeVersion?: number };
	parameters?: INodeParameters;
	secret?: string;
	/** Of the credential */
	fields?: Record<string, string>;
}

const publish = async ({ node, parameters, secret = STRONG, fields }: Case) => {
	const stored = signIn(stage.thoughtSpot, { signingSecret: secret, ...fields });
	const credential = stage.n8n.credential(stored);
	const workflow = stage.n8n.workflow({ credential, node, parameters });
	const refusals = [
		await messageOf(workflow.publish({ attempts: 1 })),
		await messageOf(workflow.listen()),
	];
	await workflow.unpublish();
	await workflow.stopListening();
	return refusals;
};

const manual = { registration: 'manual' };

describe('a trigger that would receive nothing', () => {
	it.each<[string, Case, RegExp]>([
		[
			'without a webhook ID, as the command line imports it',
			{ node: { webhookId: undefined } },
			/has no webhook ID.*Move the node a little.*Delete the ThoughtSpot Trigger node in n8n's editor, add it again/,
		],
		[
			'without a webhook ID, registered by hand',
			{ node: { webhookId: undefined }, parameters: manual },
			/has no webhook ID/,
		],
		['of another version', { node: { typeVersion: 2 } }, /typeVersion is 2.*set typeVersion to 1/],
		[
			'without options',
			{ parameters: { options: {} } },
			/"options".*add it again.*remove "options"/,
		],
		['with the body parsed', { parameters: { options: { binaryData: false } } }, /"options"/],
		[
			'with an expression that gives no options',
			{ parameters: { options: '={{ null }}' } },
			/"options"/,
		],
		[
			'whose header is none',
			{ parameters: { settings: { signatureHeader: 'X Signature' } } },
			/Signature Header.*name of an HTTP header/,
		],
		['by hand without a secret', { parameters: manual, secret: '' }, /Signing Secret is empty/],
		['by hand with a weak secret', { parameters: manual, secret: 'short' }, /too weak/],
		['with a weak secret', { secret: 'short' }, /too weak.*leave it empty/],
		['with a secret of blanks', { parameters: manual, secret: ' '.repeat(20) }, /is empty/],
	])('%s is refused before anything is changed, with the remedy', async (_what, given, words) => {
		for (const refusal of await publish(given)) expect(refusal).toMatch(words);
		expect(stage.changes()).toEqual([]);
	});
});

describe('a trigger that may receive', () => {
	it.each<[string, Case]>([
		['with a strong secret', {}],
		['with one that is generated', { secret: '' }],
		['by hand with a strong secret', { parameters: manual }],
		['of KPI alerts, which are not signed', { parameters: { event: 'kpiAlert' }, secret: '' }],
		[
			'of a Liveboard and a schedule that the user may not see',
			{ parameters: { liveboards: ['Hidden'], filters: { schedules: ['Every Tuesday'] } } },
		],
		['with options as the editor stores them', { parameters: { options: { binaryData: true } } }],
	])('%s is published', async (_what, given) => {
		expect(await publish(given)).toEqual(['no error', 'no error']);
	});
});
