import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { Call, LiveError } from './caller';
import { refusal, signIn } from './caller';
import { payloadOf } from './forms';
import type { Receiver } from './receiver';
import { startReceiver } from './receiver';

interface History {
	jobs: Array<{ id: string; status: string; try_count: number; event: { id: string } }>;
}

const HISTORY = 'jobs/history/communication-channels/search';
const VALIDATE = 'system/communication-channels/validate';
const EVENT = 'LIVEBOARD_SCHEDULE';
const S3 = {
	storage_type: 'AWS_S3',
	storage_config: { aws_s3_config: { bucket_name: 'b', region: 'r', role_arn: 'a' } },
} as const;

describe('test events and the delivery history of the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let receiver: Receiver;
	let admin: Call;
	let now: number;
	let answer: number;

	beforeEach(async () => {
		now = Date.UTC(2026, 7, 20);
		answer = 200;
		thoughtSpot = await startThoughtSpot({ clock: () => now, retryDelaysMs: [1] });
		thoughtSpot.setChannels('0', ['WEBHOOK']);
		receiver = await startReceiver((response) => response.writeHead(answer).end());
		admin = await signIn(thoughtSpot, { validitySeconds: 10 * 24 * 3600 });
	});

	afterEach(async () => {
		await receiver.close();
		await thoughtSpot.close();
	});

	const seed = (change: object = {}) =>
		thoughtSpot.seedWebhook({ orgId: '0', url: receiver.url, name: 'reports', ...change });
	const run = async (name: string, emails = ['x@example.org']) => {
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Sales' });
		const { id } = thoughtSpot.addSchedule({ name, liveboardId, emails });
		return thoughtSpot.runSchedule(id);
	};
	const ask = async (request: object) =>
		(
			await admin<History>(HISTORY, {
				channel_type: 'WEBHOOK',
				channel_identifiers: ['reports'],
				events: [{ type: EVENT }],
				...request,
			})
		).body.jobs;
	const validate = async () =>
		(
			await admin<{ job_id: string }>(VALIDATE, {
				channel_type: 'WEBHOOK',
				channel_identifier: 'reports',
				event_type: EVENT,
			})
		).body;

	it('a test event reaches the receiver with its marks, once, whatever the channels are', async () => {
		const { id } = seed({ status: 'DISABLED' });
		thoughtSpot.setChannels('0', ['EMAIL']);
		expect(await validate()).toMatchObject({
			channel_id: id,
			channel_name: 'reports',
			job_id: expect.stringMatching(/^n\.validation-/),
			result_code: 'SUCCESS',
			details: [{ validation_step: 'HTTP_CONNECTION_CHECK', status: 'SUCCESS', http_status: 200 }],
		});
		const [received] = receiver.received;
		expect(received && (await payloadOf(received))).toMatchObject({
			eventId: expect.stringMatching(/^n\.validation-/),
			data: {
				scheduleDetails: {
					scheduleId: 'validation-schedule-id',
					name: 'Validation Test Schedule',
					runId: 'validation-run-id',
				},
				recipients: [{ type: 'USER', id: 'validation-user-id' }],
			},
		});
	});

	it('a failed test event is answered with 200, FAILED and the reason', async () => {
		seed();
		answer = 401;
		expect(await validate()).toMatchObject({
			result_code: 'FAILED',
			details: [{ status: 'FAILED', http_status: 401, error_message: 'HTTP 401: ' }],
		});
		expect(receiver.received).toHaveLength(1);
	});

	it('a test event checks the upload to storage, too', async () => {
		seed({ storageDestination: S3 });
		expect(await validate()).toMatchObject({
			result_code: 'SUCCESS',
			details: [
				{},
				{ validation_step: 'STORAGE_FILE_UPLOAD_CHECK', aws_s3_info: { bucket_name: 'b' } },
			],
		});
		thoughtSpot.setStorage({ files: 'body', failing: /validation/ });
		expect(await validate()).toMatchObject({
			result_code: 'PARTIAL_SUCCESS',
			details: [{ status: 'SUCCESS' }, { status: 'FAILED', aws_s3_info: null }],
		});
	});

	it('the history shows each delivery, newest first', async () => {
		const { id } = seed();
		const [first] = await run('daily');
		now += 1000;
		answer = 503;
		const [second] = await run('weekly');
		answer = 200;
		const { job_id: test } = await validate();
		const jobs = await ask({});
		expect(jobs).toMatchObject([
			{ id: test, event: { id: `validation-${id}` } },
			{
				id: second?.jobId,
				status: 'FAILED',
				detail: 'HTTP 503: ',
				try_count: 2,
				event: { name: 'weekly' },
				recipients: [{ type: 'EXTERNAL', email: 'x@example.org' }],
			},
			{ id: first?.jobId, status: 'SUCCESS', detail: '', try_count: 1 },
		]);
		expect(first?.payload).toHaveProperty('eventId', jobs[2]?.id);
	});

	it('the history is filtered by schedule, status, time and job', async () => {
		seed();
		const start = now;
		const [first] = await run('daily');
		now += 1000;
		const [second] = await run('weekly');
		const ids = async (request: object) => (await ask(request)).map(({ id }) => id);
		expect(await ids({ events: [{ type: EVENT, identifier: 'daily' }] })).toEqual([first?.jobId]);
		expect(await ids({ channel_status: 'FAILED' })).toEqual([]);
		expect(await ids({ start_epoch_time_in_millis: now })).toEqual([second?.jobId]);
		expect(await ids({ end_epoch_time_in_millis: now })).toEqual([first?.jobId]);
		expect(await ids({ start_epoch_time_in_millis: start })).toHaveLength(2);
		const ignored = { channel_identifiers: [], channel_status: 'FAILED' };
		expect(await ids({ job_ids: [first?.jobId], ...ignored })).toEqual([first?.jobId]);
	});

	it('the history forgets after three days', async () => {
		seed();
		await run('daily');
		now += 3 * 24 * 3600 * 1000;
		expect(await ask({})).toHaveLength(1);
		now += 1;
		expect(await ask({})).toEqual([]);
	});

	it('the history holds deliveries of the past, in their order, until they are forgotten', async () => {
		seed();
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Sales' });
		const { id } = thoughtSpot.addSchedule({ name: 'daily', liveboardId, emails: ['a@b.example'] });
		const late = thoughtSpot.addDelivery({ scheduleId: id, createdAt: now - 1000, runId: 'run' });
		const [sent] = await thoughtSpot.runSchedule(id);
		const early = thoughtSpot.addDelivery({
			scheduleId: id,
			status: 'RETRY',
			createdAt: now - 2000,
			tries: 2,
			detail: 'timeout',
			recipients: [{ type: 'USER', id: 'u', name: 'Ada', email: 'ada@acme.example' }],
		});
		expect(await ask({})).toMatchObject([
			{ id: sent?.jobId, status: 'SUCCESS' },
			{
				id: late.jobId,
				status: 'FAILED',
				try_count: 4,
				event: { id, run_id: 'run' },
				recipients: [{ type: 'EXTERNAL', email: 'a@b.example' }],
			},
			{ id: early.jobId, status: 'RETRY', try_count: 2, detail: 'timeout' },
		]);
		thoughtSpot.forgetDeliveries(({ status }) => status !== 'RETRY');
		expect(await ask({})).toMatchObject([{ id: early.jobId }]);
		expect(receiver.received).toHaveLength(1);
	});

	it.each([
		{ request: { job_ids: ['a', 'b'] }, says: 'job_ids accepts at most one' },
		{
			request: { channel_identifiers: ['a', 'b'] },
			says: 'channel_identifiers accepts at most one',
		},
		{ request: { events: [] }, says: 'exactly one element' },
		{ request: { channel_identifiers: [] }, says: 'exactly one element' },
	])('the history refuses $request', async ({ request, says }) => {
		const body = { channel_identifiers: ['a'], events: [{ type: EVENT }], ...request };
		const refused = refusal(await admin<LiveError>(HISTORY, { channel_type: 'WEBHOOK', ...body }));
		expect(refused).toMatchObject({ status: 400, code: 10002 });
		expect(refused.text).toContain(says);
	});
});
