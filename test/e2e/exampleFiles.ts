import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { parseWorkflowFile, type WorkflowFile, type WorkflowNode } from '../../sandbox/n8n';

/** An example as the repository has it. */
export function readExample(name: string): WorkflowFile {
	const file = resolve(__dirname, '..', '..', 'examples', `${name}.json`);
	return parseWorkflowFile(readFileSync(file, 'utf8'));
}

/** The example with the parameters of one node changed, as a user changes them after importing. */
export function withParameters(
	example: WorkflowFile,
	name: string,
	parameters: Record<string, unknown>,
): WorkflowFile {
	return withNode(example, name, (node) => ({
		...node,
		parameters: { ...node.parameters, ...parameters },
	}));
}

/** The example with n8n's No Operation in the place of nodes that need somebody else's service. */
export function withoutServices(example: WorkflowFile, names: string[]): WorkflowFile {
	return names.reduce(
		(changed, name) =>
			withNode(changed, name, ({ name: kept, position }) => ({
				name: kept,
				position,
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				parameters: {},
			})),
		example,
	);
}

/** The example with an Edit Fields in the place of a node, which gives these fields, expressions included. */
export function withFields(
	example: WorkflowFile,
	name: string,
	fields: Record<string, string>,
): WorkflowFile {
	const assignments = Object.entries(fields).map(([field, value]) => ({
		id: field,
		name: field,
		value,
		type: 'string',
	}));
	return withNode(example, name, ({ name: kept, position }) => ({
		name: kept,
		position,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { assignments: { assignments }, options: {} },
	}));
}

/** The parameters of one node. */
export function parametersOf(example: WorkflowFile, name: string): WorkflowNode['parameters'] {
	const node = example.nodes.find((each) => each.name === name);
	if (node === undefined) throw new Error(`there is no ${name}`);
	return node.parameters;
}

function withNode(
	example: WorkflowFile,
	name: string,
	change: (node: WorkflowNode) => WorkflowNode,
): WorkflowFile {
	if (!example.nodes.some((node) => node.name === name)) throw new Error(`there is no ${name}`);
	return {
		...example,
		nodes: example.nodes.map((node) => (node.name === name ? change(node) : node)),
	};
}
