import type { IExecuteFunctions } from 'n8n-workflow';

import { messageOf } from '../../transport/errors';

/** ThoughtSpot repeats within minutes. */
const MOST_ENTRIES = 1_000;
const MOST_ROUNDS = 5;
/** Longer than another process takes from reading to writing, and than one that is busy takes. */
const PAUSES_MILLISECONDS = [100, 2_000];

/** What n8n's database had of a run's messages before they were added: nothing, this run's, or another run's. */
type Earlier = 'nothing' | 'own' | 'other';

async function note(
	{ helpers }: IExecuteFunctions,
	keys: string[],
	executionId: string,
): Promise<Earlier> {
	// n8n lets the same execution run again where a worker was lost
	const own = (key: string) => `${key} ${executionId}`;
	const entries = keys.flatMap((key) => [key, own(key)]);
	const options = { mode: 'entries' as const, maxEntries: MOST_ENTRIES };
	const { processed } = await helpers.checkProcessedAndRecord(entries, 'node', options);
	if (keys.some((key) => processed.includes(key) && !processed.includes(own(key)))) return 'other';
	return processed.length < entries.length ? 'nothing' : 'own';
}

/** n8n reads and writes all entries of a node as a whole: what another process wrote meanwhile is lost. */
async function noteUntilItStands(...run: Parameters<typeof note>): Promise<boolean> {
	for (let round = 1; round <= MOST_ROUNDS; round++) {
		const earlier = await note(...run).catch((error: unknown) => {
			// of two that write the first entries of a node in the same moment one fails
			if (round > 1) throw error;
			return 'nothing';
		});
		if (earlier !== 'nothing') return earlier === 'own';
	}
	return true;
}

let previous: Promise<unknown> = Promise.resolve();

/** In this process one after the other; rejects with what n8n's database says. */
async function noteInTurn(...run: Parameters<typeof note>): Promise<boolean> {
	const noted = previous.then(async () => await noteUntilItStands(...run));
	previous = noted.catch(() => undefined);
	return await noted;
}

/**
 * Whether a run is the first of its messages in all processes of n8n. Where that cannot be found out, it counts as the
 * first.
 */
export async function isFirstInAllProcesses(
	context: IExecuteFunctions,
	keys: string[],
	executionId: string,
): Promise<boolean> {
	const warn = (error: unknown) => {
		context.logger.warn(
			`Whether another process has run the same ThoughtSpot delivery is not known: ${messageOf(error)}`,
		);
		return true;
	};
	const isFirst = await noteInTurn(context, keys, executionId).catch(warn);
	if (!isFirst) return false;
	// who had read before it was noted may have written over it since
	for (const pause of PAUSES_MILLISECONDS) {
		AbortSignal.timeout(pause).addEventListener('abort', () => {
			void noteInTurn(context, keys, executionId).catch(warn);
		});
	}
	return true;
}
