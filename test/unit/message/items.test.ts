import type { Delivery, LiveboardDelivery } from '../../../nodes/ThoughtSpot/message/delivery';
import type { ItemOptions } from '../../../nodes/ThoughtSpot/message/items';
import { toItems } from '../../../nodes/ThoughtSpot/message/items';
import { readKpiAlert } from '../../../nodes/ThoughtSpot/message/kpiAlert';
import { readPayload } from '../../../nodes/ThoughtSpot/message/payload';
import { exampleAlert, examplePayload, exampleStoredFile } from '../../messages';
import { oneBlock } from './blocks';

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
		expect(Object.entries(item?.json ?? {})).toEqual(
			Object.entries({
				liveboard: {
					id: '22a8f618-0b4f-4401-92db-ba029ee13486',
					name: 'Retail Sales (View: West)',
					url: 'https://example.thoughtspot.cloud/#/pinboard/22a8f618-0b4f-4401-92db-ba029ee13486',
				},
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
				recipients: [ann, guest],
				groupIds: [],
				attachments: 'attachment_0',
				files: [
					{
						fileName: 'a.pdf',
						mimeType: 'application/pdf',
						sizeBytes: 4,
						binaryProperty: 'attachment_0',
					},
				],
				view: { id: 'view-1', name: 'West' },
				highlights: 'Sales rose by 12 %.',
				timestamp: '2026-08-20T08:00:00.000Z',
				isTest: false,
				org: { id: '1574427524' },
				eventType: 'LIVEBOARD_SCHEDULE',
				eventId: 'n.5f0e7d3a-5c0e-4d2f-9f53-8d3c2a11b7aa',
				messageId: 'message-1',
				delivery: { signed: 'body', receivedAt: '2026-08-20T08:00:00.000Z' },
			}),
		);
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
			groupIds: [],
			attachments: '',
			highlights: null,
			files: [],
			timestamp: null,
		});
	});

	it.each([
		['epoch milliseconds', 1_761_050_197_164, '2025-10-21T12:36:37.164Z'],
		['text', '2025-10-21', '2025-10-21'],
		['epoch microseconds', 1_761_050_197_164_007, '2025-10-21T12:36:37.164Z'],
		['a number beyond time', 9e21, null],
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
			delivery: { storageError: 'Nothing uploaded' },
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
			expect(json).toMatchObject({ attachments: 'attachment_0,attachment_1', files: [{}, {}, {}] });
			expect(Object.keys(json).slice(0, 4)).toEqual([
				'liveboard',
				'schedule',
				'recipient',
				'attachments',
			]);
			expect(json).not.toHaveProperty('recipients');
		}
	});

	it.each([
		[true, 1_000],
		[true, 10_000],
		[false, 1_000],
		[false, 10_000],
	])('of recipients grow as their number does, simplified: %p, %i', (simplify, count) => {
		const recipients = Array.from({ length: count }, (_, index) => ({
			type: 'USER',
			id: `user-${index}`,
			email: `user-${index}@example.com`,
		}));
		const ids = recipients.map(({ id }) => id);
		const { data, ...rest } = examplePayload();
		const scheduleDetails = { ...data.scheduleDetails, userIds: ids, groupIds: ids, emailIds: ids };
		const sent = { ...rest, data: { ...data, scheduleDetails, recipients } };
		const started = performance.now();
		const all = items(liveboard({ files: [pdf] }, sent), { simplify, output: 'recipient' });
		const size = all.reduce((sum, { json }) => sum + JSON.stringify(json).length, 0);
		expect(all).toHaveLength(count);
		expect(size).toBeLessThan(count * 2_000);
		expect(performance.now() - started).toBeLessThan(count);
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

	it.each(['delivery', 'recipient'] as const)(
		'of a %s say where files lie of which another part tells',
		(output) => {
			const all = items(liveboard({ files: [inStorage] }), { simplify: false, output });
			const { bucket } = inStorage.stored;
			for (const { json } of all) expect(json.files).toMatchObject([{ storage: { bucket } }]);
			expect(all.length).toBeGreaterThan(0);
		},
	);

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
		const files = [pdf];
		const raw = { simplify: false };
		const delivery = { signed: 'payload', receivedAt: '2026-08-20T08:00:00.000Z' };
		const ofPayload = liveboard({ files, signed: 'payload' }, sent);
		expect(items(ofPayload, raw).map(({ json }) => json)).toEqual([{ ...sent, delivery }]);
		const { recipients, scheduleDetails, ...data } = sent.data;
		const { userIds, groupIds, emailIds, ...schedule } = scheduleDetails;
		expect([recipients, userIds, groupIds, emailIds].map(({ length }) => length)).toEqual([
			2, 1, 0, 1,
		]);
		const ofOne = { ...sent, data: { ...data, scheduleDetails: schedule }, delivery };
		expect(items(ofPayload, { ...raw, output: 'recipient' }).map(({ json }) => json)).toEqual([
			{ ...ofOne, recipient: ann },
			{ ...ofOne, recipient: guest },
		]);
		const [first] = items(liveboard({ files }, sent), { ...raw, output: 'file' });
		expect(first?.json).toMatchObject({ ...sent, file: { fileName: 'a.pdf', sizeBytes: 4 } });
		const inBody = liveboard({ files }, { ...sent, files: [exampleStoredFile()] });
		expect(items(inBody, { ...raw, output: 'file' })[0]?.json).not.toHaveProperty('files');
	});
});

describe('the item of a KPI alert', () => {
	const kpiAlert = (sent: Record<string, unknown>): Delivery => {
		const alert = readKpiAlert(sent);
		if (alert === undefined) throw new Error('it is none');
		return { kind: 'kpiAlert', signed: 'none', sent, alert };
	};

	const metric = {
		name: 'Total Revenue',
		url: 'https://example.thoughtspot.cloud/#/metric',
		liveboardId: '22a8f618-0b4f-4401-92db-ba029ee13486',
		visualizationId: 'visualization-1',
		value: '216540',
		change: '12%',
		measuredAt: 'Mon Aug 17 2026',
	};
	const rule = {
		id: 'rule-1',
		name: 'Alert on Total Revenue',
		type: 'Scheduled',
		schedule: 'weekly every Monday',
		condition: '',
		modifyUrl: 'https://example.thoughtspot.cloud/modify',
		unsubscribeUrl: 'https://example.thoughtspot.cloud/unsubscribe',
	};
	const nobodyElse = { deletedBy: null, subscribedBy: null, reason: null };
	const ofType = (notificationType: string, field: string, change: object, rest = true) => {
		const { scheduledMetricUpdateWebhookNotification: notification, ...data } = exampleAlert().data;
		const { ruleExecutionDetails: outcome, ...withoutOutcome } = notification;
		expect(outcome).toBeDefined();
		const populated = { ...(rest ? withoutOutcome : {}), ...change };
		return { data: { ...data, notificationType, [field]: populated } };
	};
	const maria = { id: 'user-2', displayName: 'Maria', email: 'maria@example.com' };
	const notMeasured = { value: null, change: null, measuredAt: null };

	it('says what rose or fell, and for whom', () => {
		expect(items(kpiAlert(exampleAlert()), { output: 'file' })).toEqual([
			{
				json: {
					kind: 'kpiAlert',
					alertType: 'SCHEDULE_METRIC_UPDATE',
					metric,
					rule,
					user: { id: 'user-1', name: 'Guest 1', email: 'guest1@example.com' },
					...nobodyElse,
					delivery: { signed: 'none', receivedAt: '2026-08-20T08:00:00.000Z' },
				},
				binaries: new Map(),
			},
		]);
	});

	it.each([
		['UPDATION', 'updationWebhookNotification'],
		['SELF_SUBSCRIPTION', 'selfSubscriptionWebhookNotification'],
		['ANOMALY_METRIC_UPDATE', 'anomalyMetricUpdateWebhookNotification'],
	])('of the type %s says which rule and metric it is about', (type, field) => {
		expect(items(kpiAlert(ofType(type, field, {})))[0]?.json).toMatchObject({
			alertType: type,
			rule,
			metric: { ...metric, ...notMeasured },
			...nobodyElse,
		});
	});

	it.each([
		['THRESHOLD_METRIC_UPDATE', 'thresholdReachedMetricUpdateWebhookNotification'],
		['SELF_SUBSCRIPTION', 'selfSubscriptionWebhookNotification'],
	])('of the type %s says what was measured', (type, field) => {
		const { ruleExecutionDetails } = exampleAlert().data.scheduledMetricUpdateWebhookNotification;
		const alert = kpiAlert(ofType(type, field, { ruleExecutionDetails }));
		expect(items(alert)[0]?.json).toMatchObject({ alertType: type, rule, metric });
	});

	it('of a deletion says which rule and metric it was, and who deleted it', () => {
		const deleted = {
			ruleName: rule.name,
			metricName: metric.name,
			metricId: { pinboardVizId: { pinboardId: metric.liveboardId, vizId: 'visualization-1' } },
			deletedByUser: maria,
		};
		const alert = kpiAlert(ofType('DELETION', 'deletionWebhookNotification', deleted, false));
		expect(items(alert)[0]?.json).toMatchObject({
			alertType: 'DELETION',
			rule: { id: null, name: rule.name },
			metric: { ...metric, url: null, ...notMeasured },
			...nobodyElse,
			deletedBy: { id: 'user-2', name: 'Maria', email: 'maria@example.com' },
		});
	});

	it('of a failure says the reason', () => {
		const change = { reason: 'The query took too long' };
		const alert = kpiAlert(ofType('FAILURE', 'failureWebhookNotification', change));
		expect(items(alert)[0]?.json).toMatchObject({ rule, ...nobodyElse, ...change });
	});

	it('of a subscription says who subscribed', () => {
		const change = { subscribedByUser: maria };
		const alert = kpiAlert(ofType('SUBSCRIPTION', 'subscriptionWebhookNotification', change));
		expect(items(alert)[0]?.json).toMatchObject({
			rule,
			...nobodyElse,
			subscribedBy: { id: 'user-2', name: 'Maria', email: 'maria@example.com' },
		});
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
		const delivery = { signed: 'none', receivedAt: '2026-08-20T08:00:00.000Z' };
		expect(item?.json).toEqual({ ...exampleAlert(), delivery });
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
