import type { DeliveredFile } from './delivery';
import { fileFormat } from './fileType';
import type { Payload, Recipient } from './payload';
import { isTestEvent } from './payload';

export interface Filters {
	/** Names or IDs, in any case; empty: all. So are the others. */
	liveboards: string[];
	schedules: string[];
	fileFormats: string[];
	recipientTypes: string[];
	/** Email addresses */
	recipients: string[];
	testEvents: 'include' | 'exclude' | 'only';
}

/** What a filter takes for the same: neither letter case nor what nobody sees makes a difference. */
export const folded = (nameOrId: string): string =>
	nameOrId
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.trim()
		.toLowerCase();

/** Whether a value is one of the wanted; where nothing is wanted in particular, any is. */
function oneOf(wanted: string[]): (value: string | null) => boolean {
	const known = new Set(wanted.map(folded));
	return (value) => wanted.length === 0 || (!!value && known.has(folded(value)));
}

const isOneOf = (wanted: string[], values: Array<string | null>): boolean =>
	wanted.length === 0 || values.some(oneOf(wanted));

/** A name as sent, and without the view that ThoughtSpot adds to it: `Retail Sales (View: West)`. */
export function namesOf(name: string | null): Array<string | null> {
	const view = name?.endsWith(')') ? name.lastIndexOf(' (View: ') : -1;
	return view > 0 ? [name, name?.slice(0, view) ?? null] : [name];
}

/** What the payload says; else what the files are. */
function formatsOf({ schedule }: Payload, files: DeliveredFile[]): string[] {
	if (schedule.fileFormat) return [schedule.fileFormat];
	return files.map(fileFormat);
}

const listed = (values: Array<string | null>) => values.filter(Boolean).join(', ') || 'unknown';

/**
 * Why a delivery is not wanted, for the log; `undefined` where it is. Liveboards and schedules go by name or ID, and
 * an empty filter lets all pass.
 */
export function reasonToIgnore(
	payload: Payload,
	files: DeliveredFile[],
	filters: Filters,
): string | undefined {
	const { liveboard, schedule, recipients } = payload;
	if (isTestEvent(payload)) {
		return filters.testEvents === 'exclude' ? 'it is a test event' : undefined;
	}
	if (filters.testEvents === 'only') return 'it is no test event';

	const types = recipients.map(({ type }) => type);
	const formats = formatsOf(payload, files);
	const rows: Array<[what: string, wanted: string[], values: Array<string | null>]> = [
		['Liveboard', filters.liveboards, [liveboard.id, ...namesOf(liveboard.name)]],
		['schedule', filters.schedules, [schedule.id, schedule.name]],
		['file format', filters.fileFormats, formats],
		['recipient type', filters.recipientTypes, types],
	];
	const [what, , values = []] =
		rows.find(([, wanted, candidates]) => !isOneOf(wanted, candidates)) ?? [];
	if (what !== undefined) return `its ${what} is ${listed(values)}`;
	// addresses are nobody's business in a log
	const isForSome = filters.recipientTypes.length + filters.recipients.length > 0;
	return isForSome && wantedRecipients(payload, filters).length === 0
		? 'it goes to none of the recipients'
		: undefined;
}

/** Those of its recipients whom the filters name; all of a test event, which nobody filters. */
export function wantedRecipients(payload: Payload, filters: Filters): Recipient[] {
	if (isTestEvent(payload)) return payload.recipients;
	const [isType, isAddress] = [oneOf(filters.recipientTypes), oneOf(filters.recipients)];
	return payload.recipients.filter(({ type, email }) => isType(type) && isAddress(email));
}
