import type { IHookFunctions } from 'n8n-workflow';

import { endRequestsWith } from '../../transport/client';
import { ThoughtSpotError } from '../../transport/errors';
import { unlessAborted } from '../../transport/exchange';
import { toOperationError } from '../../transport/nodeErrors';

/** n8n waits for a hook as long as it takes, and the user with it. */
const LONGEST_SECONDS = 60;

const TOO_SLOW = new ThoughtSpotError(
	`ThoughtSpot did not finish within ${LONGEST_SECONDS} seconds. Wait a few minutes and try again.`,
);

/**
 * Does the work of one of n8n's hooks, which learns from `signal` that nobody waits for it any more. Rejects
 * with what n8n shows.
 */
export async function runHook(
	context: IHookFunctions,
	work: (signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
	const signal = AbortSignal.timeout(LONGEST_SECONDS * 1000);
	endRequestsWith(context, signal);
	try {
		await unlessAborted(work(signal), signal);
		return true;
	} catch (error) {
		throw toOperationError(context.getNode(), signal.aborted ? TOO_SLOW : error);
	}
}
