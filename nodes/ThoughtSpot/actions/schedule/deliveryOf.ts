import type { DeliveryJob } from '../../api/deliveries';
import type { ScheduleRun } from '../../api/scheduleEndpoints';
import { reasonInWords } from '../../message/failureReason';
import { isoTime } from '../../message/time';
import type { Recipient } from './everybody';

const KEPT_MILLISECONDS = 3 * 24 * 60 * 60 * 1000;

const WORDS: Record<string, string> = {
	SUCCESS: 'delivered',
	FAILED: 'failed',
	RETRY: 'retrying',
	PENDING: 'pending',
};

const NO_DATA =
	'ThoughtSpot delivered nothing to this recipient: for instance a user who may see no data gets no report.';
const NO_DELIVERY =
	'ThoughtSpot delivered this run to no webhook: the Org may send emails only, of which ThoughtSpot tells nothing, or no recipient may see data.';
const TOO_OLD = 'ThoughtSpot keeps deliveries for three days, and the run is older.';
const NO_RUN = 'The schedule has not run, or ThoughtSpot does not know this run.';
const STILL_RUNNING = 'The run has not ended yet.';

/** A run of a schedule, and its deliveries. */
export interface Run {
	id: string | null;
	/** Not there where ThoughtSpot does not tell of the run. */
	told: ScheduleRun | undefined;
	jobs: DeliveryJob[];
}

/**
 * The run of an ID, or the latest one where it is empty. That a delivery names its run by the ID that the schedule has
 * for it is not documented: where it names none of the schedule's runs, its time decides.
 */
export function chosenRun(runs: ScheduleRun[], jobs: DeliveryJob[], wanted: string): Run {
	const told = wanted === '' ? runs.at(0) : runs.find(({ id }) => id === wanted);
	const id = wanted || told?.id || jobs.at(0)?.event?.run_id || null;
	const named = jobs.filter(({ event }) => event?.run_id === id);
	const isStrange = ({ event }: DeliveryJob) => !runs.some((run) => run.id === event?.run_id);
	if (named.length > 0 || !told?.start_time_in_millis) return { id, told, jobs: named };
	const start = told.start_time_in_millis;
	const starts = runs.map((run) => run.start_time_in_millis ?? 0).filter((time) => time > start);
	const next = Math.min(...starts);
	const during = jobs.filter(({ creation_time_in_millis: time }) => time >= start && time < next);
	return { id, told, jobs: during.filter(isStrange) };
}

type JobRecipient = NonNullable<DeliveryJob['recipients']>[number];

/** A user and the address of the same person are two recipients, of whom each has a delivery. */
function jobFor(jobs: DeliveryJob[], { type, id, email }: Recipient): DeliveryJob | undefined {
	const address = email?.toLowerCase();
	const to = (fits: (recipient: JobRecipient) => boolean) =>
		jobs.find(({ recipients }) => (recipients ?? []).some(fits));
	const byId = id === null ? undefined : to((each) => each.id === id);
	const byAddress = (each: JobRecipient) =>
		(!each.type || (each.type === 'USER') === (type === 'USER')) &&
		(!each.id || id === null) &&
		each.email?.toLowerCase() === address;
	return byId ?? (address === undefined ? undefined : to(byAddress));
}

function reasonOf({ status, detail }: DeliveryJob): string | null {
	if (!detail) return null;
	return status === 'FAILED' || status === 'RETRY' ? reasonInWords(detail) : detail;
}

const without = (status: 'failed' | 'nothing' | 'unknown', reason: string) => ({
	status,
	reason,
	attempts: null,
	createdAt: null,
	id: null,
});

/**
 * What became of the delivery to somebody in a run: `delivered`, `failed`, `retrying`, `pending`, `nothing` or
 * `unknown`, with the reason; `now` in epoch milliseconds.
 */
export function deliveryOf(recipient: Recipient, { told, jobs }: Run, now: number) {
	const job = jobFor(jobs, recipient);
	if (job !== undefined) {
		return {
			status: WORDS[job.status] ?? job.status,
			reason: reasonOf(job),
			attempts: job.try_count ?? null,
			createdAt: isoTime(job.creation_time_in_millis),
			id: job.id,
		};
	}
	if (told === undefined) return jobs.length > 0 ? without('nothing', NO_DATA) : notKnown(NO_RUN);
	const { start_time_in_millis: start, end_time_in_millis: end, status, detail } = told;
	if (!end && status !== 'FAILED') return notKnown(STILL_RUNNING);
	if (jobs.length > 0) return without('nothing', detail ?? NO_DATA);
	if (status === 'FAILED' && detail) return without('failed', detail);
	if (now - (start ?? now) > KEPT_MILLISECONDS) return notKnown(TOO_OLD);
	return without('nothing', detail ?? NO_DELIVERY);
}

/** Where nothing can be said, and why. */
export const notKnown = (reason: string) => without('unknown', reason);
