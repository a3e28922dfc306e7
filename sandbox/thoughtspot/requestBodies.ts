import Ajv from 'ajv';
import type { SchemaObject } from 'ajv';

import { invalidVariable } from './errors';
import { QUICKLY_COMPILED, documentSchema, toJsonSchema } from './jsonSchema';
import type { Operation } from './openApi';
import { operations } from './openApi';
import { describeInvalid } from './invalidVariable';

const INT32 = 2 ** 31;

/** Absent and `null` are the same in an input; the copy is what validation may then trim. */
function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, inner]) => inner !== null)
			.map(([name, inner]) => [name, withoutNulls(inner)]),
	);
}

/**
 * Reads request bodies as the GraphQL gateway of a release does: unknown fields fall away without a word, defaults
 * are filled in, anything else that does not fit the OpenAPI document is refused (error shape 3).
 */
export class RequestBodies {
	private readonly ajv = new Ajv({
		...QUICKLY_COMPILED,
		removeAdditional: 'all',
		useDefaults: true,
		verbose: true,
		formats: {
			int32: { type: 'number', validate: (value: number) => value >= -INT32 && value < INT32 },
			float: true,
		},
	});

	/** By operation; the same object each time, so that Ajv compiles it once. */
	private readonly bodies = new Map<string, SchemaObject>();

	constructor(release: string) {
		const reading = { of: 'request', release } as const;
		this.ajv.addSchema(documentSchema(reading));
		for (const { id, request } of operations) {
			if (request?.$ref) this.bodies.set(id, toJsonSchema(request, reading));
		}
	}

	/** The body as the operation's type `T`; an absent body counts as `{}`. */
	read<T>({ id }: Operation, body: unknown): T {
		const schema = this.bodies.get(id);
		if (!schema) throw new Error(`${id} takes no body`);
		const input = withoutNulls(body ?? {});
		const validate = this.ajv.compile<T>(schema);
		if (validate(input)) return input;
		const [first] = validate.errors ?? [];
		throw invalidVariable(first ? describeInvalid(first, input) : 'Invalid input.');
	}
}
