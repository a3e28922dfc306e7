import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ThoughtSpotError } from '../transport/errors';
import { toNodeError } from '../transport/nodeErrors';
import type { Operation } from './operation';
import { FileItems } from './operation';
import { findOperation } from './resources';

function chosenOperation(context: IExecuteFunctions, itemIndex: number): Operation {
	const resource: unknown = context.getNodeParameter('resource', itemIndex, '');
	const operation: unknown = context.getNodeParameter('operation', itemIndex, '');
	const found = findOperation(resource, operation);
	if (found !== undefined) return found;
	throw new ThoughtSpotError(
		`The operation "${String(operation)}" of "${String(resource)}" does not exist. Choose one from the list.`,
	);
}

async function run(context: IExecuteFunctions, itemIndex: number) {
	const result = await chosenOperation(context, itemIndex).execute(context, itemIndex);
	return result instanceof FileItems ? result.items : [result].flat().map((json) => ({ json }));
}

/** Runs the chosen operation once for each input item, links the output to it, and honours Continue On Fail. */
export async function router(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		const pairedItem = { item: itemIndex };
		try {
			for (const item of await run(context, itemIndex)) {
				output.push({ ...item, json: { ...item.json }, pairedItem });
			}
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), nodeError, itemIndex);
			output.push({ json: { error: nodeError.message }, error: nodeError, pairedItem });
		}
	}
	return [output];
}
