import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import { parseWithBusboy, payloadOf } from './forms';
import type { Receiver } from './receiver';
import { startReceiver } from './receiver';

describe('runs of schedules in the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let receiver: Receiver;

	beforeEach(async () => {
		thoughtSpot = await startThoughtSpot({ retryDelaysMs: [] });
		thoughtSpot.setChannels('0', ['EMAIL', 'WEBHOOK']);
		receiver = await startReceiver();
	});

	afterEach(async () => {
		await receiver.close();
		await thoughtSpot.close();
	});

	const seed = (change: object = {}) =>
		thoughtSpot.seedWebhook({ orgId: '0', url: receiver.url, name: 'reports', ...change });
	const schedule = (change: object = {}) => {
		const liveboard = thoughtSpot.addLiveboard({ name: 'Sales' });
		return thoughtSpot.addSchedule({ name: 'daily', liveboardId: liveboard.id, ...change });
	};
	const onlyOne = () => {
		const [received] = receiver.received;
		if (!received) throw new Error('Nothing was received');
		return received;
	};

	it('are delivered to each internal user once, groups expanded, and to all external addresses together', async () => {
		const { id: webhookId } = seed();
		const ada = thoughtSpot.addUser({ name: 'ada', locale: 'de-CH' });
		const bob = thoughtSpot.addUser({ name: 'bob' });
		const team = thoughtSpot.addGroup({ name: 'team', userIds: [ada.id, bob.id] });
		const { id, liveboardId } = schedule({
			userIds: [ada.id],
			groupIds: [team.id],
			emails: ['x@example.org', 'y@example.org'],
			view: { id: 'v1', name: 'North' },
		});
		const deliveries = await thoughtSpot.runSchedule(id);
		const payloads = await Promise.all(receiver.received.map(payloadOf));
		const recipients = payloads.map(({ data }) => data.recipients.map(({ email }) => email));
		expect(recipients.sort()).toEqual([
			['ada@example.com'],
			['bob@example.com'],
			['x@example.org', 'y@example.org'],
		]);
		expect(new Set(payloads.map(({ data }) => data.scheduleDetails.runId)).size).toBe(1);
		expect(new Set(payloads.map(({ data }) => data.msgUniqueId)).size).toBe(3);
		expect(new Set(payloads.map(({ eventId }) => eventId)).size).toBe(3);
		expect(deliveries.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
		expect(payloads[0]).toMatchObject({
			eventId: expect.stringMatching(/^n\.[0-9a-f-]{36}$/),
			source: { orgId: '0' },
			metadataObject: { id: liveboardId, name: 'Sales (View: North)' },
			data: { channelID: webhookId, scheduleDetails: { scheduleId: id, fileFormat: 'pdf' } },
		});
	});

	it.each([
		{ case: 'the channel is EMAIL only', channels: ['EMAIL'], webhook: {} },
		{ case: 'all channels are off', channels: [], webhook: {} },
		{ case: 'the webhook is disabled', channels: ['WEBHOOK'], webhook: { status: 'DISABLED' } },
	])('are not delivered when $case', async ({ channels, webhook }) => {
		seed(webhook);
		thoughtSpot.setChannels('0', channels);
		expect(await thoughtSpot.runSchedule(schedule().id)).toEqual([]);
		expect(receiver.received).toEqual([]);
	});

	it("follow the cluster's channels where the Org has none", async () => {
		seed();
		thoughtSpot.setChannels('0', undefined);
		const { id } = schedule();
		expect(await thoughtSpot.runSchedule(id)).toEqual([]);
		thoughtSpot.setChannels('cluster', ['WEBHOOK']);
		expect(await thoughtSpot.runSchedule(id)).toHaveLength(1);
	});

	it('fail as CSV where the Liveboard has both charts and tables', async () => {
		seed();
		const mixed = thoughtSpot.addLiveboard({
			name: 'Mixed',
			visualizations: [{ name: 'Table' }, { name: 'Chart', kind: 'CHART' }],
		});
		const { id, runs } = schedule({ fileFormat: 'CSV', liveboardId: mixed.id });
		expect(await thoughtSpot.runSchedule(id)).toEqual([]);
		expect(runs).toMatchObject([
			{ status: 'FAILED', detail: expect.stringContaining('both charts and tables') },
		]);
	});

	it('are paused where roles count and the author may not download', async () => {
		seed();
		thoughtSpot.configure({ roleBasedAccess: true });
		const { id: authorId } = thoughtSpot.addUser({ name: 'ada' });
		const paused = schedule({ authorId });
		expect(await thoughtSpot.runSchedule(paused.id)).toEqual([]);
		expect(paused).toMatchObject({
			status: 'PAUSE',
			runs: [{ status: 'FAILED', detail: expect.stringContaining('CAN_DOWNLOAD_VISUALS') }],
		});
	});

	it.each([
		{ fileFormat: 'PDF', starts: ['%PDF-1.4'], types: ['application/pdf'] },
		{
			fileFormat: 'CSV',
			starts: ['Region,Umsatz', 'Order,Amount'],
			types: ['text/csv', 'text/csv'],
		},
		{
			fileFormat: 'XLSX',
			starts: ['PK'],
			types: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
		},
	])('deliver $fileFormat files', async ({ fileFormat, starts, types }) => {
		seed();
		await thoughtSpot.runSchedule(schedule({ fileFormat }).id);
		const [, ...files] = await parseWithBusboy(onlyOne());
		expect(files.map(({ type }) => type)).toEqual(types);
		expect(
			files.map(({ content }, index) => String(content).startsWith(starts[index] ?? '?')),
		).toEqual(starts.map(() => true));
	});
});
