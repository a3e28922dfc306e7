import { jsonParse } from 'n8n-workflow';

const jsonList = (text: string): unknown[] | undefined => {
	const parsed = /^\s*\[/.test(text) ? jsonParse<unknown>(text, { fallbackValue: null }) : null;
	return Array.isArray(parsed) ? parsed : undefined;
};

/** The entries of a list that is given as text: in JSON, as AI agents and other nodes write one, or as `divide` says. */
export const listedIn = (text: string, divide: (text: string) => unknown[]): unknown[] =>
	jsonList(text) ?? divide(text);

/** Those between commas; an empty text has none. */
export const betweenCommas = (text: string): string[] => (text === '' ? [] : text.split(','));
