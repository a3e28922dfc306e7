import type { DeliveryJob } from '../../api/deliveries';
import { isoTime } from '../../api/answerFields';
import type { Schedule } from '../../api/schedules';
import type { Recipient } from './everybody';

const KEPT_MILLISECONDS = 3 * 24 * 60 * 60 * 1000;

const WORDS: Record<string, string> = {
	SUCCESS: 'delivered',
	FAILED: 'failed',
	RETRY: 'retrying',
	PENDING: 'retrying',
};

type Run = NonNullable<Schedule['history_runs']>[number];

const isFor =
	({ id, email }: Recipient) =>
	({ recipients }: DeliveryJob): boolean =>
		(recipients ?? []).some(
			(each) =>
				(id !== null && each.id === id) ||
				(email !== null && each.email?.toLowerCase() === email.toLowerCase()),
		);

const without = (status: string, detail: string) => ({
	status,
	detail,
	attempts: null,
	createdAt: null,
	id: null,
});

/**
 * What became of the delivery to somebody in a run: `delivered`, `failed`, `retrying`, `nothing` or `unknown`, with the
 * reason; `jobs` are those of the run, or why they are not known, `now` in epoch milliseconds.
 */
export function deliveryOf(
	recipient: Recipient,
	jobs: DeliveryJob[] | string,
	run: Run | undefined,
	now: number,
) {
	if (typeof jobs === 'string') return without('unknown', jobs);
	const job = jobs.find(isFor(recipient));
	if (job !== undefined) {
		return {
			status: WORDS[job.status] ?? job.status,
			detail: job.detail ?? null,
			attempts: job.try_count ?? null,
			createdAt: isoTime(job.creation_time_in_millis),
			id: job.id,
		};
	}
	if (run === undefined && jobs.length === 0) {
		return without('unknown', 'The schedule has not run, or ThoughtSpot does not know this run.');
	}
	const isOld = now - (run?.start_time_in_millis ?? now) > KEPT_MILLISECONDS;
	return isOld
		? without('unknown', 'ThoughtSpot keeps deliveries for three days, and the run is older.')
		: without(
				'nothing',
				run?.detail ??
					'ThoughtSpot delivered nothing to this recipient: for instance a user who may see no data gets no report.',
			);
}
