import { createHash } from 'crypto';

/** What is known of a delivery here: its ID, when ThoughtSpot made it (epoch milliseconds), and how it stands. */
export interface Failure {
	id: string;
	createdAt: number;
	status: string;
}

/** What a trigger remembers; in n8n's static data as texts. */
export interface Memory {
	/** All that is as old, or older, counts as seen; epoch milliseconds of ThoughtSpot's clock */
	horizon: number;
	/** Short ID of a delivery, with its status, → when it was made */
	seen: Map<string, number>;
}

const MOST_SEEN = 20_000;
/** Longer than ThoughtSpot keeps a delivery. */
const LONGEST_AGE_MILLISECONDS = 4 * 24 * 60 * 60 * 1000;

/** A delivery that is still repeated may fail in the end, which is something else. */
const keyOf = ({ id, status }: Failure): string =>
	createHash('sha256').update(`${id} ${status}`).digest('base64url').slice(0, 12);

/**
 * Those that were not seen yet, oldest first. Nothing depends on a clock of n8n's: ThoughtSpot may show a delivery late,
 * and one fails long after it was made.
 */
export function unseen<Each extends Failure>(failures: Each[], { horizon, seen }: Memory): Each[] {
	const found = new Map<string, Each>();
	for (const each of failures) {
		const key = keyOf(each);
		if (each.createdAt > horizon && !seen.has(key)) found.set(key, each);
	}
	return [...found.values()].sort((one, other) => one.createdAt - other.createdAt);
}

/** The memory with these as well, and without what ThoughtSpot has forgotten itself, or is too much. */
export function remembering({ horizon, seen }: Memory, failures: Failure[]): Memory {
	const all = [...seen, ...failures.map((each): [string, number] => [keyOf(each), each.createdAt])];
	const known = new Map(all);
	const newest = Math.max(horizon, ...known.values());
	const sorted = [...known].sort(([, one], [, other]) => one - other);
	let first = 0;
	let passed = horizon;
	for (const [, at] of sorted) {
		const isTooMany = sorted.length - first > MOST_SEEN;
		if (newest - at <= LONGEST_AGE_MILLISECONDS && !isTooMany) break;
		passed = at;
		first++;
	}
	// those of the same moment as the last one that went are beyond the horizon as well
	const remembered = sorted.slice(first).filter(([, at]) => at > passed);
	return { horizon: passed, seen: new Map(remembered) };
}

/** What is known of an Org; `seen` is of the form `<ID>:<time> <ID>:<time>`. */
export const written = (orgId: string, { horizon, seen }: Memory) => ({
	orgId,
	horizon,
	seen: Array.from(seen, ([key, at]) => `${key}:${at}`).join(' '),
});

/** `undefined` where nothing was stored of this Org yet, or nothing that can be read. */
export function readMemory(stored: Record<string, unknown>, orgId: string): Memory | undefined {
	const { horizon, seen } = stored;
	if (stored.orgId !== orgId || typeof horizon !== 'number' || typeof seen !== 'string')
		return undefined;
	const entries = seen.split(' ').flatMap((entry): Array<[string, number]> => {
		const [key = '', at] = entry.split(':', 2);
		return key !== '' && Number(at) > 0 ? [[key, Number(at)]] : [];
	});
	return { horizon, seen: new Map(entries) };
}

export const NOTHING_SEEN: Memory = { horizon: 0, seen: new Map() };
