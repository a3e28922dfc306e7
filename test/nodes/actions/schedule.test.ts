import type { INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';

const schedule = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'schedule',
	operation,
	...parameters,
});

const named = (name: string) => ({ scheduleId: locator('name', name) });

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startTestBed();
});
afterEach(async () => {
	await testBed.close();
});

/** A user in a group in a group, and schedules to each of them. */
function seed() {
	const { thoughtSpot } = testBed;
	const anna = thoughtSpot.addUser({
		name: 'anna',
		displayName: 'Anna Adams',
		email: 'anna@example.com',
	});
	const team = thoughtSpot.addGroup({ name: 'team', userIds: [anna.id] });
	const everybody = thoughtSpot.addGroup({ name: 'everybody', groupIds: [team.id] });
	const sales = thoughtSpot.addLiveboard({ name: 'Sales' });
	const costs = thoughtSpot.addLiveboard({ name: 'Costs' });
	const monday = thoughtSpot.addSchedule({
		name: 'Monday report',
		liveboardId: sales.id,
		authorId: anna.id,
		userIds: [anna.id],
		cron: '0 0 8 ? * 2',
		timeZone: 'Europe/Berlin',
	});
	thoughtSpot.addSchedule({ name: 'All hands', liveboardId: sales.id, groupIds: [everybody.id] });
	thoughtSpot.addSchedule({ name: 'Partners', liveboardId: costs.id, emails: ['b@partner.com'] });
	return { anna, sales, monday };
}

const names = async (parameters: INodeParameters) =>
	(await testBed.run(schedule('getAll', parameters))).map(({ name }) => name);

describe('Get Many', () => {
	it('returns schedules with the field names of the trigger', async () => {
		const { anna, sales, monday } = seed();
		const found = await testBed.run(schedule('getAll'));
		expect(found).toHaveLength(3);
		expect(found[1]).toEqual({
			id: monday.id,
			name: 'Monday report',
			status: 'ACTIVE',
			liveboard: {
				id: sales.id,
				name: 'Sales',
				url: `${testBed.thoughtSpot.url}/#/pinboard/${sales.id}`,
			},
			fileFormat: 'PDF',
			frequency: 'Weekly on Monday at 08:00',
			cronExpression: '0 0 8 ? * 2',
			timeZone: 'Europe/Berlin',
			recipients: [
				{
					type: 'USER',
					id: anna.id,
					name: 'Anna Adams',
					signInName: 'anna',
					email: 'anna@example.com',
				},
			],
			description: expect.any(String),
			author: { id: anna.id, name: 'Anna Adams', signInName: 'anna' },
			createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
			viewId: null,
		});
		expect(found[2]).toMatchObject({
			recipients: [
				{ type: 'EXTERNAL_EMAIL', name: null, signInName: null, email: 'b@partner.com' },
			],
		});
	});

	it('leaves names out where this user may not look for people', async () => {
		const { anna } = seed();
		for (const operation of ['searchUsers', 'searchUserGroups']) {
			testBed.thoughtSpot.faults.add({ operation, kind: 'status', status: 403, times: Infinity });
		}
		const [, found] = await testBed.run(schedule('getAll'));
		expect(found).toMatchObject({
			recipients: [{ type: 'USER', id: anna.id, name: null, email: null }],
		});
	});

	it('looks the recipients of all schedules up at once', async () => {
		const { sales } = seed();
		for (let number = 0; number < 30; number++) {
			const { id } = testBed.thoughtSpot.addUser({ name: `user-${number}` });
			testBed.thoughtSpot.addSchedule({
				name: `Report ${number}`,
				liveboardId: sales.id,
				userIds: [id],
			});
		}
		const found = await testBed.run(schedule('getAll', { returnAll: true }));
		expect(found.at(-1)).toMatchObject({
			recipients: [{ name: expect.stringContaining('user-') }],
		});
		expect(testBed.sent('searchUsers')).toHaveLength(1);
	});

	it("returns ThoughtSpot's own fields with Simplify off", async () => {
		seed();
		const [, found] = await testBed.run(schedule('getAll', { simplify: false }));
		expect(found).toMatchObject({ file_format: 'PDF', time_zone: 'Europe/Berlin' });
	});

	it.each<[INodeParameters, string[]]>([
		[{ liveboardId: locator('name', 'Sales') }, ['All hands', 'Monday report']],
		[{ limit: 1 }, ['All hands']],
		[{ filters: { name: 'mONDAY' } }, ['Monday report']],
		[{ filters: { status: 'PAUSE' } }, []],
		[{ filters: { recipient: 'anna' } }, ['All hands', 'Monday report']],
		[{ filters: { recipient: 'anna@example.com' } }, ['All hands', 'Monday report']],
		[{ filters: { recipient: 'Anna@Example.COM' } }, ['All hands', 'Monday report']],
		[{ filters: { recipient: 'team' } }, ['All hands']],
		[{ filters: { recipient: 'B@partner.com' } }, ['Partners']],
		[{ filters: { recipient: 'c@partner.com' } }, []],
	])('finds those of %j', async (parameters, expected) => {
		seed();
		expect(await names(parameters)).toEqual(expected);
	});

	it.each([
		[{ liveboardId: locator('name', 'Salse') }, 'There is no Liveboard "Salse"'],
		[{ filters: { recipient: 'ana' } }, 'There is no user or group "ana"'],
	])('is an error for what does not exist: %j', async (parameters, message) => {
		seed();
		await expect(names(parameters)).rejects.toThrow(message);
	});

	it('reads all pages, each once, with one sign-in', async () => {
		const { sales } = seed();
		for (let number = 0; number < 1200; number++) {
			testBed.thoughtSpot.addSchedule({ name: `Report ${number}`, liveboardId: sales.id });
		}
		const found = await names({ returnAll: true });
		expect(new Set(found).size).toBe(1203);
		const offsets = testBed.sent('searchSchedules').map(({ body }) => body);
		expect(offsets).toMatchObject([0, 500, 1000].map((record_offset) => ({ record_offset })));
		expect(testBed.sent('getFullAccessToken')).toHaveLength(1);
	});
});

describe('Get', () => {
	it.each(['id', 'name', 'list'] as const)('returns one chosen by %s', async (mode) => {
		const { monday } = seed();
		await testBed.thoughtSpot.runSchedule(monday.id);
		const scheduleId = locator(mode, mode === 'name' ? 'Monday report' : monday.id);
		expect(await testBed.run(schedule('get', { scheduleId }))).toMatchObject([
			{
				id: monday.id,
				latestRuns: [
					{
						id: expect.any(String),
						status: 'SUCCESS',
						startedAt: expect.stringMatching(/Z$/),
						endedAt: expect.stringMatching(/Z$/),
						detail: null,
					},
				],
			},
		]);
	});
});

describe.each(['get', 'pause', 'resume', 'delete', 'update', 'getRecipients'])(
	'%s',
	(operation) => {
		it.each([
			['', 'No schedule is chosen. Choose one in Schedule.'],
			['Mondey', 'There is no schedule "Mondey"'],
			['All hands', 'There are 2 schedules with the name "All hands". Choose one from the list'],
			['all HANDS', 'There are 2 schedules with the name "all HANDS". Choose one from the list'],
		])('is refused where the schedule is %j', async (name, message) => {
			const { sales } = seed();
			testBed.thoughtSpot.addSchedule({ name: 'All hands', liveboardId: sales.id });
			await expect(testBed.run(schedule(operation, named(name)))).rejects.toThrow(message);
			expect(testBed.sent('updateSchedule')).toEqual([]);
			expect(testBed.sent('deleteSchedule')).toEqual([]);
		});
	},
);

it('Get finds a schedule by its name in another letter case, with its latest runs', async () => {
	const { monday } = seed();
	expect(await testBed.run(schedule('get', named('MONDAY report')))).toMatchObject([
		{ id: monday.id, latestRuns: [] },
	]);
});

it.each([
	['is done where it has gone', { when: 'after' as const }, undefined],
	['is an error where it is still there', {}, 'ThoughtSpot could not delete the schedule'],
])('Delete whose answer is lost %s', async (_, fault, words) => {
	const { monday } = seed();
	testBed.thoughtSpot.faults.add({ kind: 'status', operation: 'deleteSchedule', ...fault });
	const deleting = testBed.run(schedule('delete', { scheduleId: locator('id', monday.id) }));
	if (words === undefined) expect(await deleting).toMatchObject([{ id: monday.id }]);
	else await expect(deleting).rejects.toThrow(words);
	expect(testBed.sent('deleteSchedule')).toHaveLength(1);
});

it('Pause and Resume change the status alone, and only where it is another', async () => {
	const { monday } = seed();
	const parameters = { scheduleId: locator('id', monday.id) };
	const paused = await testBed.run(schedule('pause', parameters));
	expect(paused).toMatchObject([{ id: monday.id, status: 'PAUSE' }]);
	expect(await names({ filters: { status: 'PAUSE' } })).toEqual(['Monday report']);
	await testBed.run(schedule('pause', parameters));
	const resumed = await testBed.run(schedule('resume', parameters));
	expect(resumed).toMatchObject([{ id: monday.id, status: 'ACTIVE' }]);
	expect(await names({ filters: { status: 'PAUSE' } })).toEqual([]);
	expect(testBed.sent('updateSchedule').map(({ body }) => body)).toEqual([
		{ status: 'PAUSE' },
		{ status: 'ACTIVE' },
	]);
});

it('pauses every schedule of a Liveboard, item by item', async () => {
	seed();
	const found = await testBed.run(
		schedule('getAll', { liveboardId: locator('name', 'Sales'), returnAll: true }),
	);
	const scheduleId = locator('id', '={{ $json.id }}');
	await testBed.run(schedule('pause', { scheduleId }), found);
	expect(await names({ filters: { status: 'ACTIVE' } })).toEqual(['Partners']);
});

it('Delete deletes one schedule and returns it', async () => {
	seed();
	expect(await testBed.run(schedule('delete', named('Partners')))).toMatchObject([
		{ deleted: true, name: 'Partners', liveboard: { name: 'Costs' } },
	]);
	expect(await names({})).toEqual(['All hands', 'Monday report']);
});

it.each(['pause', 'delete'])('%s names what is needed where it is refused', async (operation) => {
	const { thoughtSpot } = testBed;
	const reader = thoughtSpot.addUser({ name: 'reader' });
	const { id: liveboardId } = thoughtSpot.addLiveboard({
		name: 'Sales',
		sharedWith: [{ id: reader.id, permission: 'READ_ONLY' }],
	});
	const { id } = thoughtSpot.addSchedule({ name: 'Monday report', liveboardId });
	testBed.harness.credentialData = { ...testBed.harness.credentialData, username: 'reader' };
	await expect(testBed.run(schedule(operation, { scheduleId: locator('id', id) }))).rejects.toThrow(
		'edit access',
	);
	expect(await testBed.run(schedule('get', { scheduleId: locator('id', id) }))).toMatchObject([
		{ status: 'ACTIVE' },
	]);
});
