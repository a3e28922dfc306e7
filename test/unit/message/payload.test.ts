import {
	isTestEvent,
	readPayload,
	sentAt,
	readStorageReport,
} from '../../../nodes/ThoughtSpot/message/payload';
import { parseSent } from '../../../nodes/ThoughtSpot/message/json';
import { examplePayload, exampleStoredFile } from '../../messages';

const odd: Array<[string, unknown]> = [
	['missing', undefined],
	['null', null],
	['a number', 7],
	['text', 'seven'],
	['true', true],
	['a list', [1, 'two', null, [3]]],
	['an object', { seven: 7 }],
];

/** Every field of the payload, with its path. */
function fieldsOf(value: unknown, path: string[] = []): string[][] {
	if (typeof value !== 'object' || value === null) return [path];
	return [path, ...Object.entries(value).flatMap(([key, each]) => fieldsOf(each, [...path, key]))];
}

function setField(target: unknown, path: string[], field: unknown): void {
	const [key = '', ...rest] = path;
	const fields = target as Record<string, unknown>;
	if (rest.length === 0) fields[key] = field;
	else setField(fields[key], rest, field);
}

describe('a payload', () => {
	it('is read with every documented field', () => {
		const sent = { ...examplePayload(), files: [exampleStoredFile()], error: 'No space' };
		expect(readPayload(sent)).toEqual({
			eventId: 'n.5f0e7d3a-5c0e-4d2f-9f53-8d3c2a11b7aa',
			messageId: 'message-1',
			eventType: 'LIVEBOARD_SCHEDULE',
			timestamp: '2026-08-20T08:00:00.000Z',
			orgId: '1574427524',
			liveboard: {
				id: '22a8f618-0b4f-4401-92db-ba029ee13486',
				name: 'Retail Sales (View: West)',
				url: 'https://example.thoughtspot.cloud/#/pinboard/22a8f618-0b4f-4401-92db-ba029ee13486',
			},
			view: { id: 'view-1', name: 'West' },
			schedule: {
				id: 'schedule-1',
				name: 'Every Monday',
				description: 'For the sales team',
				runId: 'run-1',
				fileFormat: 'pdf',
				status: 'ACTIVE',
				authorId: 'user-9',
				createdAt: '2025-10-21T12:36:37.164Z',
			},
			recipients: [
				{
					type: 'USER',
					id: 'user-1',
					name: 'Ann Lee',
					email: 'ann.lee@example.com',
					locale: 'en-US',
				},
				{
					type: 'EXTERNAL_EMAIL',
					id: null,
					name: null,
					email: 'guest@example.com',
					locale: null,
				},
			],
			groupIds: [],
			highlights: 'Sales rose by 12 %.',
			storage: {
				files: [
					{
						fileName: 'Retail Sales.pdf',
						mimeType: 'application/pdf',
						sizeBytes: 1234,
						provider: 'AWS_S3',
						bucket: 'reports',
						key: 'thoughtspot/run-1/Retail Sales.pdf',
						region: 'eu-west-1',
						status: 'SUCCESS',
						error: null,
					},
				],
				error: 'No space',
			},
		});
	});

	it.each(odd)('is read whichever of its fields is %s', (_, value) => {
		for (const path of fieldsOf({ ...examplePayload(), files: [exampleStoredFile()] })) {
			if (path.length === 0) continue;
			const sent = { ...examplePayload(), files: [exampleStoredFile()] };
			setField(sent, path, value);
			expect(() => readPayload(sent)).not.toThrow();
		}
	});

	it('loses no other field with one of an unexpected kind', () => {
		const sent = { ...examplePayload(), metadataObject: 'Retail Sales', source: { orgId: 42 } };
		expect(readPayload(sent)).toEqual({
			...readPayload(examplePayload()),
			orgId: '42',
			liveboard: { id: null, name: null, url: null },
		});
	});

	it('leaves out recipients and files that are not objects', () => {
		const recipients = ['a@example.com', null, { email: 'b@example.com' }];
		const payload = readPayload({ data: { recipients }, files: [7, { filename: 'a.pdf' }] });
		expect(payload.recipients).toMatchObject([{ email: 'b@example.com' }]);
		expect(payload.storage.files).toMatchObject([{ fileName: 'a.pdf' }]);
	});

	it('of tomorrow is read like that of today', () => {
		const sent = { ...examplePayload(), schemaVersion: '7.1-beta', novelty: { deep: [1] } };
		expect(readPayload(sent)).toEqual(readPayload(examplePayload()));
	});

	it('keeps unknown fields in what was sent', () => {
		const sent = { eventId: 'n.1', novelty: { deep: [1, null] }, 'a.b': '𝄞' };
		expect(parseSent(Buffer.from(JSON.stringify(sent)))).toEqual(sent);
	});

	it.each(['', '7', '"a"', 'null', '[]', '[{}]', '{', '{"a":1}}', "{'a':1}", '\u0000'])(
		'is none in %p',
		(json) => {
			expect(parseSent(Buffer.from(json))).toBeUndefined();
		},
	);
});

describe('a report about cloud storage', () => {
	const stored = exampleStoredFile();

	it.each<[string, unknown, number | undefined, string | null]>([
		['files', { files: [stored] }, 1, null],
		['the list alone', [stored, stored], 2, null],
		['files and what went wrong', { files: [stored], error: 'No space' }, 1, 'No space'],
		['a failed upload', { files: [], error: 'Access denied' }, 0, 'Access denied'],
		['a failed upload, as Go writes no list', { files: null, error: 'Denied' }, 0, 'Denied'],
		['a failed upload without a list', { error: 'Access denied' }, 0, 'Access denied'],
		['an empty list', [], undefined, null],
		['an empty object', {}, undefined, null],
		['an object of its own', { error: 'x', rows: [] }, undefined, null],
		['other files', { files: ['a.txt'] }, undefined, null],
		['rows', [{ Order: 'A-1' }], undefined, null],
		['a text', 'files', undefined, null],
	])('is read from a part of %s', (_, json, count, error) => {
		const report = readStorageReport(json);
		expect(report?.files.length).toBe(count);
		expect(report?.error ?? null).toBe(error);
	});
});

describe('a message', () => {
	it.each([
		['2026-08-20T08:00:00.000Z', Date.UTC(2026, 7, 20, 8)],
		['2026-08-20T10:00:00+02:00', Date.UTC(2026, 7, 20, 8)],
		['soon', 'unreadable'],
		['0001-01-01T00:00:00Z', undefined],
		[1_787_212_800, Date.UTC(2026, 7, 20, 8)],
		[undefined, undefined],
	])('with the timestamp %p was made at %p', (timestamp, time) => {
		expect(sentAt(readPayload({ timestamp }))).toBe(time);
	});

	it.each([
		[
			'by its schedule',
			{ data: { scheduleDetails: { scheduleId: 'validation-schedule-id' } } },
			true,
		],
		['by its run', { data: { scheduleDetails: { runId: 'validation-run-id' } } }, true],
		['by its event', { eventId: 'n.validation-5f0e7d3a' }, true],
		[
			'not by the name of its schedule',
			{ data: { scheduleDetails: { name: 'n.validation-' } } },
			false,
		],
		['not without data', {}, false],
		['not by real IDs', examplePayload(), false],
	])('is seen to be a test %s', (_, sent, isTest) => {
		expect(isTestEvent(readPayload(sent))).toBe(isTest);
	});
});
