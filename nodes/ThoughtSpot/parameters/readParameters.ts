import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { z } from 'zod';

import { choicesByValue } from './namedChoices';
import { isObject } from './givenValues';
import { failedExpression, refusedParameter, wordsFor } from './refusedParameter';

/**
 * What the expressions of a stored parameter gave, at every depth: `undefined` where nothing is stored, and
 * `null` where an expression gave nothing, so that the one is not taken for the other.
 */
export function evaluated(stored: unknown, given: unknown): unknown {
	if (stored === undefined || stored === null) return undefined;
	if (given === undefined || given === null) return null;
	if (Array.isArray(stored) && Array.isArray(given)) {
		return stored.map((each, place) => evaluated(each, given[place]));
	}
	if (!isObject(stored) || !isObject(given)) return given;
	return Object.fromEntries(
		Object.keys(stored).map((name) => [name, evaluated(stored[name], given[name])]),
	);
}

/**
 * Checks what people and their expressions have given. Throws `ThoughtSpotError`, which names the first
 * parameter whose value does not fit by its display name in `properties`.
 */
export function parseParameters<Schema extends z.ZodTypeAny>(
	schema: Schema,
	values: unknown,
	properties: INodeProperties[],
): z.output<Schema> {
	const parsed: z.SafeParseReturnType<unknown, z.output<Schema>> = schema.safeParse(
		choicesByValue(properties, values),
		{ errorMap: wordsFor(properties) },
	);
	if (parsed.success) return parsed.data;
	const [issue = { path: [], message: parsed.error.message }] = parsed.error.issues;
	throw refusedParameter(issue, properties);
}

type Path = string[];
type Read = (path: Path) => unknown;

function fails(path: Path, read: Read): boolean {
	try {
		read(path);
		return false;
	} catch {
		return true;
	}
}

/** Where in a stored parameter, of which something fails, that stands. */
function failingPath(stored: unknown, path: Path, read: Read): Path {
	const inside = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
	const failing = inside.find(([name]) => fails([...path, name], read));
	return failing ? failingPath(failing[1], [...path, failing[0]], read) : path;
}

/** Throws a `ThoughtSpotError`, which names the parameter, where n8n cannot work its expression out. */
function readParameter(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
	properties: INodeProperties[],
): unknown {
	// without a fallback n8n refuses a parameter that is not shown
	const stored: unknown = context.getNodeParameter(name, itemIndex, null, { rawExpressions: true });
	const read: Read = (path) => context.getNodeParameter(path.join('.'), itemIndex, null);
	try {
		return evaluated(stored, read([name]));
	} catch (error) {
		throw failedExpression(failingPath(stored, [name], read), error, properties);
	}
}

/** The parameters named by the schema's fields, for one item. */
export function readParameters<Shape extends z.ZodRawShape>(
	context: IExecuteFunctions,
	itemIndex: number,
	properties: INodeProperties[],
	schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
	const values = Object.keys(schema.shape).map((name) => [
		name,
		readParameter(context, itemIndex, name, properties),
	]);
	return parseParameters(schema, Object.fromEntries(values), properties);
}
