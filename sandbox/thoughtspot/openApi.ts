import document from './openapi.json';

/** The part of OpenAPI 3.0's schema object that the document uses, with the releases that added something. */
export interface OpenApiSchema {
	$ref?: string;
	type?: string;
	format?: string;
	enum?: string[];
	required?: string[];
	properties?: Record<string, OpenApiSchema>;
	items?: OpenApiSchema;
	allOf?: OpenApiSchema[];
	nullable?: boolean;
	default?: unknown;
	'x-since'?: string;
	'x-enum-since'?: Record<string, string>;
}

type Content = Record<string, { schema?: OpenApiSchema }>;

interface OpenApiOperation {
	operationId: string;
	'x-since': string;
	requestBody?: { content: Content };
	responses: Record<string, { content?: Content }>;
}

/** An operation of the document. */
export interface Operation {
	id: string;
	method: string;
	/** With `{name}` for a path parameter. */
	path: string;
	since: string;
	request?: OpenApiSchema;
	/** By HTTP status; undefined where the document has no JSON body. */
	responses: Record<string, OpenApiSchema | undefined>;
	/** Whether success is answered with a file. */
	givesFile: boolean;
}

const json = (content?: Content) => content?.['application/json']?.schema;

function operationsOf(paths: Record<string, Record<string, OpenApiOperation>>): Operation[] {
	return Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({
			id: operation.operationId,
			method: method.toUpperCase(),
			path,
			since: operation['x-since'],
			request: json(operation.requestBody?.content),
			responses: Object.fromEntries(
				Object.entries(operation.responses).map(([status, { content }]) => [status, json(content)]),
			),
			givesFile: operation.responses[200]?.content?.['application/octet-stream'] !== undefined,
		})),
	);
}

const paths: Record<string, Record<string, OpenApiOperation>> = document.paths;

export const operations: readonly Operation[] = operationsOf(paths);

export const schemas: Readonly<Record<string, OpenApiSchema>> = document.components.schemas;
