import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ThoughtSpotError } from '../transport/errors';
import { toNodeError } from '../transport/nodeErrors';
import { quoted } from '../transport/quoted';
import type { Operation } from './operation';
import { outputItems } from './operation';
import { findOperation } from './resources';

function chosenOperation(context: IExecuteFunctions, itemIndex: number): Operation {
	const resource: unknown = context.getNodeParameter('resource', itemIndex, '');
	const operation: unknown = context.getNodeParameter('operation', itemIndex, '');
	const found = findOperation(resource, operation);
	if (found !== undefined) return found;
	throw new ThoughtSpotError(
		`The operation ${quoted(String(operation))} of ${quoted(String(resource))} does not exist. Choose one from the list.`,
	);
}

/** Runs the chosen operation once for each input item, links the output to it, and honours Continue On Fail. */
export async function router(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		try {
			const result = await chosenOperation(context, itemIndex).execute(context, itemIndex);
			output.push(...outputItems(result, itemIndex));
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), nodeError, itemIndex);
			const pairedItem = { item: itemIndex };
			output.push({ json: { error: nodeError.message }, error: nodeError, pairedItem });
		}
	}
	return [output];
}
