import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

/**
 * Which messages were received lately, so that a retry runs once. In memory per node for those that arrive
 * at the same moment, and in n8n's static data to survive a restart.
 */
const ring = z.array(z.object({ key: z.string(), at: z.number() }));
type Ring = z.infer<typeof ring>;

const MOST_ENTRIES = 1_000;
const LONGEST_AGE_MILLISECONDS = 3 * 24 * 60 * 60 * 1000;
const FIELD = 'recentMessages';

const recentByNode = new Map<string, Map<string, number>>();
const inProgress = new Map<string, Promise<boolean>>();

function remembered(nodeKey: string, data: IDataObject): Map<string, number> {
	const known = recentByNode.get(nodeKey) ?? new Map<string, number>();
	recentByNode.set(nodeKey, known);
	for (const { key, at } of ring.safeParse(data[FIELD]).data ?? []) {
		if (!known.has(key)) known.set(key, at);
	}
	return known;
}

/** The newest entries, within the bounds of number and age. */
export function bounded(entries: Ring, now: number): Ring {
	return entries
		.filter(({ at }) => now - at < LONGEST_AGE_MILLISECONDS)
		.sort((one, other) => one.at - other.at)
		.slice(-MOST_ENTRIES);
}

export interface Claim {
	/** `true`: keep it as received; `false`: its run could not be started, so a retry may run */
	settle(accepted: boolean): void;
}

/**
 * Claims a message for one run. Resolves to nothing where it was received before, waiting for the outcome
 * of the same message where that is just being received.
 */
export async function claimMessage(
	nodeKey: string,
	key: string,
	data: IDataObject,
	now: number,
): Promise<Claim | undefined> {
	const progressKey = `${nodeKey} ${key}`;
	for (let other = inProgress.get(progressKey); other; other = inProgress.get(progressKey)) {
		if (await other) return undefined;
	}
	const known = remembered(nodeKey, data);
	if (known.has(key)) return undefined;

	let finish: (accepted: boolean) => void = () => undefined;
	inProgress.set(progressKey, new Promise((resolve) => (finish = resolve)));
	known.set(key, now);
	const kept = bounded(
		[...known].map(([each, at]) => ({ key: each, at })),
		now,
	);
	recentByNode.set(nodeKey, new Map(kept.map((entry) => [entry.key, entry.at])));
	data[FIELD] = kept;
	return {
		settle(accepted) {
			inProgress.delete(progressKey);
			if (!accepted) recentByNode.get(nodeKey)?.delete(key);
			finish(accepted);
		},
	};
}
