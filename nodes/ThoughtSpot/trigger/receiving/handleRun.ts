import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { itemKeys } from '../../message/messageKey';
import { readTriggerParameters } from '../parameters';
import { nodeKeyOf, placeOfRun } from './claim';
import { isFirstInAllProcesses } from './processedRuns';

async function isFirst(context: IExecuteFunctions, keys: string[]): Promise<boolean> {
	const [node, execution, now] = [nodeKeyOf(context), context.getExecutionId(), Date.now()];
	let isReceivedHere = true;
	for (const key of keys) {
		const place = placeOfRun(node, key, execution, now);
		if (place === 'later') return false;
		if (place === 'firstHere') isReceivedHere = false;
	}
	return isReceivedHere || (await isFirstInAllProcesses(context, keys, execution));
}

/** The items of a run as they are, or none where its message has another run already. */
export async function handleRun(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	// somebody who lets a stored execution run again wants it to
	if (context.getMode() !== 'webhook') return items;
	const { filters, settings } = readTriggerParameters(context);
	const keys = itemKeys(items[0]?.json ?? {}, {
		deduplicate: settings.deduplicate,
		oncePerRun: filters.oncePerRun,
	});
	if (await isFirst(context, keys)) return items;
	context.logger.info('A ThoughtSpot delivery has another run already', { keys });
	return [];
}
