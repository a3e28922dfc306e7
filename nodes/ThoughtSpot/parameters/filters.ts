import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { tryToParseDateTime } from 'n8n-workflow';

import { ThoughtSpotError } from '../transport/errors';

/** The filters of a search, of which people add those that they want; `options` sorted by display name. */
export const filtersOf = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options,
});

/**
 * What somebody gives for the filter named `label`, in epoch milliseconds; a time without a zone is in the workflow's.
 * `undefined` where nothing is given; throws where it is no time.
 */
export function filterTime(
	context: IExecuteFunctions,
	label: string,
	time: unknown,
): number | undefined {
	if (time === undefined || time === '') return undefined;
	try {
		return tryToParseDateTime(time, context.getTimezone()).toMillis();
	} catch {
		return refuseTime(label);
	}
}

function refuseTime(label: string): never {
	throw new ThoughtSpotError(
		`Filters > ${label} is not a date and time. Correct it, or the expression that gives it.`,
	);
}
