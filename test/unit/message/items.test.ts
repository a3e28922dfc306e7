import type { Delivery, LiveboardDelivery } from '../../../nodes/ThoughtSpot/message/delivery';
import type { ItemOptions } from '../../../nodes/ThoughtSpot/message/items';
import { toItems } from '../../../nodes/ThoughtSpot/message/items';
import { readKpiAlert } from '../../../nodes/ThoughtSpot/message/kpiAlert';
import { readPayload } from '../../../nodes/ThoughtSpot/message/payload';
import { exampleAlert, examplePayload, exampleStoredFile } from '../../messages';
import { oneBlock } from '../trigger/blocks';

const pdf = { fileName: 'a.pdf', mimeType: 'application/pdf', content: oneBlock('%PDF') };
const csv = { fileName: 'b.csv', mimeType: 'text/csv', content: oneBlock('a,b') };
const storedFile = (change?: Record<string, unknown>) => {
	const [file] = readPayload({ files: [exampleStoredFile(change)] }).storage.files;
	if (file === undefined) throw new Error('there is no file');
	return file;
};
const inStorage = {
	fileName: 'c.xlsx',
	mimeType: 'application/vnd.ms-excel',
	stored: storedFile(),
};

function liveboard(
	change: Partial<LiveboardDelivery> = {},
	sent: Record<string, unknown> = examplePayload(),
): LiveboardDelivery {
	const payload = readPayload(sent);
	return { kind: 'liveboard', signed: 'body', sent, payload, files: [], ...change };
}

const items = (delivery: Delivery, options: Partial<ItemOptions> = {}) =>
	toItems(delivery, {
		simplify: true,
		output: 'delivery',
		binaryPrefix: 'attachment_',
		receivedAt: Date.UTC(2026, 7, 20, 8),
		...options,
	});

const [ann, guest] = [
	{
		type: 'USER',
		id: 'user-1',
		name: 'Ann Lee',
		email: 'ann.lee@example.com',
		locale: 'en-US',
	},
	{ type: 'EXTERNAL_EMAIL', id: null, name: null, email: 'guest@example.com', locale: null },
];

describe('a simplified item', () => {
	it('has the documented fields', () => {
		const [item, ...others] = items(liveboard({ files: [pdf] }));
		expect(others).toEqual([]);
		expect(item?.json).toEqual({
			eventId: 'n.5f0e7d3a-5c0e-4d2f-9f53-8d3c2a11b7aa',
			messageId: 'message-1',
			eventType: 'LIVEBOARD_SCHEDULE',
			timestamp: '2026-08-20T08:00:00.000Z',
			isTest: false,
			org: { id: '1574427524' },
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
				authorId: 'user-9',
				createdAt: '2025-10-21T12:36:37.164Z',
			},
			recipients: [ann, guest],
			highlights: 'Sales rose by 12 %.',
			files: [
				{
					fileName: 'a.pdf',
					mimeType: 'application/pdf',
					sizeBytes: 4,
					binaryProperty: 'attachment_0',
				},
			],
			delivery: { signed: 'body', receivedAt: '2026-08-20T08:00:00.000Z' },
		});
	});

	it('has the same fields for a payload without any', () => {
		const full = Object.keys(items(liveboard())[0]?.json ?? {});
		const [item] = items(liveboard({}, {}));
		expect(Object.keys(item?.json ?? {})).toEqual(full);
		expect(item?.json).toMatchObject({
			eventId: null,
			org: { id: null },
			liveboard: { id: null, name: null, url: null },
			view: null,
			recipients: [],
			highlights: null,
			files: [],
		});
	});

	it.each([
		['epoch milliseconds', 1_761_050_197_164, '2025-10-21T12:36:37.164Z'],
		['text', '2025-10-21', '2025-10-21'],
		['a number beyond time', 9e15, null],
		['nothing', undefined, null],
	])('tells when the schedule was made from %s', (_, creationTime, createdAt) => {
		const sent = { data: { scheduleDetails: { creationTime } } };
		expect(items(liveboard({}, sent))[0]?.json).toMatchObject({ schedule: { createdAt } });
	});

	it('takes the view from the schedule where the data has none', () => {
		const sent = { data: { scheduleDetails: { viewInfo: { viewName: 'West' } } } };
		expect(items(liveboard({}, sent))[0]?.json.view).toEqual({ id: null, name: 'West' });
	});

	it.each([
		['AWS_S3', 's3://reports/thoughtspot/run-1/Retail Sales.pdf'],
		['GCP_GCS', 'gs://reports/thoughtspot/run-1/Retail Sales.pdf'],
		['AZURE', null],
	])('tells where a file in the storage of %s is', (provider, uri) => {
		const file = { ...inStorage, stored: storedFile({ provider }) };
		const [item] = items(liveboard({ files: [pdf, file] }));
		expect(item?.json.files).toMatchObject([
			{ binaryProperty: 'attachment_0' },
			{
				fileName: 'c.xlsx',
				sizeBytes: 1234,
				storage: {
					provider,
					bucket: 'reports',
					key: 'thoughtspot/run-1/Retail Sales.pdf',
					region: 'eu-west-1',
					uri,
					status: 'SUCCESS',
					error: null,
				},
			},
		]);
		expect([...(item?.binaries.keys() ?? [])]).toEqual(['attachment_0']);
	});

	it('tells why a file was not uploaded, and has no address for it', () => {
		const stored = storedFile({
			uploadStatus: 'FAILED',
			objectKey: undefined,
			errorMessage: 'Access denied',
		});
		const [item] = items(
			liveboard({ files: [{ ...inStorage, stored }], storageError: 'Nothing uploaded' }),
		);
		expect(item?.json).toMatchObject({
			storageError: 'Nothing uploaded',
			files: [{ storage: { status: 'FAILED', error: 'Access denied', key: null, uri: null } }],
		});
	});
});

describe('items', () => {
	const delivery = liveboard({ files: [pdf, inStorage, csv] });
	const names = (index: number, all = items(delivery)) => [...(all[index]?.binaries ?? [])];

	it('carry the files with content under numbered properties', () => {
		expect(names(0)).toEqual([
			['attachment_0', pdf],
			['attachment_1', csv],
		]);
		expect(names(0, items(delivery, { binaryPrefix: 'report' }))).toEqual([
			['report0', pdf],
			['report1', csv],
		]);
	});

	it('are one for each recipient, each with all files', () => {
		const all = items(delivery, { output: 'recipient' });
		expect(all.map(({ json }) => json.recipient)).toEqual([ann, guest]);
		for (const [index, { json }] of all.entries()) {
			expect(names(index, all)).toEqual(names(0));
			expect(json).toMatchObject({ recipients: [ann, guest], files: [{}, {}, {}] });
		}
	});

	it('are one for each file, each with that file', () => {
		const all = items(delivery, { output: 'file' });
		expect(all.map(({ binaries }) => [...binaries])).toEqual([
			[['data', pdf]],
			[],
			[['data', csv]],
		]);
		for (const { json } of all) expect(json.files).toEqual([json.file]);
		expect(all.map(({ json }) => json.file)).toMatchObject([
			{ fileName: 'a.pdf' },
			{ fileName: 'c.xlsx', storage: { bucket: 'reports' } },
			{ fileName: 'b.csv' },
		]);
	});

	it.each(['recipient', 'file'] as const)(
		'are one where one for each %s is asked for and there is none',
		(output) => {
			const all = items(liveboard({}, { eventId: 'n.1' }), { output });
			expect(all).toHaveLength(1);
			expect(all[0]?.json).toMatchObject({ eventId: 'n.1', files: [] });
		},
	);

	it('that are not simplified are as sent, unknown fields included', () => {
		const sent = { ...examplePayload(), novelty: [1] };
		const files = [pdf, inStorage];
		const raw = { simplify: false };
		expect(items(liveboard({ files }, sent), raw).map(({ json }) => json)).toEqual([sent]);
		expect(items(liveboard({ files }, sent), { ...raw, output: 'recipient' })).toMatchObject([
			{ json: { ...sent, recipient: ann } },
			{ json: { ...sent, recipient: guest } },
		]);
		const [first] = items(liveboard({ files }, sent), { ...raw, output: 'file' });
		expect(first?.json).toMatchObject({ ...sent, file: { fileName: 'a.pdf', sizeBytes: 4 } });
	});
});

describe('the item of a KPI alert', () => {
	const kpiAlert = (sent: Record<string, unknown>): Delivery => {
		const alert = readKpiAlert(sent);
		if (alert === undefined) throw new Error('it is none');
		return { kind: 'kpiAlert', signed: 'none', sent, alert };
	};

	it('says what rose or fell, and for whom', () => {
		expect(items(kpiAlert(exampleAlert()), { output: 'file' })).toEqual([
			{
				json: {
					kind: 'kpiAlert',
					alertType: 'SCHEDULE_METRIC_UPDATE',
					rule: {
						id: 'rule-1',
						name: 'Alert on Total Revenue',
						type: 'Scheduled',
						schedule: 'weekly every Monday',
						condition: '',
						modifyUrl: 'https://example.thoughtspot.cloud/modify',
						unsubscribeUrl: 'https://example.thoughtspot.cloud/unsubscribe',
					},
					metric: {
						name: 'Total Revenue',
						url: 'https://example.thoughtspot.cloud/#/metric',
						liveboardId: '22a8f618-0b4f-4401-92db-ba029ee13486',
						visualizationId: 'visualization-1',
						value: '216540',
						change: '12%',
						measuredAt: 'Mon Aug 17 2026',
					},
					user: { name: 'Guest 1', email: 'guest1@example.com' },
					delivery: { signed: 'none', receivedAt: '2026-08-20T08:00:00.000Z' },
				},
				binaries: new Map(),
			},
		]);
	});

	it('has the same fields for an alert that says little', () => {
		const little = { data: { schemaType: 'MONITOR', notificationType: 'DELETION' } };
		const [full] = items(kpiAlert(exampleAlert()));
		const [item] = items(kpiAlert(little));
		expect(Object.keys(item?.json ?? {})).toEqual(Object.keys(full?.json ?? {}));
		expect(item?.json).toMatchObject({ alertType: 'DELETION', rule: { id: null } });
	});

	it('that is not simplified is as sent', () => {
		const [item] = items(kpiAlert(exampleAlert()), { simplify: false });
		expect(item?.json).toEqual(exampleAlert());
	});

	it.each([
		{},
		{ data: null },
		{ data: { schemaType: 'MONITOR' } },
		{ data: { notificationType: 'DELETION' } },
		examplePayload(),
	])('is none for %j', (sent) => {
		expect(readKpiAlert(sent)).toBeUndefined();
	});
});
