import { once } from 'node:events';

import type { Call, LiveError } from './caller';
import { refusal, signIn } from './caller';
import { DAILY, scheduleRequest } from './scheduleRequest';
import type { Subscribed } from './subscribed';
import { startSubscribed } from './subscribed';

interface Schedule {
	id: string;
	frequency: { cron_expression: Record<string, string> };
	recipient_details: { principals: Array<{ identifier: string; type: string }> };
	history_runs: Array<{ id: string; status: string; detail: string | null }> | null;
}

describe('schedules in the sandbox', () => {
	let thoughtSpot: Subscribed['thoughtSpot'];
	let receiver: Subscribed['receiver'];
	let close: Subscribed['close'];
	let admin: Call;
	let liveboardId: string;

	beforeEach(async () => {
		({ thoughtSpot, receiver, close } = await startSubscribed());
		liveboardId = thoughtSpot.addLiveboard({ name: 'Sales' }).id;
		admin = await signIn(thoughtSpot);
	});

	afterEach(() => close());

	const request = (change: object = {}) => scheduleRequest('tsadmin', change);
	const find = async (body: object = {}) =>
		(await admin<Schedule[]>('schedules/search', body)).body;

	it('run by themselves when they have a cron expression', async () => {
		const delivered = once(thoughtSpot.events, 'delivery');
		thoughtSpot.addSchedule({ name: 'often', liveboardId, cron: '* * * * * *' });
		expect(await delivered).toMatchObject([{ status: 'SUCCESS', event: { name: 'often' } }]);
		expect(receiver.received).not.toEqual([]);
	});

	it('do not run while they are paused', async () => {
		const cron = '* * * * * *';
		const { id } = thoughtSpot.addSchedule({ name: 'paused', liveboardId, cron });
		await admin(`schedules/${id}/update`, { status: 'PAUSE' });
		const before = thoughtSpot.deliveries.length;
		const often = new Promise<void>((resolve) => {
			thoughtSpot.events.on('delivery', ({ event }) => event.name === 'often' && resolve());
		});
		thoughtSpot.addSchedule({ name: 'often', liveboardId, cron });
		await often;
		const names = thoughtSpot.deliveries.slice(before).map(({ event }) => event.name);
		expect(names).not.toContain('paused');
	});

	it('are created, found with their runs, paused and deleted', async () => {
		const { status, body } = await admin<Schedule>('schedules/create', request());
		expect(status).toBe(200);
		expect(body.recipient_details.principals).toEqual([
			{ identifier: expect.any(String), type: 'USER' },
		]);
		await thoughtSpot.runSchedule(body.id);
		const [found] = await find({
			schedule_identifiers: ['daily'],
			history_runs_options: { include_history_runs: true },
		});
		expect(found).toMatchObject({ id: body.id, history_runs: [{ status: 'SUCCESS' }] });
		const path = `schedules/${body.id}`;
		expect((await admin(`${path}/update`, { status: 'PAUSE', file_format: 'CSV' })).status).toBe(
			204,
		);
		expect(await find()).toMatchObject([{ status: 'PAUSE', file_format: 'CSV', name: 'daily' }]);
		expect((await admin(`${path}/delete`, {})).status).toBe(204);
		expect(await find()).toEqual([]);
	});

	it.each([
		{ case: 'an unknown Liveboard', change: { metadata_identifier: 'X' }, says: 'Liveboard X' },
		{
			case: 'a minute between the fives',
			change: { frequency: { cron_expression: { ...DAILY, minute: '7' } } },
			says: 'multiple of 5',
		},
		{
			case: 'a cron expression that is none',
			change: { frequency: { cron_expression: { ...DAILY, hour: '25' } } },
			says: 'cron expression',
		},
		{
			case: 'an unknown recipient',
			change: { recipient_details: { principals: [{ identifier: 'X', type: 'USER_GROUP' }] } },
			says: 'Recipient X',
		},
	])('are refused with $case', async ({ change, says }) => {
		const refused = refusal(await admin<LiveError>('schedules/create', request(change)));
		expect(refused.status).toBe(400);
		expect(refused.text).toContain(says);
	});

	it('fail where webhooks are not enabled', async () => {
		const { id } = thoughtSpot.addSchedule({ name: 'daily', liveboardId });
		thoughtSpot.disableFeature('webhooks');
		expect(await thoughtSpot.runSchedule(id)).toEqual([]);
		expect(await find({ history_runs_options: { include_history_runs: true } })).toMatchObject([
			{ history_runs: [{ status: 'FAILED', detail: 'WEBHOOK_PREREQUISITE_NOT_MET' }] },
		]);
	});

	it('are found only in their Org', async () => {
		thoughtSpot.addSchedule({ name: 'daily', liveboardId });
		const { id } = thoughtSpot.addOrg({ name: 'Sales' });
		const other = await signIn(thoughtSpot, { orgId: id });
		expect((await other('schedules/search', {})).body).toEqual([]);
	});
});
