import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { Call, LiveError } from './caller';
import { refusal, signIn } from './caller';
import { DAILY, scheduleRequest } from './scheduleRequest';

describe('rights and limits of schedules in the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let admin: Call;

	beforeEach(async () => {
		thoughtSpot = await startThoughtSpot();
		admin = await signIn(thoughtSpot);
	});

	afterEach(() => thoughtSpot.close());

	const request = (change: object = {}) => scheduleRequest('ada', change);
	const as = async (name: string, privileges: string[] = []) => {
		const user = thoughtSpot.addUser({ name, orgs: [{ id: '0', privileges }] });
		return { id: user.id, call: await signIn(thoughtSpot, { username: name }) };
	};
	const create = (call: Call, change: object = {}) =>
		call<LiveError>('schedules/create', request(change));
	const cron = (change: object) => ({ frequency: { cron_expression: { ...DAILY, ...change } } });

	it('whoever may change a Liveboard may schedule it for themselves only', async () => {
		const { call } = await as('ada');
		thoughtSpot.addLiveboard({ name: 'Sales' });
		expect((await create(call)).status).toBe(200);
		const others = await create(call, { recipient_details: { emails: ['x@example.org'] } });
		expect(refusal(others)).toMatchObject({
			status: 403,
			text: expect.stringContaining('JOBSCHEDULING'),
		});
		const { call: scheduler } = await as('bob', ['JOBSCHEDULING']);
		expect((await create(scheduler)).status).toBe(200);
	});

	it('a Liveboard that one may only see cannot be scheduled, one that is not shared is not there', async () => {
		const { id, call } = await as('ada', ['JOBSCHEDULING']);
		const liveboard = thoughtSpot.addLiveboard({
			name: 'Sales',
			sharedWith: [{ id, permission: 'READ_ONLY' }],
		});
		thoughtSpot.addSchedule({ name: 'theirs', liveboardId: liveboard.id });
		expect(refusal(await create(call))).toMatchObject({
			status: 403,
			text: expect.stringContaining('edit access'),
		});
		expect((await call('schedules/search', {})).body).toMatchObject([{ name: 'theirs' }]);
		liveboard.sharedWith = [];
		expect(refusal(await create(call)).text).toContain('does not have view access');
		expect((await call('schedules/search', {})).body).toEqual([]);
	});

	it('where roles count, a schedule takes the download privilege of its format', async () => {
		thoughtSpot.configure({ roleBasedAccess: true });
		thoughtSpot.addLiveboard({ name: 'Sales' });
		const { call } = await as('ada', ['JOBSCHEDULING', 'CAN_DOWNLOAD_VISUALS']);
		expect((await create(call)).status).toBe(200);
		const refused = refusal(await create(call, { file_format: 'XLSX' }));
		expect(refused.text).toContain('CAN_DOWNLOAD_DETAILED_DATA');
		const { call: without } = await as('bob', ['CAN_DOWNLOAD_VISUALS']);
		expect(refusal(await create(without)).text).toContain('JOBSCHEDULING');
	});

	it.each([{ minute: '*/5' }, { minute: '0,30' }, { minute: '*' }, { second: '*' }])(
		'more often than hourly, as $minute $second, is refused since 26.8',
		async (change) => {
			thoughtSpot.addUser({ name: 'ada' });
			thoughtSpot.addLiveboard({ name: 'Sales' });
			expect(refusal(await create(admin, cron(change)))).toMatchObject({
				status: 403,
				text: expect.stringContaining('more often than every hour'),
			});
		},
	);

	it('more often than hourly was possible before', async () => {
		const older = await startThoughtSpot({ release: '26.7.0.cl' });
		older.addUser({ name: 'ada' });
		older.addLiveboard({ name: 'Sales' });
		const call = await signIn(older);
		expect((await create(call, cron({ minute: '*/15' }))).status).toBe(200);
		await older.close();
	});

	it.each([
		{ case: 'both days', change: cron({ day_of_week: '*' }), says: 'exactly one of' },
		{ case: 'no day', change: cron({ day_of_month: '?' }), says: 'exactly one of' },
		{ case: 'nobody', change: { recipient_details: {} }, says: 'At least one recipient' },
		{
			case: 'a principal of no known type',
			change: { recipient_details: { principals: [{ identifier: 'ada', type: 'PERSON' }] } },
			says: 'unknown type PERSON',
		},
		{
			case: 'a foreign domain',
			change: { recipient_details: { emails: ['x@example.org'] } },
			says: 'x@example.org is not of an allowed domain',
		},
		{
			case: 'too many recipients',
			change: {
				recipient_details: {
					emails: Array.from({ length: 1001 }, (_, index) => `p${index}@acme.example`),
				},
			},
			says: 'at most 1000',
		},
	])('a schedule with $case is refused', async ({ change, says }) => {
		thoughtSpot.addUser({ name: 'ada' });
		thoughtSpot.addLiveboard({ name: 'Sales' });
		thoughtSpot.configure({ emailDomains: ['acme.example'] });
		const refused = refusal(await create(admin, change));
		expect(refused.status).toBe(400);
		expect(refused.text).toContain(says);
	});

	it('an update replaces the recipients and keeps what it does not name', async () => {
		const ada = thoughtSpot.addUser({ name: 'ada' });
		thoughtSpot.addLiveboard({ name: 'Sales' });
		const { body } = await admin<{ id: string }>(
			'schedules/create',
			request({
				recipient_details: { emails: ['x@example.org'] },
				pdf_options: { page_size: 'A4' },
			}),
		);
		await admin(`schedules/${body.id}/update`, {
			recipient_details: { principals: [{ identifier: 'ada', type: 'USER' }] },
		});
		expect((await admin('schedules/search', {})).body).toMatchObject([
			{
				recipient_details: { emails: [], principals: [{ identifier: ada.id, type: 'USER' }] },
				pdf_options: { page_size: 'A4' },
				frequency: { cron_expression: DAILY },
			},
		]);
	});

	it('pages are cut before schedules are looked for by name, and runs have pages of their own', async () => {
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Sales' });
		for (let number = 10; number <= 21; number += 1) {
			thoughtSpot.addSchedule({ name: `schedule ${number}`, liveboardId });
		}
		const last = thoughtSpot.addSchedule({ name: 'the last one', liveboardId });
		const search = async (more: object) =>
			(await admin<unknown[]>('schedules/search', { schedule_identifiers: [last.id], ...more }))
				.body;
		expect(await search({})).toEqual([]);
		for (let run = 0; run < 3; run += 1) await thoughtSpot.runSchedule(last.id);
		const runs = { include_history_runs: true, record_size: 2, record_offset: 2 };
		expect(await search({ record_size: -1, record_offset: 0, history_runs_options: runs })).toEqual(
			[expect.objectContaining({ history_runs: [expect.objectContaining({ status: 'SUCCESS' })] })],
		);
	});
});
