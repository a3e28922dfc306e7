import { Bytes } from '../../../nodes/ThoughtSpot/message/bytes';
import type { LiveboardDelivery } from '../../../nodes/ThoughtSpot/message/delivery';
import type { Sent } from '../../../nodes/ThoughtSpot/message/json';
import { deliveryKeys, itemKeys } from '../../../nodes/ThoughtSpot/message/messageKey';
import { readPayload } from '../../../nodes/ThoughtSpot/message/payload';
import { examplePayload } from '../../messages';

const deduplicate = { deduplicate: true, oncePerRun: false };
const oncePerRun = { deduplicate: false, oncePerRun: true };
const both = { deduplicate: true, oncePerRun: true };

const file = (content: string, fileName = 'a.pdf') => ({
	fileName,
	mimeType: 'application/pdf',
	content: new Bytes([Buffer.from(content)]),
});

function delivery(sent: Sent, change: Partial<LiveboardDelivery> = {}): LiveboardDelivery {
	const payload = readPayload(sent);
	return { kind: 'liveboard', signed: 'body', sent, payload, files: [], ...change };
}

const keys = (sent: Sent, change: Partial<LiveboardDelivery> = {}, recognition = deduplicate) =>
	deliveryKeys(delivery(sent, change), recognition).map(({ key }) => key);

const withoutId = (change: Sent = {}): Sent => {
	const { data, ...payload } = examplePayload();
	return { ...payload, data: { ...data, msgUniqueId: undefined }, ...change };
};

describe('a delivery', () => {
	it.each([
		['its msgUniqueId', { eventId: 'n.1', data: { msgUniqueId: 'm-1' } }, ['m-1']],
		['a number', { data: { msgUniqueId: 12 } }, ['12']],
	])('is recognized by %s', (_, sent, expected) => {
		expect(keys(sent)).toEqual(expected);
	});

	it.each([undefined, null, '', '   ', '\n'])(
		'is recognized by its payload where msgUniqueId is %j',
		(id) => {
			const sent = (email: string) => ({
				eventId: 'n.1',
				data: { msgUniqueId: id, recipients: [{ email }] },
			});
			const [ann] = keys(sent('ann@example.com'));
			expect(ann).toMatch(/^[\w-]{43}$/);
			expect(keys(sent('ann@example.com'))).toEqual([ann]);
			expect(keys(sent('bob@example.com'))).not.toEqual([ann]);
		},
	);

	it('is recognized by its files as well where nobody signed them', () => {
		const signed = 'payload' as const;
		const sent = examplePayload();
		const [key] = keys(sent, { signed, files: [file('one')] });
		expect(keys(sent, { signed, files: [file('one')] })).toEqual([key]);
		for (const files of [[], [file('two')], [file('one', 'b.pdf')], [file('one'), file('one')]]) {
			expect(keys(sent, { signed, files })).not.toEqual([key]);
		}
		expect(keys(sent, { files: [file('two')] })).toEqual(keys(sent, { files: [file('one')] }));
	});

	it('is recognized by its run, after its message', () => {
		const run = 'run schedule-1 run-1';
		expect(keys(examplePayload(), {}, both)).toEqual(['message-1', run]);
		expect(keys(examplePayload(), {}, oncePerRun)).toEqual([run]);
	});

	it('is recognized by another run where nobody signed its files, unless that was of the same message', () => {
		const unsigned = { signed: 'payload' as const, files: [file('one')] };
		const [message] = keys(examplePayload(), unsigned);
		const run = 'run schedule-1 run-1 unsigned';
		for (const recognition of [both, oncePerRun]) {
			expect(deliveryKeys(delivery(examplePayload(), unsigned), recognition)).toEqual([
				{ key: message },
				{ key: run, unless: `${run} message-1` },
			]);
		}
	});

	it.each([{}, { scheduleId: 's', runId: ' ' }, { scheduleId: '', runId: 'r' }])(
		'is recognized by no run where it names none: %j',
		(scheduleDetails) => {
			const sent = { data: { msgUniqueId: 'm-1', scheduleDetails } };
			expect(keys(sent, {}, both)).toEqual(['m-1']);
		},
	);

	it.each([
		['its event', { ...examplePayload(), eventId: 'n.validation-1' }],
		[
			'its schedule',
			{ data: { msgUniqueId: 'm', scheduleDetails: { scheduleId: 'validation-schedule-id' } } },
		],
	])('is never recognized where it is a test event by %s', (_, sent) => {
		expect(keys(sent, {}, both)).toEqual([]);
	});

	it('is not recognized where that is not wanted', () => {
		expect(keys(examplePayload(), {}, { deduplicate: false, oncePerRun: false })).toEqual([]);
	});
});

describe('an item', () => {
	const simplified = {
		messageId: 'message-1',
		isTest: false,
		schedule: { id: 'schedule-1', runId: 'run-1' },
		delivery: { signed: 'body' },
	};

	it.each([
		['simplified', simplified],
		['as sent', examplePayload()],
	])('%s is recognized by what its delivery is', (_, item) => {
		for (const recognition of [deduplicate, oncePerRun, both]) {
			expect(itemKeys(item, recognition)).toEqual(keys(examplePayload(), {}, recognition));
		}
	});

	it.each([
		['names no message', { ...simplified, messageId: null }],
		['names no message, as sent', withoutId()],
		['has files that nobody signed', { ...simplified, delivery: { signed: 'payload' } }],
		['is of a test event', { ...simplified, isTest: true }],
		['is of a test event, as sent', { ...examplePayload(), eventId: 'n.validation-1' }],
		['is a KPI alert', { data: { schemaType: 'MONITOR' } }],
		['is empty', {}],
	])('is not recognized where it %s', (_, item) => {
		expect(itemKeys(item, deduplicate)).toEqual([]);
	});
});
