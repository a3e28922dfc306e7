import type { ThoughtSpotContext } from '../transport/client';
import { unlessRefused } from '../transport/errors';
import type { DeliveryJob } from './deliveries';
import type { Schedule } from './scheduleEndpoints';
import { findSchedules } from './schedules';

// What the history tells of a delivery.

/** What ThoughtSpot calls an address without a user in its history, it calls this in the delivery itself. */
const RECIPIENT_TYPES: Record<string, string> = { EXTERNAL: 'EXTERNAL_EMAIL' };

/** The history names a test event, and in the place of its schedule the webhook, by IDs of this form. */
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
