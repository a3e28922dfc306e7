import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { toNodeError } from '../transport/nodeErrors';
import * as channelPreference from './channelPreference/ChannelPreference.resource';
import * as delivery from './delivery/Delivery.resource';
import type { Operation, Resource } from './operation';
import * as storage from './storage/Storage.resource';
import * as webhook from './webhook/Webhook.resource';

const RESOURCES: Record<string, Resource> = { channelPreference, delivery, storage, webhook };

function operationOf(context: IExecuteFunctions, itemIndex: number): Operation {
	const resource = context.getNodeParameter('resource', itemIndex, '');
	const operation = context.getNodeParameter('operation', itemIndex, '');
	const found = RESOURCES[String(resource)]?.operations[String(operation)];
	if (found === undefined) {
		throw new NodeOperationError(
			context.getNode(),
			`The operation "${String(operation)}" of "${String(resource)}" does not exist. Choose one from the list.`,
			{ itemIndex },
		);
	}
	return found;
}

/** Runs the chosen operation once for each input item, links the output to it, and honours Continue On Fail. */
export async function router(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const add = (itemIndex: number, json: object, error?: ReturnType<typeof toNodeError>) =>
		output.push({
			json: { ...json },
			...(error ? { error } : {}),
			pairedItem: { item: itemIndex },
		});

	for (const itemIndex of context.getInputData().keys()) {
		try {
			const result = await operationOf(context, itemIndex).execute(context, itemIndex);
			for (const json of [result].flat()) add(itemIndex, json);
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), nodeError, itemIndex);
			add(itemIndex, { error: nodeError.message }, nodeError);
		}
	}
	return [output];
}
