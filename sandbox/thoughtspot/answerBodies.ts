import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';

import { QUICKLY_COMPILED, documentSchema, toJsonSchema } from './jsonSchema';
import type { Operation } from './openApi';
import type { Answer } from './operations/operation';

/** Holds this ThoughtSpot's own answers to the OpenAPI document, field by field, as of a release. */
export class AnswerBodies {
	private readonly ajv = new Ajv({
		...QUICKLY_COMPILED,
		formats: { int32: true, float: true },
	});

	/** By operation and status. */
	private readonly compiled = new Map<string, ValidateFunction>();

	constructor(private readonly release: string) {
		this.ajv.addSchema(documentSchema({ of: 'answer', release }));
	}

	check({ id, responses, givesFile }: Operation, { status, body, file }: Answer): void {
		if (!(status in responses)) throw new Error(`${id} does not answer ${status}`);
		if (givesFile !== (file !== undefined)) {
			throw new Error(`${id} answers ${givesFile ? 'with' : 'without'} a file`);
		}
		const schema = responses[status];
		if (!schema) {
			if (body !== undefined) throw new Error(`${id} answers ${status} without a body`);
			return;
		}
		const key = `${id} ${status}`;
		const validate = this.compiled.get(key) ?? this.compile(key, schema);
		if (!validate(body)) throw new Error(`${id}: ${this.ajv.errorsText(validate.errors)}`);
	}

	private compile(key: string, schema: NonNullable<Operation['responses'][string]>) {
		const validate = this.ajv.compile(
			toJsonSchema(schema, { of: 'answer', release: this.release }),
		);
		this.compiled.set(key, validate);
		return validate;
	}
}
