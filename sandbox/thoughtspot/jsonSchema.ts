import type { Options, SchemaObject } from 'ajv';

import type { OpenApiSchema } from './openApi';
import { schemas } from './openApi';
import { isIn } from './release';

/** How a schema is read: as a request (`null` means absent there) or as an answer, and as of which release. */
export interface Reading {
	of: 'request' | 'answer';
	release: string;
}

/** Compiling takes longer here than validating: the schemas are many, and each is used a few times. */
export const QUICKLY_COMPILED = {
	strict: false,
	validateSchema: false,
	inlineRefs: false,
	code: { optimize: false },
} satisfies Options;

const nullableIn = (schema: OpenApiSchema, { of }: Reading) => of === 'answer' && schema.nullable;

function ofRelease(
	properties: Record<string, OpenApiSchema>,
	reading: Reading,
): Array<[string, OpenApiSchema]> {
	return Object.entries(properties).filter(([, { 'x-since': since }]) =>
		isIn(since, reading.release),
	);
}

function values(schema: OpenApiSchema, reading: Reading): Array<string | null> | undefined {
	const known = schema.enum?.filter((value) =>
		isIn(schema['x-enum-since']?.[value], reading.release),
	);
	return known && nullableIn(schema, reading) ? [...known, null] : known;
}

/**
 * The JSON Schema that says the same as an OpenAPI 3.0 schema; references go to `documentSchema`. What the document does
 * not name may stand in a request, but not in an answer.
 */
export function toJsonSchema(schema: OpenApiSchema, reading: Reading): SchemaObject {
	const [only] = schema.allOf ?? [];
	if (only) return toJsonSchema({ ...only, nullable: schema.nullable }, reading);
	if (schema.$ref) {
		const reference = {
			$ref: schema.$ref.replace('#/components/schemas/', `${reading.of}#/definitions/`),
		};
		return nullableIn(schema, reading) ? { anyOf: [reference, { type: 'null' }] } : reference;
	}
	const { type, format, items, properties, required, default: preset } = schema;
	const enumeration = values(schema, reading);
	return {
		...(type && { type: nullableIn(schema, reading) ? [type, 'null'] : type }),
		...(format && { format }),
		...(enumeration && { enum: enumeration }),
		...(preset !== undefined && reading.of === 'request' && { default: preset }),
		...(required && { required }),
		...(items && { items: toJsonSchema(items, reading) }),
		...(properties && {
			...(reading.of === 'answer' && { additionalProperties: false }),
			properties: Object.fromEntries(
				ofRelease(properties, reading).map(([name, property]) => [
					name,
					toJsonSchema(property, reading),
				]),
			),
		}),
	};
}

/** All schemas of the document, as the one that references go to. */
export function documentSchema(reading: Reading): SchemaObject {
	const definitions = new Map(
		Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(schema, reading)]),
	);
	return { $id: reading.of, definitions: Object.fromEntries(definitions) };
}
