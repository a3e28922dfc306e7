import type { Webhook } from '../../../nodes/ThoughtSpot/api/webhooks';
import { writeDescription } from '../../../nodes/ThoughtSpot/trigger/registration/note';
import type { Note } from '../../../nodes/ThoughtSpot/trigger/registration/note';
import type { Wanted } from '../../../nodes/ThoughtSpot/trigger/registration/planJoining';
import { planJoining } from '../../../nodes/ThoughtSpot/trigger/registration/planJoining';
import { planLeaving } from '../../../nodes/ThoughtSpot/trigger/registration/planLeaving';
import type { Asker } from '../../../nodes/ThoughtSpot/trigger/registration/ownership';
import { ownershipOf } from '../../../nodes/ThoughtSpot/trigger/registration/ownership';
import type { Subscriber } from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import {
	LIST_PARAMETER,
	claimedSubscribers,
	writeList,
} from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';

const SECRET = 'the-signing-secret-of-the-credential';
const PREVIOUS = 'the-signing-secret-before';
const OTHER = 'the-signing-secret-of-another-one';
const ID = 'd4b3a1f0-5a51-4d8e-9a3e-0f6d2c1b7e10';
const HEADER = 'X-Webhook-Signature';
const BASE = 'https://n8n.example';
const NOW = 1_795_000_000_000;

const published = (webhookId: string): Subscriber => ({
	endpoint: 'webhook',
	webhookId,
	liveboards: [],
	schedules: [],
});
const listener = (webhookId: string, until = NOW + 60_000): Subscriber => ({
	...published(webhookId),
	endpoint: 'webhook-test',
	until,
});
const urlOf = ({ endpoint, webhookId }: Subscriber) => `${BASE}/${endpoint}/${webhookId}/webhook`;

const me = published('me');
const a = published('a');
const b = published('b');

const asker = (change: Partial<Asker> = {}): Asker => ({
	url: urlOf(me),
	secret: SECRET,
	previousSecret: undefined,
	unknownSecret: 'unknown',
	gone: new Set(),
	now: NOW,
	...change,
});

interface Made {
	subscribers: Subscriber[];
	secret: string;
	boundTo: string | undefined;
	note: Note;
}

/** A webhook that this n8n made, but for what is given otherwise. */
function made(change: Partial<Made> = {}, webhook: Partial<Webhook> = {}): Webhook {
	const { subscribers, secret, boundTo, note }: Made = {
		...{ subscribers: [a], secret: SECRET, boundTo: ID, note: {} },
		...change,
	};
	const { description, mark: noteMark } = writeDescription('Words', note, secret, ID);
	const list = { subscribers, header: HEADER, noteMark };
	const [head] = subscribers;
	return {
		id: ID,
		name: 'n8n: Mine',
		url: head ? urlOf(head) : 'https://elsewhere.example/hook',
		description,
		events: ['LIVEBOARD_SCHEDULE'],
		url_params: { [LIST_PARAMETER]: writeList(list, secret, boundTo) },
		signature_verification: { header: HEADER },
		...webhook,
	};
}

const foreign: Webhook = {
	id: ID,
	name: 'Finance',
	url: 'https://finance.example/hook?key=secret',
	description: 'Numbers',
	url_params: { team: 'finance' },
	signature_verification: { header: 'X-Finance' },
};
const origin = {
	url: 'https://finance.example/hook?key=secret',
	header: 'X-Finance',
	headerGiven: HEADER,
};
const channels = { before: null, after: ['EMAIL', 'WEBHOOK'] };

const gone = (...subscribers: Subscriber[]) => new Set(subscribers.map(urlOf));

describe('a webhook in the Org is', () => {
	it.each<[string, Webhook, string]>([
		['ours with its list', made(), 'ours'],
		['ours before its list can name it', made({ boundTo: undefined }), 'ours'],
		['ours by the secret before', made({ secret: PREVIOUS }), 'ours'],
		[
			'unproven with a list of another secret',
			made({ secret: OTHER, subscribers: [a, me] }),
			'unproven',
		],
		[
			'unproven at my address without a list',
			made({}, { url: urlOf(me), url_params: {} }),
			'unproven',
		],
		[
			'unproven at my address, made anew with the list',
			made({ subscribers: [me], boundTo: 'old' }),
			'unproven',
		],
		['of another secret', made({ secret: OTHER }), 'ofAnotherSecret'],
		['of another secret where it was made anew', made({ boundTo: 'old' }), 'ofAnotherSecret'],
		['unlisted at another trigger’s address', made({}, { url_params: null }), 'unlisted'],
		['unlisted where the list begins with another', made({}, { url: urlOf(b) }), 'unlisted'],
		['foreign', foreign, 'foreign'],
		[
			'foreign where somebody pointed ours elsewhere',
			made({}, { url: 'https://rita.example/' }),
			'foreign',
		],
		[
			'foreign below another path',
			made({}, { url: urlOf(a).replace(BASE, `${BASE}/two`) }),
			'foreign',
		],
		[
			'foreign at another port',
			made({}, { url: urlOf(a).replace(BASE, `${BASE}:8443`) }),
			'foreign',
		],
		[
			'foreign with another scheme',
			made({}, { url: urlOf(a).replace('https', 'http') }),
			'foreign',
		],
		['foreign with a user', made({}, { url: urlOf(a).replace('//', '//n8n.example@') }), 'foreign'],
		['foreign with a query', made({}, { url: `${urlOf(a)}?a=b` }), 'foreign'],
		[
			'foreign with an encoding',
			made({}, { url: urlOf(a).replace('webhook/a', 'webhook%2fa') }),
			'foreign',
		],
	])('%s', (_what, webhook, kind) => {
		expect(ownershipOf(webhook, asker({ previousSecret: PREVIOUS })).kind).toBe(kind);
	});
});

/** What a change does, in short. */
const summary = (body: { url?: string; url_params?: Record<string, unknown> }) => ({
	fields: Object.keys(body).sort(),
	url: body.url,
	subscribers: claimedSubscribers(body.url_params?.[LIST_PARAMETER]).map(urlOf),
});

describe('joining', () => {
	const planned = (
		webhook: Webhook | undefined,
		change: Partial<Wanted> = {},
		knows: Partial<Asker> = {},
	) => {
		const wanted: Wanted = {
			subscriber: me,
			name: 'n8n: Mine',
			header: HEADER,
			conflict: 'fail',
			channels: undefined,
			...change,
		};
		const url = urlOf(wanted.subscriber);
		return planJoining(webhook ? [webhook] : [], asker({ url, ...knows }), wanted);
	};

	/** The subscribers that are written down */
	const sharers = (...parameters: Parameters<typeof planned>) => {
		const plan = planned(...parameters);
		return plan.action === 'update' || plan.action === 'takeOver'
			? summary(plan.body).subscribers
			: plan.action;
	};

	it('creates a webhook where there is none', () => {
		expect(planned(undefined)).toMatchObject({
			action: 'create',
			body: { url: urlOf(me), name: 'n8n: Mine', signature_verification: { secret: SECRET } },
		});
	});

	it('takes no other event’s webhook for the Org’s', () => {
		expect(planned({ ...foreign, events: ['ANOTHER'] }).action).toBe('create');
	});

	it('keeps what is as it should be', () => {
		expect(planned(made({ subscribers: [me] }))).toEqual({ action: 'none' });
		expect(planned(made({ subscribers: [a, me] }, { name: 'n8n: A' }))).toEqual({ action: 'none' });
	});

	it.each<[string, Subscriber[], Subscriber, Subscriber[]]>([
		['a workflow joins behind', [a, b], me, [a, b, me]],
		['a workflow comes before test listeners', [a, listener('b')], me, [a, me, listener('b')]],
		['a workflow takes the place of a test listener', [listener('b')], me, [me, listener('b')]],
		['a test listener is the last', [a], listener('me'), [a, listener('me')]],
		[
			'a test listener comes beside its own workflow',
			[me, a],
			listener('me'),
			[me, a, listener('me')],
		],
		['who ended by itself is left out', [a, listener('b', NOW)], me, [a, me]],
	])('%s', (_what, before, subscriber, after) => {
		expect(sharers(made({ subscribers: before }), { subscriber })).toEqual(after.map(urlOf));
	});

	it('leaves out whom n8n does not know any more, and takes the head’s place', () => {
		const webhook = made({ subscribers: [a, b] });
		expect(sharers(webhook, {}, { gone: gone(a) })).toEqual([b, me].map(urlOf));
		expect(planned(webhook, {}, { gone: gone(a, b) })).toMatchObject({ body: { url: urlOf(me) } });
	});

	it('takes all along to where n8n has published workflows by now', () => {
		const hook = (subscriber: Subscriber) => ({ ...subscriber, endpoint: 'hook' });
		const webhook = made({ subscribers: [a, me, b, listener('c')] });
		const subscriber = hook(me);
		const plan = [
			webhook,
			{ subscriber },
			{ publishedEndpoint: 'hook', gone: gone(hook(b)) },
		] as const;
		expect(sharers(...plan)).toEqual([hook(a), hook(me), listener('c')].map(urlOf));
		expect(planned(...plan)).toMatchObject({ body: { url: urlOf(hook(a)) } });
	});

	it.each<[string, Webhook, string[]]>([
		['renamed', made({ subscribers: [me] }, { name: 'Else' }), ['name']],
		['disabled', made({ subscribers: [me] }, { status: 'DISABLED' }), ['status']],
		['without its event', made({ subscribers: [me] }, { events: [] }), ['events']],
		[
			'with another header',
			made({ subscribers: [me] }, { signature_verification: { header: 'X' } }),
			[],
		],
		['of the secret before', made({ subscribers: [me], secret: PREVIOUS }), ['url_params']],
		['not named in its list', made({ subscribers: [me], boundTo: undefined }), ['url_params']],
	])('sets right a webhook that is %s, with its secret', (_what, webhook, fields) => {
		const plan = planned(webhook, {}, { previousSecret: PREVIOUS });
		expect(plan).toMatchObject({
			action: 'update',
			body: { signature_verification: { secret: SECRET, header: HEADER } },
		});
		expect(plan.action === 'update' && Object.keys(plan.body).sort()).toEqual(
			[...fields, 'signature_verification'].sort(),
		);
	});

	it('notes the channels, and keeps the note of whose it was', () => {
		const plan = planned(made({ note: { origin } }), { channels });
		const { description = '' } = plan.action === 'update' ? plan.body : {};
		expect(description).toContain('finance.example');
		expect(description).toContain('WEBHOOK');
	});

	it.each<[string, Webhook, string]>([
		['somebody else’s', foreign, 'foreign'],
		['of another secret', made({ secret: OTHER }), 'ofAnotherSecret'],
		['another trigger’s, entered by hand', made({}, { url_params: {} }), 'unlisted'],
	])('refuses one that is %s', (_what, webhook, obstacle) => {
		expect(planned(webhook)).toMatchObject({ action: 'refuse', obstacle });
	});

	it('refuses another header than the others expect, but not where it is alone', () => {
		const change = { header: 'X-Mine' };
		expect(planned(made(), change)).toMatchObject({ action: 'refuse', obstacle: 'otherHeader' });
		expect(planned(made({ subscribers: [me] }), change).action).toBe('update');
	});

	it('refuses more than a delivery’s address has room to name, and keeps those', () => {
		const others = Array.from({ length: 400 }, (_, index) => published(`workflow-${index}`));
		const webhook = made({ subscribers: others });
		expect(planned(webhook)).toMatchObject({ action: 'refuse', obstacle: 'full' });
		const left = { gone: gone(...others.slice(100)) };
		expect(sharers(webhook, {}, left)).toHaveLength(101);
	});

	it('takes over what is somebody else’s where it may, and nothing of this n8n’s', () => {
		const conflict = 'takeOver';
		const plan = planned({ ...foreign, status: 'DISABLED' }, { conflict, channels });
		expect(plan).toMatchObject({
			action: 'takeOver',
			body: { url: urlOf(me), status: 'ENABLED', url_params: { team: 'finance' } },
		});
		expect(plan.action === 'takeOver' && plan.body.name).toBeUndefined();
		expect(planned(made({}, { url_params: {} }), { conflict }).action).toBe('refuse');
		expect(planned(made({ secret: OTHER }), { conflict }).action).toBe('refuse');
	});

	it('leaves the name of what was taken over', () => {
		const webhook = made({ subscribers: [me], note: { origin } }, { name: 'Finance' });
		expect(planned(webhook)).toEqual({ action: 'none' });
		expect(planned({ ...webhook, description: 'New words' })).toEqual({ action: 'none' });
	});

	it('does not make up for a note that somebody has changed', () => {
		const webhook = made({ note: { origin } }, { description: 'New words' });
		const plan = planned(webhook, { channels });
		const { url_params } = plan.action === 'update' ? plan.body : {};
		expect(ownershipOf({ ...webhook, url_params }, asker())).toMatchObject({
			kind: 'ours',
			text: 'New words',
			note: {},
			missedNote: expect.stringMatching(/./),
		});
	});

	it('signs anew what nothing proves to be ours, as if it were taken over from itself', () => {
		const webhook = made({ subscribers: [me], boundTo: 'old' });
		const plan = planned(webhook);
		expect(plan).toMatchObject({ body: { signature_verification: { secret: SECRET } } });
		const description = plan.action === 'update' ? plan.body.description : '';
		expect(description).toContain(urlOf(me));
		// of our own list nothing is put back
		expect(description).not.toContain('"parameter"');
	});
});

describe('leaving', () => {
	const planned = (webhook: Webhook, knows: Partial<Asker> = {}) =>
		planLeaving([webhook], asker(knows));

	it.each<[string, Webhook]>([
		['is somebody else’s', foreign],
		['does not name the trigger', made()],
		['is of another secret', made({ secret: OTHER })],
	])('does nothing to a webhook that %s', (_what, webhook) => {
		expect(planned(webhook)).toEqual({ action: 'none' });
	});

	it.each<[string, Subscriber[], Subscriber, Subscriber[], Subscriber[]]>([
		['behind the head', [a, me], me, [], [a]],
		['as the head', [me, a, b], me, [], [a, b]],
		['before a test listener', [me, listener('b')], me, [], [listener('b')]],
		['a test listener, not its workflow', [me, listener('me')], listener('me'), [], [me]],
		['with one that n8n does not know', [me, a, b], me, [a], [b]],
	])('takes itself out, %s', (_where, before, subscriber, absent, after) => {
		const plan = planned(made({ subscribers: before }), {
			url: urlOf(subscriber),
			gone: gone(...absent),
		});
		expect(plan.action === 'update' && summary(plan.body).subscribers).toEqual(after.map(urlOf));
		const [head] = after;
		const isHead = head && urlOf(head) !== urlOf(before[0] ?? me);
		expect(plan).toMatchObject({ body: isHead ? { url: urlOf(head) } : {} });
	});

	it('deletes what is ours with its last subscriber, and puts the channels back', () => {
		const webhook = made({ subscribers: [me, listener('b', NOW)], note: { channels } });
		expect(planned(webhook)).toEqual({ action: 'delete', webhook, channels });
	});

	it('gives back what was taken over, without our secret', () => {
		const webhook = made({ subscribers: [me], note: { origin, channels } });
		expect(planned({ ...webhook, url_params: { ...webhook.url_params, team: 'finance' } })).toEqual(
			expect.objectContaining({
				action: 'giveBack',
				channels,
				body: {
					url: origin.url,
					description: 'Words',
					url_params: { team: 'finance' },
					signature_verification: expect.objectContaining({
						header: 'X-Finance',
						secret: 'unknown',
					}),
				},
			}),
		);
	});

	it.each<[string, Partial<Note['origin'] & object>, Partial<Webhook>, object]>([
		['its status', { disabled: true }, {}, { body: { status: 'DISABLED' } }],
		[
			'that it had no signature',
			{ header: null },
			{},
			{ body: { reset_options: ['SIGNATURE_VERIFICATION'] } },
		],
		['its parameter', { parameter: 'theirs' }, {}, { body: { url_params: { n8n: 'theirs' } } }],
	])('gives back %s', (_what, change, webhook, expected) => {
		const noted = { origin: { ...origin, ...change } };
		expect(planned(made({ subscribers: [me], note: noted }, webhook))).toMatchObject(expected);
	});

	it('leaves a signature that somebody has set meanwhile', () => {
		const webhook = made(
			{ subscribers: [me], note: { origin } },
			{ signature_verification: { header: 'X-Rita' } },
		);
		const plan = planned(webhook);
		expect(plan.action === 'giveBack' && plan.body.signature_verification).toBeUndefined();
	});

	it.each<[string, Webhook]>([
		[
			'whose note was removed',
			made({ subscribers: [me], note: { origin } }, { description: 'New' }),
		],
		[
			'whose note was changed',
			made(
				{ subscribers: [me], note: { origin } },
				{ description: made({ note: { origin } }).description?.replace('finance', 'evil') },
			),
		],
		[
			'whose note comes from another time',
			made(
				{ subscribers: [me], note: { channels } },
				{
					description: writeDescription('Words', { origin }, SECRET, ID).description,
				},
			),
		],
		['that was made anew', made({ subscribers: [me], boundTo: 'old' })],
		['without a list', made({}, { url: urlOf(me), url_params: {} })],
		['of another secret', made({ subscribers: [me], secret: OTHER })],
		['that points elsewhere', made({ subscribers: [me] }, { url: 'https://rita.example/' })],
	])('neither deletes nor gives back a webhook %s', (_what, webhook) => {
		expect(planned(webhook)).toEqual({ action: 'abandon', webhook });
	});

	it('gives back what has a note of ours, though its list was emptied', () => {
		const webhook = made({ subscribers: [me], note: { origin } }, { url_params: {} });
		expect(planned(webhook)).toMatchObject({ action: 'giveBack', body: { url: origin.url } });
	});

	it('lets a webhook that nothing proved to be ours stay where it is', () => {
		const own = { ...origin, url: urlOf(me) };
		const plan = planned(made({ subscribers: [me], note: { origin: own } }));
		expect(plan).toMatchObject({
			action: 'giveBack',
			body: { description: 'Words', url_params: {} },
		});
		expect(plan.action === 'giveBack' && Object.keys(plan.body)).toEqual([
			'description',
			'url_params',
		]);
	});

	it('signs for the others with the secret of now', () => {
		const webhook = made({ subscribers: [me, a], secret: PREVIOUS });
		expect(planned(webhook, { previousSecret: PREVIOUS })).toMatchObject({
			body: { url: urlOf(a), signature_verification: { secret: SECRET } },
		});
	});
});
