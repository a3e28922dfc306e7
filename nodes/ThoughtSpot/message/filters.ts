import type { Payload } from './payload';
import { isTestEvent } from './payload';

export interface Filters {
	/** IDs or names, in any case; empty: all. So are the others. */
	liveboards: string[];
	schedules: string[];
	fileFormats: string[];
	recipientTypes: string[];
	testEvents: 'include' | 'exclude' | 'only';
}

function isOneOf(wanted: string[], values: Array<string | null>): boolean {
	if (wanted.length === 0) return true;
	const lower = wanted.map((each) => each.toLowerCase());
	return values.some((value) => value && lower.includes(value.toLowerCase()));
}

/** Whether a delivery is wanted; Liveboards and schedules go by ID or name. An empty filter lets all pass. */
export function passes(payload: Payload, filters: Filters): boolean {
	if (isTestEvent(payload)) return filters.testEvents !== 'exclude';
	const { liveboard, schedule, recipients } = payload;
	return (
		filters.testEvents !== 'only' &&
		isOneOf(filters.liveboards, [liveboard.id, liveboard.name]) &&
		isOneOf(filters.schedules, [schedule.id, schedule.name]) &&
		isOneOf(filters.fileFormats, [schedule.fileFormat]) &&
		isOneOf(
			filters.recipientTypes,
			recipients.map(({ type }) => type),
		)
	);
}
