const MOST_CHARACTERS = 100;

/** What somebody gave, in quotes for a message: in one line, and not as long as some values are. */
export function quoted(given: string): string {
	const line = given.slice(0, MOST_CHARACTERS).replace(/\p{Cc}+/gu, ' ');
	return given.length > MOST_CHARACTERS ? `"${line}…"` : `"${line}"`;
}
