import { createHash } from 'crypto';

import { folded } from '../../message/filters';

/** What a subscriber's filters name, in short digests; an empty list: all. */
export interface Interests {
	liveboards: string[];
	schedules: string[];
}

const MOST_INTERESTS = 8;
const DIGEST_CHARACTERS = 6;

/** Whatever two names a filter takes for the same have the same digest. */
const digestOf = (nameOrId: string) =>
	createHash('sha256').update(folded(nameOrId)).digest('base64url').slice(0, DIGEST_CHARACTERS);

/** None, so that all is wanted, where a filter is missing or names too many. */
const digestsOf = (namesOrIds: string[] = []) =>
	namesOrIds.length > MOST_INTERESTS ? [] : [...new Set(namesOrIds.map(digestOf))];

/** What filters by names or IDs want; one that may change, such as an expression's, is missing. */
export const interestsOf = (filters: {
	liveboards?: string[];
	schedules?: string[];
}): Interests => ({
	liveboards: digestsOf(filters.liveboards),
	schedules: digestsOf(filters.schedules),
});

/**
 * Whether a delivery may be wanted, by every name and ID that its Liveboard and its schedule go by. Digests are short:
 * only a subscriber's own filters tell whether it is.
 */
export function mayWant(
	{ liveboards, schedules }: Interests,
	delivered: { liveboards: string[]; schedules: string[] },
): boolean {
	const isOneOf = (wanted: string[], names: string[]) =>
		wanted.length === 0 || names.some((name) => wanted.includes(digestOf(name)));
	return isOneOf(liveboards, delivered.liveboards) && isOneOf(schedules, delivered.schedules);
}
