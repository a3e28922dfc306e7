/** Blanks and line breaks, also those without a width, which pages and mail programs put around what is copied. */
export const BLANK = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

/** A text without blanks around it. */
export function trimmed(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && BLANK.test(text.charAt(start))) start++;
	while (end > start && BLANK.test(text.charAt(end - 1))) end--;
	return text.slice(start, end);
}
