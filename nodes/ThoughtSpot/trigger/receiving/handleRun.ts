import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { itemKeys } from '../../message/messageKey';
import { readTriggerParameters } from '../parameters';
import { isFirstRun, nodeKeyOf } from './claim';

/** The items of a run as they are, or none where its message has another run already. */
export function handleRun(context: IExecuteFunctions): INodeExecutionData[] {
	const items = context.getInputData();
	// somebody who lets a stored execution run again wants it to
	if (context.getMode() !== 'webhook') return items;
	const { filters, settings } = readTriggerParameters(context);
	const keys = itemKeys(items[0]?.json ?? {}, {
		deduplicate: settings.deduplicate,
		oncePerRun: filters.oncePerRun,
	});
	const [node, execution, now] = [nodeKeyOf(context), context.getExecutionId(), Date.now()];
	if (keys.every((key) => isFirstRun(node, key, execution, now))) return items;
	context.logger.info('A ThoughtSpot delivery has another run already', { keys });
	return [];
}
