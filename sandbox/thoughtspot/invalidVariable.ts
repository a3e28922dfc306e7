import { inspect } from 'node:util';

import type { ErrorObject } from 'ajv';

const SCALARS: Record<string, string> = {
	string: 'String',
	integer: 'Int',
	number: 'Float',
	boolean: 'Boolean',
	array: 'List',
	object: 'JSON',
};

interface Property {
	type?: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

function typeOfProperty(parent: unknown, name: string): string {
	const properties = isRecord(parent) ? parent.properties : undefined;
	const property: Property | undefined =
		isRecord(properties) && isRecord(properties[name]) ? properties[name] : undefined;
	return SCALARS[property?.type ?? 'object'] ?? 'JSON';
}

function reason({ keyword, params, data, schema, parentSchema }: ErrorObject): string {
	const value = inspect(data);
	if (keyword === 'required') {
		const field = String(params.missingProperty);
		return `Field "${field}" of required type "${typeOfProperty(parentSchema, field)}!" was not provided.`;
	}
	if (keyword === 'enum') return `Value ${value} does not exist in the enum.`;
	const type = keyword === 'format' ? 'Int' : (SCALARS[String(schema)] ?? 'Input');
	return `${type} cannot represent the value: ${value}`;
}

/** What a GraphQL gateway says about a variable that it cannot accept; like the real one it repeats the value. */
export function describeInvalid(error: ErrorObject, input: unknown): string {
	const [variable, ...inner] = error.instancePath.split('/').slice(1);
	if (variable === undefined) {
		if (error.keyword !== 'required') return `Variables must be an object, not ${inspect(input)}.`;
		const name = String(error.params.missingProperty);
		const type = typeOfProperty(error.parentSchema, name);
		return `Variable "$${name}" of required type "${type}!" was not provided.`;
	}
	const value = isRecord(input) ? inspect(input[variable]) : inspect(input);
	const at = inner.length ? ` at "${[variable, ...inner].join('.')}"` : '';
	return `Variable "$${variable}" got invalid value ${value}${at}; ${reason(error)}`;
}
