const ESCAPED = /[<>&\u2028\u2029]/g;

/** JSON as Go's `json.Marshal` writes it: `<`, `>`, `&` and the two line separators as `\uXXXX`. */
export function goJson(value: unknown): string {
	return JSON.stringify(value).replace(
		ESCAPED,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
