import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { z } from 'zod';

import { choicesByValue } from './namedChoices';
import { isObject } from './givenValues';
import { refusedParameter, wordsFor } from './refusedParameter';

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

function readParameter(context: IExecuteFunctions, itemIndex: number, name: string): unknown {
	// without a fallback n8n refuses a parameter that is not shown
	const read = (options: { rawExpressions?: boolean }): unknown =>
		context.getNodeParameter(name, itemIndex, null, options);
	return evaluated(read({ rawExpressions: true }), read({}));
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
		readParameter(context, itemIndex, name),
	]);
	return parseParameters(schema, Object.fromEntries(values), properties);
}
