import type { TriggerParameters } from './parameters';
import type { Payload } from './payload';
import { isTestEvent } from './payload';

type Filters = TriggerParameters['filters'];

const isOneOf = (wanted: string[], values: Array<string | null | undefined>): boolean => {
	const lower = wanted.map((each) => each.toLowerCase());
	return lower.length === 0 || values.some((value) => value && lower.includes(value.toLowerCase()));
};

/** Whether a delivery is wanted; Liveboards and schedules go by ID or name. An empty filter lets all pass. */
export function passes(payload: Payload, filters: Filters): boolean {
	const { metadataObject: liveboard, data } = payload;
	const schedule = data?.scheduleDetails;
	const test = isTestEvent(payload);
	if (test && filters.testEvents !== 'include') return filters.testEvents === 'only';
	if (!test && filters.testEvents === 'only') return false;
	return (
		test ||
		(isOneOf(filters.liveboards, [liveboard?.id, liveboard?.name]) &&
			isOneOf(filters.schedules, [schedule?.scheduleId, schedule?.name]) &&
			isOneOf(filters.fileFormats, [schedule?.fileFormat]) &&
			isOneOf(filters.recipientTypes, data?.recipients.map(({ type }) => type) ?? []))
	);
}
