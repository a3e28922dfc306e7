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

function isOneOf(wanted: string[], values: Array<string | null>): boolean {
	if (wanted.length === 0) return true;
	const known = new Set(wanted.map(folded));
	return values.some((value) => value && known.has(folded(value)));
}

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
	const { recipientTypes } = filters;
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
		['recipient type', recipientTypes, types],
	];
	const [what, , values = []] =
		rows.find(([, wanted, candidates]) => !isOneOf(wanted, candidates)) ?? [];
	if (what !== undefined) return `its ${what} is ${listed(values)}`;
	// addresses are nobody's business in a log
	const isForSomebody = recipients.some((recipient) => isWanted(recipient, filters));
	const isForAll = recipientTypes.length + filters.recipients.length === 0;
	return isForAll || isForSomebody ? undefined : 'it goes to none of the recipients';
}

const isWanted = ({ type, email }: Recipient, { recipientTypes, recipients }: Filters): boolean =>
	isOneOf(recipientTypes, [type]) && isOneOf(recipients, [email]);

/** Those of its recipients whom the filters name; all of a test event, which nobody filters. */
export const wantedRecipients = (payload: Payload, filters: Filters): Recipient[] =>
	isTestEvent(payload)
		? payload.recipients
		: payload.recipients.filter((recipient) => isWanted(recipient, filters));
