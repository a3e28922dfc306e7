import { chosenRun, deliveryOf } from '../../../nodes/ThoughtSpot/actions/schedule/deliveryOf';

const HOUR = 60 * 60 * 1000;
const now = 1_000 * HOUR;

const anna = {
	type: 'USER' as const,
	id: 'anna',
	name: 'Anna',
	signInName: 'anna',
	email: 'team@example.com',
	groups: [],
};
const ben = { ...anna, id: 'ben', name: 'Ben' };
const cleo = {
	...anna,
	type: 'EXTERNAL_EMAIL' as const,
	id: null,
	name: null,
	signInName: null,
	email: 'Cleo@Partner.com',
};

const run = (id: string, hoursAgo: number, rest: object = {}) => ({
	id,
	start_time_in_millis: now - hoursAgo * HOUR,
	end_time_in_millis: now - hoursAgo * HOUR + 1000,
	status: 'SUCCESS',
	...rest,
});
const job = (runId: string, to: Record<string, string>, hoursAgo: number, status = 'SUCCESS') => ({
	id: `n.${runId}`,
	status,
	creation_time_in_millis: now - hoursAgo * HOUR + 500,
	event: { run_id: runId },
	recipients: [to],
	detail: status === 'FAILED' ? 'HTTP 503' : '',
	try_count: 2,
});

const outcome = (
	recipient: typeof anna | typeof cleo,
	...[runs, jobs, id]: Parameters<typeof chosenRun>
) => deliveryOf(recipient, chosenRun(runs, jobs, id), now);

describe('what became of a delivery', () => {
	it.each([
		['SUCCESS', 'delivered', null],
		['FAILED', 'failed', 'The receiver, or something in front of it, had a fault (HTTP 503).'],
		['RETRY', 'retrying', null],
		['PENDING', 'pending', null],
	])('%s is %s', (status, word, reason) => {
		const jobs = [job('r1', { id: 'anna' }, 1, status)];
		expect(outcome(anna, [run('r1', 1)], jobs, '')).toMatchObject({
			status: word,
			reason,
			attempts: 2,
			id: 'n.r1',
		});
	});

	it('says why it is repeated', () => {
		const repeated = { ...job('r1', { id: 'anna' }, 1, 'RETRY'), detail: 'HTTP 503' };
		expect(outcome(anna, [run('r1', 1)], [repeated], '')).toMatchObject({
			status: 'retrying',
			reason: 'The receiver, or something in front of it, had a fault (HTTP 503).',
		});
	});

	it('tells users with one address apart, and addresses in any case together', () => {
		const jobs = [
			job('r1', { id: 'ben', email: 'team@example.com' }, 1),
			job('r1', { email: 'cleo@partner.com' }, 1, 'FAILED'),
		];
		expect(outcome(anna, [run('r1', 1)], jobs, '').status).toBe('nothing');
		expect(outcome(ben, [run('r1', 1)], jobs, '').status).toBe('delivered');
		expect(outcome(cleo, [run('r1', 1)], jobs, '').status).toBe('failed');
	});

	it.each([
		['no run', [], [], 'unknown', 'has not run'],
		['nobody reached', [run('r1', 1)], [], 'nothing', 'emails only'],
		[
			'a run that failed as a whole',
			[run('r1', 1, { status: 'FAILED', detail: 'No CSV' })],
			[],
			'failed',
			'No CSV',
		],
		[
			'a run that goes on',
			[run('r1', 1, { end_time_in_millis: null })],
			[],
			'unknown',
			'not ended',
		],
		[
			'a run that goes on, of which others have theirs',
			[run('r1', 1, { end_time_in_millis: 0 })],
			[job('r1', { id: 'ben' }, 1)],
			'unknown',
			'not ended',
		],
		['an old run', [run('r1', 80)], [], 'unknown', 'three days'],
		['others reached', [run('r1', 1)], [job('r1', { id: 'ben' }, 1)], 'nothing', 'no data'],
		[
			'an earlier run alone reached',
			[run('r2', 1), run('r1', 2)],
			[job('r1', { id: 'anna' }, 2)],
			'nothing',
			'no webhook',
		],
	])('is said for %s', (_, runs, jobs, status, reason) => {
		expect(outcome(anna, runs, jobs, '')).toMatchObject({
			status,
			reason: expect.stringContaining(reason),
		});
	});
});

describe('the chosen run', () => {
	const runs = [run('r2', 1), run('r1', 2)];

	it('is the latest, or that of the ID', () => {
		const jobs = [job('r2', { id: 'anna' }, 1), job('r1', { id: 'anna' }, 2, 'FAILED')];
		expect(outcome(anna, runs, jobs, '').status).toBe('delivered');
		expect(outcome(anna, runs, jobs, 'r1').status).toBe('failed');
	});

	it('is known by its time where deliveries have other IDs for it', () => {
		const jobs = [job('x2', { id: 'anna' }, 1), job('x1', { id: 'anna' }, 2, 'FAILED')];
		expect(outcome(anna, runs, jobs, '').status).toBe('delivered');
		expect(outcome(anna, runs, jobs, 'r1').status).toBe('failed');
	});

	it('has no delivery of another run, however late that was made', () => {
		const late = { ...job('r1', { id: 'anna' }, 2), creation_time_in_millis: now };
		expect(chosenRun(runs, [late], '')).toMatchObject({ id: 'r2', jobs: [] });
	});

	it('is that of the newest delivery where the schedule tells of none', () => {
		const jobs = [job('r9', { id: 'anna' }, 1), job('r8', { id: 'ben' }, 2)];
		expect(chosenRun([], jobs, '')).toMatchObject({ id: 'r9', jobs: [{ id: 'n.r9' }] });
		expect(outcome(anna, [], jobs, 'r8').status).toBe('nothing');
		expect(outcome(anna, [], jobs, 'r7').status).toBe('unknown');
	});
});
