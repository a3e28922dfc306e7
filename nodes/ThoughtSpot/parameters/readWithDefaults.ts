import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeProperties,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { z } from 'zod';

import { isObject } from './givenValues';
import { parseParameters } from './readParameters';
import { failedExpression } from './refusedParameter';

export type TriggerContext =
	IExecuteFunctions | IHookFunctions | IPollFunctions | IWebhookFunctions;

type Values = Record<string, unknown>;
type Read = (path: string[]) => unknown;

/** A collection, of which n8n makes an object, holds only what somebody added to it; the rest has its default. */
function valueOf(
	field: INodeProperties,
	wanted: unknown,
	stored: Values,
	read: Read,
	outside: string[],
): unknown {
	const { name, type, default: unset, options = [] } = field;
	const path = [...outside, name];
	if (type !== 'collection') return name in stored ? read(path) : unset;
	const children = options.filter((option) => 'type' in option);
	const given = stored[name];
	const shape = wanted instanceof z.ZodObject ? (wanted.shape as Values) : {};
	return valuesOf(children, shape, isObject(given) ? given : {}, read, path);
}

/** Of the fields that `shape` names: an expression in another one may fail. */
const valuesOf = (
	fields: INodeProperties[],
	shape: Values,
	stored: Values,
	read: Read,
	outside: string[] = [],
): Values =>
	Object.fromEntries(
		fields
			.filter(({ name }) => name in shape)
			.map((field) => [field.name, valueOf(field, shape[field.name], stored, read, outside)]),
	);

/**
 * The parameters of a trigger that the schema names, of which those that are not shown or not set have their default.
 * Throws a `ThoughtSpotError` that names the one with a value that does not fit, or with an expression that fails.
 */
export function readWithDefaults<Shape extends z.ZodRawShape>(
	context: TriggerContext,
	schema: z.ZodObject<Shape>,
	properties: INodeProperties[],
): z.output<z.ZodObject<Shape>> {
	const read = (path: string[]): unknown => {
		try {
			// 0 is the item in a run; elsewhere a fallback, which a parameter that is set does not need
			return context.getNodeParameter(path.join('.'), 0);
		} catch (error) {
			throw failedExpression(path, error, properties);
		}
	};
	const values = valuesOf(properties, schema.shape, context.getNode().parameters, read);
	return parseParameters(schema, values, properties);
}
