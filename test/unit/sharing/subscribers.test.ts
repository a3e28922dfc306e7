import type { Subscriber } from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import {
	claimedSubscribers,
	hasEnded,
	isTestListener,
	readList,
	subscriberAt,
	writeList,
} from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';

const SECRET = 'a-signing-secret-of-the-credential';
const OTHER = 'another-secret-of-another-credential';
const WEBHOOK = '4ab0d5b3-19b7-4e4f-9a3e-6d0c8e5f1a10';

const published: Subscriber = {
	endpoint: 'webhook',
	webhookId: '11111111-1111-4111-8111-111111111111',
	liveboards: ['aB3-_x', 'zzzzzz'],
	schedules: [],
};
const listener: Subscriber = {
	endpoint: 'webhook-test',
	webhookId: '22222222-2222-4222-8222-222222222222',
	until: 1_795_000_000_000,
	liveboards: [],
	schedules: ['k__k--'],
};
const subscribers = [published, listener];
const list = { subscribers, header: 'x-webhook-signature', noteMark: 'n0te-_' };

describe('the list of subscribers', () => {
	it.each([
		['bound to its webhook', WEBHOOK],
		['before there is a webhook', undefined],
	])('is read as it was written, %s', (_when, boundTo) => {
		const written = writeList(list, SECRET, boundTo);
		expect(readList(written, [SECRET], WEBHOOK)).toEqual(list);
	});

	it('is read where the webhook is not known, as in a delivery that does not name it', () => {
		const written = writeList(list, SECRET, WEBHOOK);
		expect(readList(written, [SECRET], undefined)).toEqual(list);
	});

	it('is read with any of the secrets', () => {
		const written = writeList(list, OTHER, WEBHOOK);
		expect(readList(written, [SECRET, OTHER], WEBHOOK)).toEqual(list);
	});

	it.each(['X-Signature', "x~%.!#$&'*+^_`|", 'X.Y~Z'])('names the header %s', (header) => {
		const written = writeList({ ...list, header }, SECRET, WEBHOOK);
		expect(readList(written, [SECRET], WEBHOOK)).toEqual({
			...list,
			header: header.toLowerCase(),
		});
	});

	it('names the interests of as many as a URL has room for, the same when it is written again', () => {
		const digests = Array.from({ length: 8 }, (_, index) => `digest${index}`);
		const many = Array<Subscriber>(100).fill({
			...published,
			liveboards: digests,
			schedules: digests,
		});
		const written = writeList({ ...list, subscribers: many }, SECRET, WEBHOOK);
		expect(written.length).toBeLessThan(6_000);
		const read = readList(written, [SECRET], WEBHOOK)?.subscribers ?? [];
		const named = read.filter(({ liveboards }) => liveboards.length > 0);
		expect(named.length).toBeGreaterThan(5);
		expect(read).toEqual([
			...many.slice(0, named.length),
			...many.slice(named.length).map((each) => ({ ...each, liveboards: [], schedules: [] })),
		]);
		for (const index of [0, 50, 99]) {
			const again = read.map((each, at) => (at === index ? { ...each, ...many[at] } : each));
			expect(writeList({ ...list, subscribers: again }, SECRET, WEBHOOK)).toBe(written);
		}
	});

	it('may be empty', () => {
		const written = writeList({ ...list, subscribers: [] }, SECRET, WEBHOOK);
		expect(readList(written, [SECRET], WEBHOOK)?.subscribers).toEqual([]);
	});

	it('is short, and needs no encoding in a query, where nothing is filtered', () => {
		const ten = Array.from({ length: 10 }, () => ({ ...published, liveboards: [] }));
		const written = writeList({ ...list, subscribers: ten }, SECRET, WEBHOOK);
		expect(written.length).toBeLessThan(600);
		expect(encodeURIComponent(written)).toBe(written);
	});

	it.each([
		['with another secret', writeList(list, OTHER, WEBHOOK)],
		['with an empty secret', writeList(list, '', WEBHOOK)],
		['for another webhook', writeList(list, SECRET, 'another')],
		['and changed', writeList(list, SECRET, WEBHOOK).replace('1111', '1112')],
		['and reordered', writeList(list, SECRET, WEBHOOK).replace(/~(.*)~(.*)~/, '~$2~$1~')],
		['and cut', writeList(list, SECRET, WEBHOOK).slice(0, -1)],
		['and taken from its webhook', writeList(list, SECRET, WEBHOOK).replace(/^[^~]*/, '')],
	])('is not believed when written %s', (_how, written) => {
		expect(readList(written, [SECRET, ''], WEBHOOK)).toBeUndefined();
	});

	it.each([undefined, null, '', '~', 'text', 7, ['a', 'b'], {}])(
		'is not read from %p',
		(written) => {
			expect(readList(written, [SECRET], WEBHOOK)).toBeUndefined();
			expect(claimedSubscribers(written)).toEqual([]);
		},
	);

	it.each([
		'webhook.https://evil.example/.1..',
		'webhook.user@evil.1..',
		'webhook.%2e%2e%2f.1..',
		'webhook.a/../b.1..',
		'../rest.a.1..',
		'http:.evil:99.1..',
		'webhook.a b.1..',
		'webhook..1..',
		`webhook.${'a'.repeat(65)}.1..`,
		'webhook.a',
		'webhook.a.1...',
	])('leaves out an entry like %s', (entry) => {
		expect(claimedSubscribers(`mark~header~~${entry}~signature`)).toEqual([]);
	});
});

describe('a subscriber', () => {
	it('that is a test listener ends by itself', () => {
		const until = listener.until ?? 0;
		expect([hasEnded(listener, until - 1), hasEnded(listener, until)]).toEqual([false, true]);
		expect(hasEnded(published, Number.MAX_SAFE_INTEGER)).toBe(false);
		expect([isTestListener(listener), isTestListener(published)]).toEqual([true, false]);
	});

	it.each([
		['https://n8n.example/webhook/11111111-1111-4111-8111-111111111111/webhook', published],
		['https://n8n.example/a/b/webhook/11111111-1111-4111-8111-111111111111/webhook', published],
		['/webhook-test/22222222-2222-4222-8222-222222222222/webhook', listener],
		['https://n8n.example/webhook-test/11111111-1111-4111-8111-111111111111/webhook', undefined],
		['https://n8n.example/webhook/11111111-1111-4111-8111-111111111111/webhook/', undefined],
		['https://n8n.example/webhook/11111111-1111-4111-8111-111111111111/webhook?a=b', undefined],
	])('is found by its whole address %s', (address, found) => {
		expect(subscriberAt(subscribers, address)).toBe(found);
	});
});
