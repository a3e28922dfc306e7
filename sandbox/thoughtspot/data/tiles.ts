import { badRequest } from '../errors';
import type { Liveboard, Visualization } from '../model';

function part<T extends { id: string; name: string }>(
	parts: readonly T[],
	kind: string,
	identifier: string,
): T {
	const found =
		parts.find(({ id }) => id === identifier) ?? parts.find(({ name }) => name === identifier);
	if (!found) throw badRequest(`${kind} ${identifier} is not on the Liveboard.`);
	return found;
}

/** The tiles that are named, or all of them that have data; those of tabs, where tabs are named. */
export function chosenTiles(
	{ tabs, visualizations }: Liveboard,
	identifiers: readonly string[] = [],
	tabIdentifiers: readonly string[] = [],
): Visualization[] {
	const tabIds = tabIdentifiers.map((identifier) => part(tabs, 'Tab', identifier).id);
	const chosen = identifiers.map((identifier) => part(visualizations, 'Visualization', identifier));
	const note = chosen.find(({ kind }) => kind === 'NOTE');
	if (note) throw badRequest(`Visualization ${note.name} is a Note tile, which has no data.`);
	return (chosen.length > 0 ? chosen : visualizations).filter(
		({ kind, tabId = '' }) => kind !== 'NOTE' && (tabIds.length === 0 || tabIds.includes(tabId)),
	);
}
