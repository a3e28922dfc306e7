import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { tryToParseDateTime } from 'n8n-workflow';

import { ThoughtSpotError } from '../transport/errors';
import { isDate } from './dates';

/** The filters of a search, of which people add those that they want; `options` sorted by display name. */
export const filtersOf = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options,
});

/** Epoch seconds are below it until the year 5138, epoch milliseconds above it since 1973. */
const LEAST_MILLISECONDS = 100_000_000_000;

/** In epoch milliseconds, from those or from seconds; `undefined` where it is no such number. */
function fromEpoch(time: unknown): number | undefined {
	// years and days such as 20260131 are dates
	const isEpoch =
		typeof time === 'number' || (typeof time === 'string' && /^\s*\d{9,}\s*$/.test(time));
	if (!isEpoch) return undefined;
	const number = Number(time);
	return number < LEAST_MILLISECONDS ? number * 1000 : number;
}

/**
 * What somebody gives for the filter named `label`, in epoch milliseconds; a time without a zone is in the workflow's,
 * a number counts milliseconds or seconds. `undefined` where nothing is given; throws where it is no time.
 */
export function filterTime(
	context: IExecuteFunctions,
	label: string,
	time: unknown,
): number | undefined {
	if (time === undefined || (typeof time === 'string' && time.trim() === '')) return undefined;
	const epoch = fromEpoch(time);
	if (epoch !== undefined) return epoch > 0 && Number.isInteger(epoch) ? epoch : refuseTime(label);
	if (typeof time !== 'string' && !isDate(time)) return refuseTime(label);
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
