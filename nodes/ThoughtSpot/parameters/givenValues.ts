import { jsonParse } from 'n8n-workflow';

// The forms in which people and their expressions give values.

/** What ThoughtSpot's IDs look like, for a regular expression: in lower case there, but others may not write them so. */
export const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

const WHOLE = new RegExp(`^${GUID}$`);

/** A name as it was given, an ID as ThoughtSpot writes it. */
export const nameOrId = (given: string): string =>
	WHOLE.test(given) ? given.toLowerCase() : given;

/** What expressions give as an object, which a list is not. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an expression gave a date: one of JavaScript's, or n8n's `DateTime`. Its value is in epoch milliseconds. */
export const isDate = (given: unknown): given is Date =>
	given instanceof Date || (typeof given === 'object' && given !== null && 'toMillis' in given);

const jsonList = (text: string): unknown[] | undefined => {
	const parsed = /^\s*\[/.test(text) ? jsonParse<unknown>(text, { fallbackValue: null }) : null;
	return Array.isArray(parsed) ? parsed : undefined;
};

/** The entries of a list that is given as text: in JSON, as AI agents and other nodes write one, or as `divide` says. */
export const listedIn = (text: string, divide: (text: string) => unknown[]): unknown[] =>
	jsonList(text) ?? divide(text);

/** Those between commas; an empty text has none. */
export const betweenCommas = (text: string): string[] => (text === '' ? [] : text.split(','));
