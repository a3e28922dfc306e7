import { ThoughtSpotError } from '../transport/errors';
import { quoted } from '../transport/quoted';

/** Those of a name; where none is spelled so, those that have it in another letter case. */
export function calledSo<Entry extends { name?: string | null }>(
	entries: readonly Entry[],
	wanted: string,
): Entry[] {
	const exact = entries.filter(({ name }) => name === wanted);
	if (exact.length > 0) return exact;
	return entries.filter(({ name }) => name?.toLowerCase() === wanted.toLowerCase());
}

/** The one that was found by its name or ID; throws where there is none, or several. `kind`: as in `one Liveboard`. */
export function theOnly<Entry>(
	[first, ...others]: readonly Entry[],
	identifier: string,
	kind: { one: string; many: string },
): Entry {
	if (first === undefined) {
		throw new ThoughtSpotError(
			`There is no ${kind.one} ${quoted(identifier)} that this user may see. Choose one from the list, or check its name or ID.`,
			{ status: 404 },
		);
	}
	if (others.length === 0) return first;
	throw new ThoughtSpotError(
		`There are ${others.length + 1} ${kind.many} with the name ${quoted(identifier)}. Choose one from the list, or enter its ID.`,
	);
}
