import { createHash } from 'crypto';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { Schedule } from '../api/scheduleEndpoints';
import { reasonToIgnore } from '../message/filters';
import type { Payload } from '../message/payload';
import { requireNamed } from './namedInFilters';
import type { FailedDelivery } from './failedDeliveries';
import type { PollingParameters } from './parameters';

/** A failed delivery with what it would have said of itself. */
export interface Candidate {
	failure: FailedDelivery;
	/** Missing where it is no longer there, or not to be seen */
	schedule: Schedule | undefined;
	payload: Payload;
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

/** Throws where the filters name what cannot be found, once for each change of them: a Liveboard that goes later must not keep out the others' failures. */
export async function requireNewFilters(
	context: IPollFunctions,
	parameters: PollingParameters,
	orgId: string,
	data: IDataObject,
): Promise<void> {
	const { liveboards, filters } = parameters;
	const names = [...liveboards, ...filters.schedules];
	if (names.length === 0) return;
	const named = JSON.stringify([orgId, liveboards, filters.schedules]);
	const found = createHash('sha256').update(named).digest('base64url');
	if (data.foundFilters === found) return;
	await requireNamed(context, parameters);
	data.foundFilters = found;
}
