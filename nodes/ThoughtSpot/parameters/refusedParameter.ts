import type { INodeProperties } from 'n8n-workflow';
import type { ZodErrorMap, ZodIssue } from 'zod';
import { ExpressionError } from 'n8n-workflow';
import { z } from 'zod';

import { messageOf, ThoughtSpotError, withoutFullStop } from '../transport/errors';
import { quoted } from '../transport/quoted';
import type { Entry } from './propertyEntries';
import { childrenOf } from './propertyEntries';

type Path = Array<string | number>;

const nameOf = (entry: Entry): string => ('displayName' in entry ? entry.displayName : entry.name);

/** The properties at a path, from the outermost in; what of it no property has, such as a place in a list, is left out. */
function along(properties: Entry[], path: Path): Entry[] {
	const found: Entry[] = [];
	let entries = properties;
	for (const name of path) {
		const entry = entries.find((each) => each.name === name);
		if (entry === undefined) continue;
		found.push(entry);
		entries = childrenOf(entry);
	}
	return found;
}

/** The choices of a list by their names; `undefined` where it has none of its own. */
function choicesOf(entry: Entry | undefined): string | undefined {
	if (entry === undefined || !('type' in entry) || !/^(multiO|o)ptions$/.test(entry.type)) {
		return undefined;
	}
	const names = childrenOf(entry).map(nameOf);
	const shown = names.some((name) => name.includes(',')) ? names.map(quoted) : names;
	const last = shown.pop();
	return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`;
}

const WORDS_OF_KIND: Record<string, string> = {
	array: 'a list',
	boolean: 'true or false',
	number: 'a number',
	string: 'a text',
};

/** What a parameter takes, in words for people: its choices, else a schema's own words, else the kind of value. */
export const wordsFor =
	(properties: INodeProperties[]): ZodErrorMap =>
	(issue, context) => {
		const data: unknown = context.data;
		const words = context.defaultError;
		const isOwn = words !== z.defaultErrorMap(issue, context).message;
		const choices = choicesOf(along(properties, issue.path ?? []).at(-1));
		const isChoice = choices !== undefined && /^invalid_(enum_value|literal)$/.test(issue.code);
		if (isOwn && !isChoice) return { message: words };
		if (data === undefined || data === null) return { message: 'it is empty' };
		const kind = issue.code === 'invalid_type' ? WORDS_OF_KIND[issue.expected] : undefined;
		const takes = choices ?? kind;
		return { message: takes === undefined ? words : `it takes ${takes}` };
	};

/** A parameter as the editor names it, e.g. `Filters > Status`. */
const labelOf = (path: Path, properties: INodeProperties[]): string =>
	along(properties, path).map(nameOf).join(' > ') || path.join(' > ');

const SAYS_NOTHING = 'Invalid expression';

/** What n8n says of an expression, and of which node; where that is too little, what its editor shows instead. */
function wordsOf(error: unknown): string {
	if (!(error instanceof ExpressionError)) return withoutFullStop(messageOf(error));
	const { messageTemplate: shown, nodeCause: node } = error.context;
	const isShown = error.message === SAYS_NOTHING && typeof shown === 'string';
	const said = withoutFullStop(isShown ? shown : error.message);
	return typeof node === 'string' && !said.includes(node) ? `${said} (${quoted(node)})` : said;
}

/** The error for a parameter whose expression n8n could not work out; n8n itself does not say which one it is. */
export const failedExpression = (
	path: Path,
	error: unknown,
	properties: INodeProperties[],
): ThoughtSpotError =>
	new ThoughtSpotError(
		`The expression of the parameter ${labelOf(path, properties)} fails: ${wordsOf(error)}. Correct it.`,
	);

/**
 * The error for a value that does not fit, which names the parameter as the editor does.
 * The value is not repeated: it may be a secret.
 */
export function refusedParameter(
	{ path, message }: Pick<ZodIssue, 'path' | 'message'>,
	properties: INodeProperties[],
): ThoughtSpotError {
	return new ThoughtSpotError(
		`The parameter ${labelOf(path, properties)} has a value that does not fit: ${message}. Correct it, or the expression that gives it.`,
	);
}
