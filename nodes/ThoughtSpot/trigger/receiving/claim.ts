import { createHash } from 'crypto';
import type { FunctionsBase, IDataObject } from 'n8n-workflow';

/** Short ID of a message → epoch milliseconds, oldest first. */
type Recent = Map<string, number>;

const FIELD = 'recentMessages';
const MOST_MESSAGES = 2_000;
/** Longer than a message may be under way, so that none of them can be replayed. */
const LONGEST_AGE_MILLISECONDS = 8 * 24 * 60 * 60 * 1000;

/** What this process knows of a node. */
interface Memory {
	settled: Recent;
	/** Being received; resolves to whether its run was started */
	open: Map<string, Promise<boolean>>;
	/** Execution that carries a message on */
	runs: Map<string, string>;
}

const memories = new Map<string, Memory>();

function memoryOf(nodeKey: string): Memory {
	const memory = memories.get(nodeKey) ?? {
		settled: new Map(),
		open: new Map(),
		runs: new Map(),
	};
	memories.set(nodeKey, memory);
	return memory;
}

/** What the messages of a trigger are kept under. */
export const nodeKeyOf = (context: FunctionsBase): string =>
	`${context.getWorkflow().id} ${context.getNode().id}`;

/** 96 bits, as the sender decides how long its own IDs are. */
const shortId = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 16);

/** Of the form `<ID>:<time> <ID>:<time>`: n8n reads and writes this with every delivery. */
const write = (recent: Recent) => Array.from(recent, ([id, at]) => `${id}:${at}`).join(' ');

/** Adds what is stored and not known yet, and drops what is beyond the bounds of number and age. */
function remembered(known: Recent, stored: unknown, now: number): Recent {
	const before = known.size;
	for (const entry of typeof stored === 'string' ? stored.split(' ') : []) {
		const [id = '', at] = entry.split(':', 2);
		if (!known.has(id) && Number(at) > 0) known.set(id, Number(at));
	}
	const sorted =
		known.size === before ? known : new Map([...known].sort(([, one], [, other]) => one - other));
	for (const [id, at] of sorted) {
		if (sorted.size <= MOST_MESSAGES && now - at < LONGEST_AGE_MILLISECONDS) break;
		sorted.delete(id);
	}
	return sorted;
}

export interface Claim {
	/**
	 * `true`: its run was started, which goes into the static data; `false`: it was not, so that a retry
	 * may run. What is said later does not count.
	 */
	settle(started: boolean): void;
}

/**
 * Claims a message for one run of a node, so that a retry does not run again; `now` in epoch milliseconds,
 * `data` the node's static data, which outlives a restart. Resolves to nothing where the message was received
 * before, after waiting for the outcome where it is just being received.
 */
export async function claimMessage(
	nodeKey: string,
	key: string,
	data: IDataObject,
	now: number,
): Promise<Claim | undefined> {
	const id = shortId(key);
	const memory = memoryOf(nodeKey);
	for (let other = memory.open.get(id); other; other = memory.open.get(id)) {
		if (await other) return undefined;
	}
	memory.settled = remembered(memory.settled, data[FIELD], now);
	if (memory.settled.has(id)) return undefined;

	let finish: (started: boolean) => void = () => undefined;
	const outcome = new Promise<boolean>((resolve) => (finish = resolve));
	memory.open.set(id, outcome);
	return {
		settle(started) {
			if (memory.open.get(id) !== outcome) return;
			memory.open.delete(id);
			if (started) data[FIELD] = write(memory.settled.set(id, now));
			finish(started);
		},
	};
}

/**
 * Whether a run is the first of its message in this process. After a crash n8n starts what it had stored, while
 * the sender repeats what was not answered; `now` in epoch milliseconds.
 */
export function isFirstRun(
	nodeKey: string,
	key: string,
	executionId: string,
	now: number,
): boolean {
	const id = shortId(key);
	const { settled, open, runs } = memoryOf(nodeKey);
	const first = runs.get(id) ?? executionId;
	if (first !== executionId) return false;
	runs.set(id, executionId);
	const [oldest = id] = runs.keys();
	if (runs.size > MOST_MESSAGES) runs.delete(oldest);
	if (!settled.has(id) && !open.has(id)) settled.set(id, now);
	return true;
}
