const MOST_CHARACTERS = 100;

/** What somebody gave, in quotes for a message, which would be of no use were it as long as some values are. */
export const quoted = (given: string): string =>
	given.length > MOST_CHARACTERS ? `"${given.slice(0, MOST_CHARACTERS)}…"` : `"${given}"`;
