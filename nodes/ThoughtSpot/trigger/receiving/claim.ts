import type { FunctionsBase, IDataObject } from 'n8n-workflow';

import type { DeliveryKey } from '../../message/messageKey';
import type { RecentMessages } from './recentMessages';
import { remember, shortId, withStored, write } from './recentMessages';

/** What this process knows of a node. */
interface Memory {
	settled: RecentMessages;
	/** The static data's text that is in `settled` already; reading it takes half a millisecond */
	stored?: unknown;
	/** Being received; resolves to whether its run was started */
	open: Map<string, Promise<boolean>>;
}

/** In the node's static data. */
const FIELD = 'recentMessages';
const MOST_NODES = 100;
const MOST_RUNS = 2_000;

/** The node that was used last stands last. */
const memories = new Map<string, Memory>();
/** Node and message → the execution that carries it on */
const runs = new Map<string, string>();

function memoryOf(nodeKey: string): Memory {
	const memory = memories.get(nodeKey) ?? { settled: new Map(), open: new Map() };
	memories.delete(nodeKey);
	memories.set(nodeKey, memory);
	for (const [key, { open }] of memories) {
		if (memories.size <= MOST_NODES) break;
		if (open.size === 0) memories.delete(key);
	}
	return memory;
}

/** What the messages of a trigger are kept under. */
export const nodeKeyOf = (context: FunctionsBase): string =>
	`${context.getWorkflow().id} ${context.getNode().id}`;

export interface Claim {
	/**
	 * `true`: its run was started, which goes into the static data; `false`: it was not, so that a retry
	 * may run. What is said later does not count.
	 */
	settle(started: boolean): void;
}

async function claimOne(
	nodeKey: string,
	{ key, unless }: DeliveryKey,
	data: IDataObject,
	now: number,
): Promise<Claim | undefined> {
	const id = shortId(key);
	const exception = unless === undefined ? undefined : shortId(unless);
	const others = () => memoryOf(nodeKey).open.get(id);
	for (let other = others(); other; other = others()) await other;
	const memory = memoryOf(nodeKey);
	const news = data[FIELD] === memory.stored ? undefined : data[FIELD];
	memory.settled = withStored(memory.settled, news, now);
	memory.stored = data[FIELD];
	const isExcepted = exception !== undefined && memory.settled.has(exception);
	if (memory.settled.has(id) && !isExcepted) return undefined;

	let finish: (started: boolean) => void = () => undefined;
	const outcome = new Promise<boolean>((resolve) => (finish = resolve));
	memory.open.set(id, outcome);
	return {
		settle(started) {
			if (memory.open.get(id) !== outcome) return;
			memory.open.delete(id);
			if (started) {
				for (const each of [id, exception]) if (each) remember(memory.settled, each, now);
				memory.stored = data[FIELD] = write(memory.settled);
			}
			finish(started);
		},
	};
}

/**
 * Claims all that a delivery is recognized by for one run of a node, so that a repeat does not run again;
 * `now` in epoch milliseconds, `data` the node's static data, which outlives a restart. Resolves to nothing
 * where one of the keys was received before, after waiting for the outcome where it is just being received.
 * Keys that deliveries share stand last.
 */
export async function claim(
	nodeKey: string,
	keys: DeliveryKey[],
	data: IDataObject,
	now: number,
): Promise<Claim | undefined> {
	const claims: Claim[] = [];
	const settle = (started: boolean) => claims.forEach((each) => each.settle(started));
	for (const key of keys) {
		const claimed = await claimOne(nodeKey, key, data, now);
		if (claimed === undefined) {
			settle(false);
			return undefined;
		}
		claims.push(claimed);
	}
	return { settle };
}

/** `firstHere`: the first in this process, which has not received the message. */
export type RunPlace = 'first' | 'firstHere' | 'later';

/**
 * Which run of its message one is, as far as this process knows. After a crash n8n starts what it had stored, while
 * the sender repeats what was not answered; in queue mode others receive. `now` in epoch milliseconds.
 */
export function placeOfRun(
	nodeKey: string,
	key: string,
	executionId: string,
	now: number,
): RunPlace {
	const id = shortId(key);
	const ofNode = `${shortId(nodeKey)} ${id}`;
	const first = runs.get(ofNode) ?? executionId;
	if (first !== executionId) return 'later';
	runs.set(ofNode, executionId);
	const [oldest = ofNode] = runs.keys();
	if (runs.size > MOST_RUNS) runs.delete(oldest);
	const { settled, open } = memoryOf(nodeKey);
	if (settled.has(id) || open.has(id)) return 'first';
	remember(settled, id, now);
	return 'firstHere';
}
