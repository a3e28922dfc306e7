import type { IExecuteFunctions } from 'n8n-workflow';
import type { z } from 'zod';

import { ThoughtSpotError } from '../transport/errors';

/** Checks what an expression may have given; throws an error that names the parameter. */
export function parseParameters<Schema extends z.ZodTypeAny>(
	schema: Schema,
	values: unknown,
): z.output<Schema> {
	const parsed: z.SafeParseReturnType<unknown, z.output<Schema>> = schema.safeParse(values);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new ThoughtSpotError(
		`The parameter ${issue?.path.join('.') ?? ''} has a value that does not fit: ${issue?.message ?? 'not valid'}. Correct it, or the expression that gives it.`,
	);
}

/** The parameters named by the schema's fields, for one item; a locator gives its value. */
export function readParameters<Shape extends z.ZodRawShape>(
	context: IExecuteFunctions,
	itemIndex: number,
	schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
	// without a fallback n8n refuses a parameter that is not shown
	const read = (name: string): unknown =>
		context.getNodeParameter(name, itemIndex, null, { extractValue: true }) ?? undefined;
	const names = Object.keys(schema.shape);
	return parseParameters(schema, Object.fromEntries(names.map((name) => [name, read(name)])));
}
