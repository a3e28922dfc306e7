import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Endpoint } from '../../../nodes/ThoughtSpot/transport/endpoint';
import openApi from '../../../sandbox/thoughtspot/openapi.json';
import answers from './contract.answers.json';

const folder = join(__dirname, '../../../nodes/ThoughtSpot/api');
const resources: Record<string, unknown> = Object.assign(
	{},
	...readdirSync(folder).map((file): unknown => jest.requireActual(join(folder, file))),
);

const isEndpoint = (value: unknown): value is Endpoint<unknown, unknown> =>
	typeof value === 'object' && value !== null && 'path' in value;

const endpoints = Object.entries(resources).flatMap(([name, endpoint]) =>
	isEndpoint(endpoint) ? [{ name, endpoint }] : [],
);

const API_ROOT = '/api/rest/2.0';
const operations = Object.entries(openApi.paths).flatMap(([path, methods]) =>
	Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(API_ROOT, '')}`),
);

it.each(endpoints)("$name stands in ThoughtSpot's OpenAPI document", ({ endpoint }) => {
	const named = (operation: string) => operation.replace(/\{\w+\}/, '{identifier}');
	expect(operations.map(named)).toContain(`${endpoint.method} ${endpoint.path}`);
});

/** Every example answer of the OpenAPI document (26.8.0.cl) and of the webhook documentation. */
const documented = Object.entries(answers).flatMap(([path, examples]) =>
	examples.map((answer: unknown, number) => ({ path, number: number + 1, answer })),
);

/** What a newer release might add, in every object of an answer. */
function withNewFields(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withNewFields);
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value).map(([name, inner]) => [name, withNewFields(inner)]);
	return { ...Object.fromEntries(fields), brand_new: { field: 1 } };
}

/** IDs of Orgs are numbers in some answers and texts in others. */
function withTextIds(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withTextIds);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [
			name,
			name === 'id' && typeof inner === 'number' ? String(inner) : withTextIds(inner),
		]),
	);
}

const parse = (path: string, answer: unknown) => {
	const endpoint = endpoints.find((candidate) => candidate.endpoint.path === path)?.endpoint;
	return endpoint?.answer.parse(answer);
};

it.each(documented)('reads example $number of $path', ({ path, answer }) => {
	expect(withTextIds(parse(path, answer))).toEqual(withTextIds(answer));
});

it.each(documented)('keeps what is new in example $number of $path', ({ path, answer }) => {
	const newer = withNewFields(answer);
	expect(withTextIds(parse(path, newer))).toEqual(withTextIds(newer));
});
