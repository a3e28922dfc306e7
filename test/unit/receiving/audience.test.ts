import { readPayload } from '../../../nodes/ThoughtSpot/message/payload';
import { audienceOf, deliveredBy } from '../../../nodes/ThoughtSpot/trigger/receiving/audience';
import { interestsOf } from '../../../nodes/ThoughtSpot/trigger/sharing/interests';
import type { Subscriber } from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import { examplePayload } from '../../messages';

const now = Date.UTC(2026, 7, 20, 8);
const published = (webhookId: string, liveboards: string[] = []): Subscriber => ({
	endpoint: 'webhook',
	webhookId,
	...interestsOf({ liveboards, schedules: [] }),
});
const listener = (webhookId: string, until = now + 60_000): Subscriber => ({
	...published(webhookId, ['something else']),
	endpoint: 'webhook-test',
	until,
});

const report = deliveredBy(readPayload(examplePayload()));
const testEvent = { ...report, isTestEvent: true };
const [head, second, third] = [published('head'), published('second'), published('third')];

const audience = (subscribers: Subscriber[], self: Subscriber, delivered = report) => {
	const { includesSelf, others } = audienceOf(subscribers, self, delivered, now);
	return {
		includesSelf,
		others: others.map(({ endpoint, webhookId }) => `${endpoint} ${webhookId}`),
	};
};

describe('a report', () => {
	it('goes to everybody, and to the one that received it', () => {
		expect(audience([head, second, listener('l', now + 1)], head)).toEqual({
			includesSelf: true,
			others: ['webhook second'],
		});
		expect(audience([listener('head'), second], listener('head'))).toEqual({
			includesSelf: true,
			others: ['webhook second'],
		});
	});

	it('goes to the published one of the same node as well', () => {
		expect(audience([head, listener('head')], listener('head')).others).toEqual(['webhook head']);
	});

	it.each(['22a8f618-0b4f-4401-92db-ba029ee13486', 'Retail Sales (View: West)', 'retail sales'])(
		'goes to those whose filters name it: "%s"',
		(name) => {
			const subscribers = [
				head,
				published('wants', ['Stock', name]),
				published('other', ['Stock']),
			];
			expect(audience(subscribers, head).others).toEqual(['webhook wants']);
		},
	);

	it('is for the one that received it also where its filters name others, or the list does not name it', () => {
		expect(audience([published('head', ['Stock']), second], head).includesSelf).toBe(true);
		expect(audience([second], head).includesSelf).toBe(true);
	});

	it('goes to no listener that has ended', () => {
		const ended = { ...listener('l', now), liveboards: [] };
		expect(audience([head, ended], head).others).toEqual([]);
	});
});

describe('a test event', () => {
	it('goes to the listeners alone', () => {
		const subscribers = [head, second, listener('l'), listener('m')];
		expect(audience(subscribers, head, testEvent)).toEqual({
			includesSelf: false,
			others: ['webhook-test l', 'webhook-test m'],
		});
	});

	it('goes to the listener that received it', () => {
		expect(audience([listener('head'), second], listener('head'), testEvent)).toEqual({
			includesSelf: true,
			others: [],
		});
	});

	it('goes to everybody where nobody listens, whatever their filters name', () => {
		const subscribers = [head, published('other', ['Stock']), third, listener('l', now)];
		expect(audience(subscribers, head, testEvent)).toEqual({
			includesSelf: true,
			others: ['webhook other', 'webhook third'],
		});
	});
});
