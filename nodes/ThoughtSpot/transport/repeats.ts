import { sleep } from 'n8n-workflow';

import type { ThoughtSpotError } from './errors';
import type { HttpAnswer } from './exchange';
import { headerOf, unlessAborted } from './exchange';

const FIRST_WAIT_MILLISECONDS = 250;
const MOST_ATTEMPTS = 4;

/** Milliseconds that an answer asks to wait, as seconds or as a date in `Retry-After`; `now` in epoch milliseconds. */
export function askedWait(answer: Pick<HttpAnswer, 'headers'>, now: number): number | undefined {
	const asked = headerOf(answer, 'retry-after');
	const wait = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - now;
	return wait > 0 ? wait : undefined;
}

/** What a request came to, and how often it was sent. */
export interface Outcome {
	/** Whether sending it twice has the effect of sending it once */
	repeatable: boolean;
	result: HttpAnswer | ThoughtSpotError;
	/** How often it was sent */
	tries: number;
	/** Milliseconds that may be waited for the next one */
	longestWait: number;
	/** Epoch milliseconds */
	now: number;
}

const PASSING_STATUSES = [502, 503, 504];

function isWorthRepeating({ repeatable, result }: Outcome): boolean {
	// what was refused for being too much has not been carried out
	if (result.status === 429) return true;
	if (!repeatable) return false;
	if (result.status !== undefined) return PASSING_STATUSES.includes(result.status);
	return 'reached' in result && result.reached === 'unknown';
}

/** Milliseconds to wait before it is sent again; `undefined` where it is not. */
export function waitBeforeRepeat(outcome: Outcome): number | undefined {
	const { result, tries, longestWait, now } = outcome;
	if (tries >= MOST_ATTEMPTS || !isWorthRepeating(outcome)) return undefined;
	const asked = 'headers' in result ? askedWait(result, now) : undefined;
	const wait = asked ?? FIRST_WAIT_MILLISECONDS * 2 ** (tries - 1);
	return wait > longestWait ? undefined : wait;
}

/** What is asked for, and how long it may take. */
interface Repetition {
	repeatable: boolean;
	longestWait: number;
	/** Ends the waiting, with its reason */
	signal: AbortSignal | undefined;
}

/** Sends until there is an answer to go by, or an error that no repeat would mend. */
export async function untilAnswered(
	send: () => Promise<HttpAnswer | ThoughtSpotError>,
	{ signal, ...repetition }: Repetition,
): Promise<HttpAnswer | ThoughtSpotError> {
	for (let tries = 1; ; tries++) {
		const result = await unlessAborted(send(), signal);
		signal?.throwIfAborted();
		const wait = waitBeforeRepeat({ ...repetition, result, tries, now: Date.now() });
		if (wait === undefined) return result;
		await unlessAborted(sleep(wait), signal);
	}
}
