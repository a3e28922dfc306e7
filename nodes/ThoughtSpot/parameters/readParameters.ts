import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isResourceLocatorValue } from 'n8n-workflow';
import { z } from 'zod';

import { ThoughtSpotError } from '../transport/errors';
import { displayNameOf } from './displayName';

/** Text as a person or an expression gives it. */
export const text = z
	.union([z.string(), z.number(), z.boolean()], {
		errorMap: () => ({ message: 'it needs a text' }),
	})
	.transform(String);

/** Checks what an expression may have given; throws an error that names the parameter, as `properties` call it. */
export function parseParameters<Schema extends z.ZodTypeAny>(
	schema: Schema,
	values: unknown,
	properties?: INodeProperties[],
): z.output<Schema> {
	const parsed: z.SafeParseReturnType<unknown, z.output<Schema>> = schema.safeParse(values);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const path = issue?.path ?? [];
	const name = properties === undefined ? path.join('.') : displayNameOf(properties, path);
	throw new ThoughtSpotError(
		`The parameter ${name} has a value that does not fit: ${issue?.message ?? 'not valid'}. Correct it, or the expression that gives it.`,
	);
}

/** The parameters named by the schema's fields, for one item; a locator gives its value. */
export function readParameters<Shape extends z.ZodRawShape>(
	context: IExecuteFunctions,
	itemIndex: number,
	schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
	// without a fallback n8n refuses a parameter that is not shown, and it extracts nothing from one
	const read = (name: string, extractValue = false): unknown =>
		context.getNodeParameter(name, itemIndex, null, { extractValue }) ?? undefined;
	const readValue = (name: string) => {
		const value = read(name);
		return isResourceLocatorValue(value) ? read(name, true) : value;
	};
	const names = Object.keys(schema.shape);
	return parseParameters(schema, Object.fromEntries(names.map((name) => [name, readValue(name)])));
}
