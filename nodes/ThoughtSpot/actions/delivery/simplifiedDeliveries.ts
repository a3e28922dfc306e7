import type { IExecuteFunctions } from 'n8n-workflow';

import type { FoundDelivery } from '../../api/deliveries';
import { isTestDelivery, recipientsOfJob, schedulesOfJobs } from '../../api/deliveryJobs';
import type { Schedule } from '../../api/scheduleEndpoints';
import { liveboardOf } from '../../api/schedules';
import { isoTime } from '../../message/time';
import { baseUrlOf } from '../../transport/client';

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

/** Deliveries in this package's words, with the names of their Liveboards and schedules. */
export async function simplifiedDeliveries(
	context: IExecuteFunctions,
	deliveries: FoundDelivery[],
) {
	const jobs = deliveries.map(({ job }) => job);
	const schedules = await schedulesOfJobs(context, jobs);
	const baseUrl = await baseUrlOf(context);
	return deliveries.map((each) =>
		simplified(each, schedules.get(each.job.event?.id ?? ''), baseUrl),
	);
}
