import type { IPollFunctions } from 'n8n-workflow';

import type { Schedule } from '../api/scheduleEndpoints';
import { schedulesOfJobs } from '../api/deliveryJobs';
import { reasonToIgnore } from '../message/filters';
import type { Payload } from '../message/payload';
import { baseUrlOf } from '../transport/client';
import type { FailedDelivery } from './failedDeliveries';
import { payloadOf } from './failedItem';
import type { PollingParameters } from './parameters';

/** A failed delivery with what it would have said of itself. */
export interface Candidate {
	failure: FailedDelivery;
	/** Missing where it is no longer there, or not to be seen */
	schedule: Schedule | undefined;
	payload: Payload;
}

/** Failed deliveries with their schedules, as far as this user sees them. */
export async function candidatesOf(
	context: IPollFunctions,
	failures: FailedDelivery[],
	orgId: string,
): Promise<Candidate[]> {
	if (failures.length === 0) return [];
	const schedules = await schedulesOfJobs(
		context,
		failures.map(({ job }) => job),
	);
	const about = { orgId, baseUrl: await baseUrlOf(context) };
	return failures.map((failure) => {
		const schedule = schedules.get(failure.job.event?.id ?? '');
		return { failure, schedule, payload: payloadOf(failure, schedule, about) };
	});
}

/** What is not known of a failure keeps it out of nothing: rather one too many than one that nobody hears of. */
export const isWanted =
	({ liveboards, filters: { schedules } }: PollingParameters) =>
	({ schedule, payload }: Candidate): boolean =>
		reasonToIgnore(payload, [], {
			liveboards: schedule === undefined ? [] : liveboards,
			schedules: payload.schedule.id === null ? [] : schedules,
			fileFormats: [],
			recipientTypes: [],
			recipients: [],
			testEvents: 'exclude',
		}) === undefined;
