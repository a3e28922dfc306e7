import type { IExecuteFunctions } from 'n8n-workflow';
import { tryToParseDateTime } from 'n8n-workflow';

import { ThoughtSpotError } from '../transport/errors';
import { trimmed } from '../transport/trimmed';
import { isDate } from './givenValues';

/** Epoch seconds are below it until the year 5138, epoch milliseconds above it since 1973. */
const LEAST_MILLISECONDS = 100_000_000_000;

/** The latest that JavaScript and ThoughtSpot know */
const MOST_MILLISECONDS = 8_640_000_000_000_000;

const isMoment = (milliseconds: number): boolean =>
	Number.isInteger(milliseconds) && milliseconds > 0 && milliseconds <= MOST_MILLISECONDS;

/** Years and days such as 2026 and 20260131 are dates, also as numbers; epoch seconds are such until 1973. */
const isCalendar = (time: unknown): boolean =>
	typeof time === 'number' && Number.isInteger(time) && time > 0 && time < 100_000_000;

/** In epoch milliseconds, from those or from seconds; `undefined` where it is no such number. */
function fromEpoch(time: unknown): number | undefined {
	const isEpoch = typeof time === 'number' || (typeof time === 'string' && /^\d{9,}$/.test(time));
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
	const given = typeof time === 'string' || isCalendar(time) ? trimmed(String(time)) : time;
	if (given === undefined || given === '') return undefined;
	const epoch = fromEpoch(given);
	if (epoch !== undefined) return isMoment(epoch) ? epoch : refuseTime(label);
	if (typeof given !== 'string' && !isDate(given)) return refuseTime(label);
	try {
		return tryToParseDateTime(given, context.getTimezone()).toMillis();
	} catch {
		return refuseTime(label);
	}
}

function refuseTime(label: string): never {
	throw new ThoughtSpotError(
		`Filters > ${label} is not a date and time. Correct it, or the expression that gives it.`,
	);
}
