import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { SALES, locator, startTestBed } from '../testBed';

const delivery = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'delivery',
	operation,
	...parameters,
});

const NOON = Date.UTC(2026, 7, 20, 12);
let testBed: TestBed;
let receiver: Server;
let status: number;
let now: number;

beforeEach(async () => {
	status = 200;
	now = NOON;
	receiver = createServer((request, response) => {
		request.resume();
		request.on('end', () => response.writeHead(status).end('{}'));
	});
	receiver.listen(0, '127.0.0.1');
	await once(receiver, 'listening');
	testBed = await startTestBed({ clock: () => now, retryDelaysMs: [] });
});
afterEach(async () => {
	await testBed.close();
	receiver.close();
	await once(receiver, 'close');
});

function seed() {
	testBed.thoughtSpot.setChannels('0', ['WEBHOOK']);
	const { port } = receiver.address() as AddressInfo;
	return testBed.thoughtSpot.seedWebhook({
		orgId: '0',
		name: 'reports',
		url: `http://127.0.0.1:${port}/`,
	});
}

describe('Send Test Event', () => {
	it.each(['id', 'name'] as const)('tests a webhook chosen by %s', async (mode) => {
		const { id } = seed();
		const webhookId = locator(mode, mode === 'id' ? id : 'reports');
		const [result] = await testBed.run(delivery('sendTest', { webhookId }));

		expect(result).toEqual({
			id: expect.stringMatching(/^n\.validation-/),
			status: 'SUCCESS',
			webhook: { id, name: 'reports' },
			isTest: true,
			eventType: 'LIVEBOARD_SCHEDULE',
		});
		const job = { findBy: 'job', jobId: result?.id };
		expect(await testBed.run(delivery('getAll', job as INodeParameters))).toMatchObject([
			{ id: result?.id, status: 'SUCCESS', attempts: 1, isTest: true },
		]);
	});

	it('is an error when the receiver refuses, though ThoughtSpot answers 200', async () => {
		status = 503;
		const { id } = seed();
		await expect(
			testBed.run(delivery('sendTest', { webhookId: locator('id', id) })),
		).rejects.toThrow(
			/The test event to the webhook "reports" ended with FAILED: the delivery to its URL failed \(HTTP status 503/,
		);
	});

	it('is an error when only the upload fails', async () => {
		testBed.thoughtSpot.setStorage({ files: 'body', failing: /validation/ });
		const { id } = seed();
		testBed.thoughtSpot.changeWebhook(id, {
			storageDestination: {
				storage_type: 'AWS_S3',
				storage_config: {
					aws_s3_config: { bucket_name: 'b', region: 'r', role_arn: 'arn' },
				},
			},
		});
		await expect(
			testBed.run(delivery('sendTest', { webhookId: locator('id', id) })),
		).rejects.toThrow('ended with PARTIAL_SUCCESS: the upload to its storage failed (');
	});

	it('sends the test event once, also when the answer is lost', async () => {
		const { id } = seed();
		testBed.thoughtSpot.faults.add({
			operation: 'validateCommunicationChannel',
			kind: 'reset',
			when: 'after',
		});
		await expect(
			testBed.run(delivery('sendTest', { webhookId: locator('id', id) })),
		).rejects.toThrow('could not be reached');
		expect(testBed.sent('validateCommunicationChannel')).toHaveLength(1);
	});
});

describe('Get Many', () => {
	const ids = (found: Array<Record<string, unknown>>) => found.map(({ id }) => id);
	const getAll = async (parameters: INodeParameters) =>
		ids(await testBed.run(delivery('getAll', { returnAll: true, ...parameters })));

	async function history() {
		const { thoughtSpot } = testBed;
		const { id: webhookId } = seed();
		const schedules = ['Sales', 'Marketing'].map((name) => {
			const liveboard = thoughtSpot.addLiveboard({ name });
			return thoughtSpot.addSchedule({ name: `${name} report`, liveboardId: liveboard.id });
		});
		const jobs: string[] = [];
		for (const schedule of [schedules[0], schedules[1], schedules[0]]) {
			now += 60_000;
			status = jobs.length === 2 ? 500 : 200;
			const [ran] = await thoughtSpot.runSchedule(schedule?.id ?? '');
			jobs.push(ran?.jobId ?? '');
		}
		return { webhookId: locator('id', webhookId), schedules, jobs };
	}

	it('returns the deliveries of a webhook, newest first', async () => {
		const { webhookId, jobs } = await history();
		const found = await testBed.run(
			delivery('getAll', { webhookId, returnAll: true, simplify: false }),
		);

		expect(ids(found)).toEqual([...jobs].reverse());
		expect(found[0]).toMatchObject({
			status: 'FAILED',
			creation_time_in_millis: NOON + 180_000,
			event: { type: 'LIVEBOARD_SCHEDULE', name: 'Sales report' },
			try_count: 1,
		});
	});

	it('names Liveboard and schedule, with the field names of the trigger', async () => {
		const { webhookId, jobs, schedules } = await history();
		const found = await testBed.run(delivery('getAll', { webhookId, returnAll: true }));

		expect(found[0]).toEqual({
			id: jobs[2],
			status: 'FAILED',
			createdAt: '2026-08-20T12:03:00.000Z',
			liveboard: {
				id: schedules[0]?.liveboardId,
				name: 'Sales',
				url: `${testBed.thoughtSpot.url}/#/pinboard/${schedules[0]?.liveboardId}`,
			},
			schedule: { id: schedules[0]?.id, name: 'Sales report', runId: expect.any(String) },
			recipients: [
				{
					id: expect.any(String),
					name: 'ThoughtSpot Administrator',
					email: 'tsadmin@example.com',
					type: 'USER',
				},
			],
			webhook: { id: webhookId.value, name: 'reports' },
			detail: expect.any(String),
			attempts: 1,
			isTest: false,
			eventType: 'LIVEBOARD_SCHEDULE',
		});
		expect(found.map(({ liveboard }) => liveboard)).toMatchObject([
			{ name: 'Sales' },
			{ name: 'Marketing' },
			{ name: 'Sales' },
		]);
		expect(testBed.sent('searchSchedules')).toHaveLength(1);
	});

	it('tells a test event from a report', async () => {
		const { id } = seed();
		await testBed.run(delivery('sendTest', { webhookId: locator('id', id) }));
		const found = await testBed.run(delivery('getAll'));
		expect(found).toMatchObject([{ isTest: true, liveboard: null }]);
		expect(testBed.sent('searchSchedules')).toEqual([]);
	});

	it("finds the Org's webhook where none is chosen", async () => {
		const { jobs } = await history();
		expect(await getAll({})).toEqual([...jobs].reverse());
	});

	it('says so where the Org has no webhook', async () => {
		await expect(getAll({})).rejects.toThrow('This Org has no webhook');
	});

	it.each([
		[{ liveboardId: locator('name', 'Retail Salez') }, 'There is no Liveboard "Retail Salez"'],
		[{ scheduleId: locator('name', 'Mondey') }, 'There is no schedule "Mondey"'],
		[{ findBy: 'job', jobId: 'abc' }, 'There is no delivery with the job ID "abc"'],
		[{ webhookId: locator('name', 'nope') }, 'There is no webhook "nope"'],
		[{ orgId: locator('name', 'Salse') }, 'There is no Org "Salse"'],
	])('is an error for what does not exist: %j', async (parameters, message) => {
		await history();
		await expect(getAll(parameters)).rejects.toThrow(message);
	});

	it('refuses a name that two Liveboards or schedules have', async () => {
		const { thoughtSpot } = testBed;
		await history();
		for (const subject of ['East', 'West']) {
			const liveboard = thoughtSpot.addLiveboard({ name: 'Twin', description: subject });
			const schedule = thoughtSpot.addSchedule({ name: 'Weekly', liveboardId: liveboard.id });
			thoughtSpot.addDelivery({ scheduleId: schedule.id, status: 'FAILED' });
		}
		await expect(getAll({ liveboardId: locator('name', 'Twin') })).rejects.toThrow(
			'There are 2 Liveboards with the name "Twin". Choose one from the list, or enter its ID.',
		);
		await expect(getAll({ scheduleId: locator('name', 'Weekly') })).rejects.toThrow(
			'There are deliveries of 2 schedules with the name "Weekly". Choose one from the list in Schedule, or enter its ID.',
		);
	});

	describe('of an Org that is not the one of the credential', () => {
		const inSales = async (parameters: INodeParameters = {}) =>
			await getAll({ orgId: locator('id', SALES), ...parameters });
		const seedSales = () => {
			const { thoughtSpot } = testBed;
			const { id: webhookId } = thoughtSpot.seedWebhook({
				orgId: SALES,
				name: 'theirs',
				url: 'https://receiver.example.com/',
			});
			const liveboard = thoughtSpot.addLiveboard({ name: 'Sales', orgId: SALES });
			const schedule = thoughtSpot.addSchedule({ name: 'Theirs', liveboardId: liveboard.id });
			const { jobId } = thoughtSpot.addDelivery({
				webhookId,
				scheduleId: schedule.id,
				status: 'FAILED',
			});
			return { liveboard, schedule, jobs: [jobId] };
		};

		it('finds those of a schedule by its name and ID', async () => {
			const { schedule, jobs } = seedSales();
			expect(await inSales()).toEqual(jobs);
			expect(await inSales({ scheduleId: locator('name', 'Theirs') })).toEqual(jobs);
			expect(await inSales({ scheduleId: locator('id', schedule.id) })).toEqual(jobs);
		});

		it('says that nobody can look up there what has no deliveries', async () => {
			await history();
			const { liveboard } = seedSales();
			for (const named of [locator('name', 'Sales'), locator('id', liveboard.id)]) {
				await expect(inSales({ liveboardId: named })).rejects.toThrow(
					`The deliveries of the Org "Sales" (${SALES}) cannot be looked for by Liveboard, as the credential belongs to the Org "Primary" (0). Leave Liveboard empty, or choose a credential of the other Org.`,
				);
			}
			await expect(inSales({ scheduleId: locator('name', 'Sales report') })).rejects.toThrow(
				`No such delivery of the schedule "Sales report" was found in the Org "Sales" (${SALES}); whether it has that schedule cannot be looked up`,
			);
		});

		it('is the one of the credential also by its name', async () => {
			const { jobs } = await history();
			const orgId = locator('name', 'Primary');
			expect(await getAll({ orgId, liveboardId: locator('name', 'Sales') })).toEqual([
				jobs[2],
				jobs[0],
			]);
		});
	});

	it('returns nothing where a schedule that exists had no delivery', async () => {
		const { thoughtSpot } = testBed;
		await history();
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Finance' });
		const schedule = thoughtSpot.addSchedule({ name: 'Finance report', liveboardId });
		expect(await getAll({ scheduleId: locator('id', schedule.id) })).toEqual([]);
		expect(await getAll({ liveboardId: locator('id', liveboardId) })).toEqual([]);
	});

	it('takes names in any letter case', async () => {
		const { jobs } = await history();
		const ofSales = [jobs[2], jobs[0]];
		expect(await getAll({ scheduleId: locator('name', 'sales REPORT') })).toEqual(ofSales);
		expect(await getAll({ liveboardId: locator('name', 'SALES') })).toEqual(ofSales);
	});

	it('returns no more than the limit', async () => {
		const { webhookId, jobs } = await history();
		expect(await getAll({ webhookId, returnAll: false, limit: 1 })).toEqual([jobs[2]]);
	});

	it('returns one delivery by its job ID', async () => {
		const { jobs } = await history();
		expect(await getAll({ findBy: 'job', jobId: jobs[1] ?? '' })).toEqual([jobs[1]]);
	});

	it('finds the deliveries of a webhook by its name', async () => {
		const { jobs } = await history();
		expect(await getAll({ webhookId: locator('name', 'reports') })).toEqual([...jobs].reverse());
	});

	it('filters by status, schedule, Liveboard and time', async () => {
		const { webhookId, jobs, schedules } = await history();
		const [first, second, third] = jobs;

		expect(await getAll({ webhookId, filters: { status: 'FAILED' } })).toEqual([third]);
		expect(await getAll({ webhookId, scheduleId: locator('id', schedules[1]?.id ?? '') })).toEqual([
			second,
		]);
		expect(await getAll({ webhookId, scheduleId: locator('name', 'Sales report') })).toEqual([
			third,
			first,
		]);
		expect(await getAll({ webhookId, liveboardId: locator('name', 'Sales') })).toEqual([
			third,
			first,
		]);
		expect(
			await getAll({
				webhookId,
				liveboardId: locator(
					'url',
					`https://my.thoughtspot.cloud/#/pinboard/${schedules[1]?.liveboardId}/tab`,
				),
			}),
		).toEqual([second]);
		expect(
			await getAll({
				webhookId,
				filters: {
					createdAfter: '2026-08-20T12:02:00Z',
					createdBefore: '2026-08-20T12:03:00Z',
				},
			}),
		).toEqual([second]);
	});

	it('reads a time without a zone in that of the workflow', async () => {
		const { webhookId } = await history();
		await getAll({ webhookId, filters: { createdAfter: '2026-08-20T08:00:00' } });
		expect(testBed.sent('searchChannelHistory')[0]?.body).toMatchObject({
			start_epoch_time_in_millis: NOON,
		});
	});

	it.each([
		`={{ ${NOON} }}`,
		`={{ ${NOON / 1000} }}`,
		String(NOON),
		String(NOON / 1000),
		`={{ new Date(${NOON}) }}`,
		`={{ DateTime.fromMillis(${NOON}) }}`,
		'Thu, 20 Aug 2026 12:00:00 GMT',
	])('reads %s as noon', async (createdAfter) => {
		const { webhookId } = await history();
		await getAll({ webhookId, filters: { createdAfter } });
		expect(testBed.sent('searchChannelHistory')[0]?.body).toMatchObject({
			start_epoch_time_in_millis: NOON,
		});
	});

	it('reads a day without separators as one', async () => {
		const { webhookId } = await history();
		await getAll({ webhookId, filters: { createdAfter: '20260820' } });
		expect(testBed.sent('searchChannelHistory')[0]?.body).toMatchObject({
			start_epoch_time_in_millis: NOON - 8 * 60 * 60 * 1000,
		});
	});

	it.each([
		'next summer',
		'={{ null }}',
		'={{ true }}',
		'={{ 0 }}',
		'={{ -1 }}',
		'={{ NaN }}',
		'={{ {} }}',
		'={{ [] }}',
		'={{ [5] }}',
	])('refuses what is no time: %s', async (createdAfter) => {
		const failure = getAll({ filters: { createdAfter } });
		await expect(failure).rejects.toThrow('Filters > Created After is not a date and time');
		expect(testBed.thoughtSpot.requests).toEqual([]);
	});

	it.each(['2026-08-20T12:00:00Z', '2026-08-20T11:59:59Z'])(
		'refuses times that nothing can be between: after noon and before %s',
		async (createdBefore) => {
			await expect(
				getAll({ filters: { createdAfter: String(NOON), createdBefore } }),
			).rejects.toThrow('Filters > Created Before is no later than Filters > Created After');
			expect(testBed.thoughtSpot.requests).toEqual([]);
		},
	);

	it('keeps to the end of the time range also where ThoughtSpot is too old to do so', async () => {
		await testBed.close();
		testBed = await startTestBed({
			release: '26.4.0.cl',
			clock: () => now,
			retryDelaysMs: [],
		});
		const { webhookId, jobs } = await history();
		expect(await getAll({ webhookId, filters: { createdBefore: '2026-08-20T12:02:00Z' } })).toEqual(
			[jobs[0]],
		);
	});
});

describe('Get Setup', () => {
	it('returns what to configure for each provider', async () => {
		expect(await testBed.run({ resource: 'storage', operation: 'get' })).toMatchObject([
			{ provider: 'AWS_S3', configType: 'GCP_TO_S3_STORAGE' },
			{ provider: 'GCP_GCS', requiredRole: expect.any(String) },
		]);
		const setups = await testBed.run({
			resource: 'storage',
			operation: 'get',
			simplify: false,
		});
		expect(setups).toMatchObject([
			{ provider: 'AWS_S3', config: { config_type: 'GCP_TO_S3_STORAGE' } },
			{ provider: 'GCP_GCS', config: { required_role: expect.any(String) } },
		]);
	});
});
