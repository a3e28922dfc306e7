import { packedPackage } from '../packedPackage';
import { endpointCallers, escapes, requestsOutside } from './codeRules';
import {
	foreignModules,
	importsAgainstTheLayers,
	importsFrom,
	n8nInPureModules,
} from './dependencyRules';
import { readSources, repository } from './sourceFiles';

const HOST_MODULES = ['crypto', 'n8n-workflow', 'zod'];
const EGRESS = 'nodes/ThoughtSpot/transport/requests.ts';
const API = 'nodes/ThoughtSpot/api/';
const PURE_FOLDERS = ['message', 'trigger/receiving/verify'].map(
	(folder) => `nodes/ThoughtSpot/${folder}/`,
);
const PURE_MODULES = [
	'registration/changes',
	'registration/note',
	'registration/ownership',
	'registration/planJoining',
	'registration/planLeaving',
	'registration/requirements',
	'sharing/interests',
	'sharing/signedText',
	'sharing/subscribers',
	'sharing/triggerAddress',
].map((name) => `nodes/ThoughtSpot/trigger/${name}.ts`);

const sources = readSources(repository, ['credentials', 'nodes'], '.ts');
const shipped = readSources(packedPackage().directory, ['dist'], '.js');
const sandbox = readSources(repository, ['sandbox'], '.ts');

describe('the package', () => {
	it('ships files that load only what n8n has, and each other', () => {
		expect(foreignModules(shipped, HOST_MODULES)).toEqual([]);
	});

	it('ships every source file', () => {
		const expected = [...sources.keys()].map((path) => `dist/${path.replace(/\.ts$/, '.js')}`);
		expect([...shipped.keys()].sort()).toEqual(expected.sort());
	});

	it('keeps what is pure free of n8n', () => {
		const pure = [...sources.keys()].filter((path) =>
			PURE_FOLDERS.some((folder) => path.startsWith(folder)),
		);
		expect(pure.length).toBeGreaterThan(10);
		expect(n8nInPureModules(sources, [...pure, ...PURE_MODULES])).toEqual([]);
	});

	it('imports one way: node classes, then methods, actions or trigger, then transport', () => {
		expect(importsAgainstTheLayers(sources)).toEqual([]);
	});

	it('sends requests from transport/requests.ts alone', () => {
		expect(requestsOutside(sources, EGRESS)).toEqual([]);
	});

	it('speaks to each endpoint of ThoughtSpot from one file of api', () => {
		const callers = endpointCallers(sources);
		expect(callers.size).toBeGreaterThan(10);
		expect([...callers].filter(([, paths]) => paths.size > 1)).toEqual([]);
		const outside = [...callers].filter(([, [path = '']]) => !path.startsWith(API));
		expect(outside).toEqual([]);
	});

	it('has no escape from the type checker or the linter', () => {
		expect(escapes(sources)).toEqual([]);
	});
});

describe('the sandbox', () => {
	it('knows nothing of the package, so that it can disagree with it', () => {
		expect(importsFrom(sandbox, ['nodes', 'credentials', 'dist'])).toEqual([]);
	});

	it('has no escape from the type checker or the linter', () => {
		expect(escapes(sandbox)).toEqual([]);
	});
});

describe('the checks themselves', () => {
	it('find an endpoint that two files speak to', () => {
		const call = 'await callThoughtSpot(context, webhookSearch, { body });';
		const files = new Map([
			['nodes/a.ts', call],
			['nodes/b.ts', call],
		]);
		expect(endpointCallers(files)).toEqual(
			new Map([['webhookSearch', new Set(['nodes/a.ts', 'nodes/b.ts'])]]),
		);
	});

	const file = (text: string, path = 'nodes/ThoughtSpot/trigger/items.ts') =>
		new Map([[path, text]]);

	it.each([
		['a built-in module that n8n refuses', "const http = require('http');"],
		['a module behind a prefix', "const fs = require('node:fs');"],
		['a development dependency', "import { request } from 'undici';"],
		['a computed name', 'const other = require(name);'],
		['a dynamic import', "await import('n8n-core');"],
		['a module loaded through `module`', "module.require('fs');"],
		['a file that is not there', "const gone = require('./gone');"],
		['a re-export', "export * from 'lodash';"],
	])('find %s', (_what, text) => {
		expect(foreignModules(file(text, 'dist/nodes/a.js'), HOST_MODULES)).toHaveLength(1);
	});

	it('let pass what n8n has', () => {
		const text = "const { z } = require('zod'); require('crypto'); require('n8n-workflow');";
		expect(foreignModules(file(text, 'dist/nodes/a.js'), HOST_MODULES)).toEqual([]);
	});

	it.each([
		['n8n in a pure module', "import { jsonParse } from 'n8n-workflow';"],
		['a type of n8n in a pure module', "import type { INode } from 'n8n-workflow';"],
	])('find %s', (_what, text) => {
		const path = 'nodes/ThoughtSpot/trigger/items.ts';
		expect(n8nInPureModules(file(text), [path])).toHaveLength(1);
	});

	it('find n8n behind a pure module, and a pure module that has gone', () => {
		const files = new Map([
			['nodes/a.ts', "import { b } from './b';"],
			['nodes/b.ts', "import { jsonParse } from 'n8n-workflow';"],
		]);
		expect(n8nInPureModules(files, ['nodes/a.ts', 'nodes/c.ts'])).toEqual([
			'nodes/c.ts: is missing',
			'nodes/b.ts: imports n8n-workflow',
		]);
	});

	it.each([
		['transport that imports the trigger', 'transport/client.ts', '../trigger/plan'],
		['the trigger that imports an action', 'trigger/plan.ts', '../actions/router'],
		['an action that imports a list', 'actions/router.ts', '../methods/listSearch'],
		['an action that imports a node class', 'actions/router.ts', '../ThoughtSpot.node'],
		['a node class that reaches into transport', 'ThoughtSpot.node.ts', './transport/client'],
	])('find %s', (_what, path, specifier) => {
		const folder = 'nodes/ThoughtSpot';
		const files = new Map(
			[
				'transport/client',
				'trigger/plan',
				'actions/router',
				'methods/listSearch',
				'ThoughtSpot.node',
			].map((name) => [`${folder}/${name}.ts`, '']),
		);
		files.set(`${folder}/${path}`, `import { it } from '${specifier}';`);
		expect(importsAgainstTheLayers(files)).toHaveLength(1);
	});

	it.each([
		['n8n’s helper', 'await context.helpers.httpRequest({ url });'],
		['n8n’s helper with a credential', 'helpers.httpRequestWithAuthentication.call(this);'],
		['n8n’s helper taken apart', 'const { httpRequest } = this.helpers;'],
		['n8n’s helper by its name', "this.helpers['httpRequest']({ url });"],
		['the deprecated helper', 'await this.helpers.request({ url });'],
		['fetch', 'await fetch(url);'],
	])('find a request sent with %s', (_what, text) => {
		expect(requestsOutside(file(text), EGRESS)).toHaveLength(1);
		expect(requestsOutside(file(text, EGRESS), EGRESS)).toEqual([]);
	});

	it.each([
		['any', 'const a = (b: any) => b;'],
		['a non-null assertion', 'const a = b!.c;'],
		['a silenced linter', ['// eslint', 'disable-next-line no-console\nconst a = 1;'].join('-')],
		['a silenced compiler', ['const a = 1;\n// @ts', 'ignore\nconst b = 2;'].join('-')],
	])('find %s', (_what, text) => {
		expect(escapes(file(text))).toHaveLength(1);
	});

	it.each(['../../nodes/ThoughtSpot/trigger/plan', '../../credentials/ThoughtSpotApi.credentials'])(
		'find %s imported by the sandbox',
		(specifier) => {
			const files = file(`import { it } from '${specifier}';`, 'sandbox/n8n/index.ts');
			expect(importsFrom(files, ['nodes', 'credentials'])).toHaveLength(1);
		},
	);
});
