import { createHash } from 'crypto';

/** Short ID of a message → epoch milliseconds, oldest first. */
export type RecentMessages = Map<string, number>;

const MOST_MESSAGES = 2_000;
/** Longer than a message may be under way. */
const LONGEST_AGE_MILLISECONDS = 8 * 24 * 60 * 60 * 1000;

/** 96 bits, as the sender decides how long its own IDs are. */
export const shortId = (key: string): string =>
	createHash('sha256').update(key).digest('base64url').slice(0, 16);

/** Drops what is beyond the bounds of number and age; `now` in epoch milliseconds. */
function forgetOldest(recent: RecentMessages, now: number): void {
	for (const [id, at] of recent) {
		if (recent.size <= MOST_MESSAGES && now - at < LONGEST_AGE_MILLISECONDS) break;
		recent.delete(id);
	}
}

export function remember(recent: RecentMessages, id: string, now: number): void {
	recent.set(id, now);
	forgetOldest(recent, now);
}

/** What is known, and what was stored besides. */
export function withStored(known: RecentMessages, stored: unknown, now: number): RecentMessages {
	const before = known.size;
	for (const entry of typeof stored === 'string' ? stored.split(' ') : []) {
		const [id = '', at] = entry.split(':', 2);
		if (!known.has(id) && Number(at) > 0) known.set(id, Number(at));
	}
	const sorted =
		known.size === before ? known : new Map([...known].sort(([, one], [, other]) => one - other));
	forgetOldest(sorted, now);
	return sorted;
}

/** Of the form `<ID>:<time> <ID>:<time>`: n8n reads and writes this with every delivery. */
export const write = (recent: RecentMessages): string =>
	Array.from(recent, ([id, at]) => `${id}:${at}`).join(' ');
