import type { ThoughtSpotContext } from '../transport/client';
import { baseUrlOf } from '../transport/client';
import { unlessRefused } from '../transport/errors';
import { isoTime } from './answerFields';
import type { DeliveryJob, FoundDelivery } from './deliveries';
import type { Schedule } from './scheduleEndpoints';
import { findSchedules, liveboardOf } from './schedules';

/** What ThoughtSpot calls an address without a user in its history, it calls this in the delivery itself. */
const RECIPIENT_TYPES: Record<string, string> = { EXTERNAL: 'EXTERNAL_EMAIL' };

/** ThoughtSpot marks the deliveries of its "send test event" with these fixed IDs. */
export const isTestDelivery = ({ id, event }: DeliveryJob): boolean =>
	/^n\.validation-/.test(id) || /^validation-/.test(event?.id ?? '');

/** Whom a delivery was for, as the trigger's items name them. */
export const recipientsOfJob = ({ recipients }: DeliveryJob) =>
	(recipients ?? []).map(({ type, id, name, email }) => ({
		type: RECIPIENT_TYPES[type ?? ''] ?? type ?? null,
		id: id ?? null,
		name: name ?? null,
		email: email ?? null,
	}));

/** A delivery with the field names of the trigger's items. */
function simplified(
	{ job, webhook }: FoundDelivery,
	schedule: Schedule | undefined,
	baseUrl: string,
) {
	const { event } = job;
	return {
		id: job.id,
		status: job.status,
		createdAt: isoTime(job.creation_time_in_millis),
		liveboard: schedule ? liveboardOf(schedule, baseUrl) : null,
		schedule: event
			? {
					id: event.id ?? null,
					name: event.name ?? schedule?.name ?? null,
					runId: event.run_id ?? null,
				}
			: null,
		recipients: recipientsOfJob(job),
		webhook: webhook ? { id: webhook.id, name: webhook.name } : null,
		detail: job.detail ?? null,
		attempts: job.try_count ?? null,
		isTest: isTestDelivery(job),
		eventType: event?.type ?? null,
	};
}

/** The schedules of deliveries, by ID; none where this user may not see them. */
export async function schedulesOfJobs(
	context: ThoughtSpotContext,
	jobs: DeliveryJob[],
): Promise<Map<string, Schedule>> {
	const real = jobs.filter((job) => !isTestDelivery(job));
	const ids = new Set(real.flatMap(({ event }) => event?.id ?? []));
	const schedules = await unlessRefused(findSchedules(context, [...ids]), []);
	return new Map(schedules.map((schedule) => [schedule.id, schedule]));
}

/** Deliveries in this package's words, with the names of their Liveboards and schedules. */
export async function simplifiedDeliveries(
	context: ThoughtSpotContext,
	deliveries: FoundDelivery[],
) {
	const jobs = deliveries.map(({ job }) => job);
	const schedules = await schedulesOfJobs(context, jobs);
	const baseUrl = await baseUrlOf(context);
	return deliveries.map((each) =>
		simplified(each, schedules.get(each.job.event?.id ?? ''), baseUrl),
	);
}
