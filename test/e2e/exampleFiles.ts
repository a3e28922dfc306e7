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
