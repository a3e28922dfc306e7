import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { itemKey } from '../../message/items';
import { isFirstRun, nodeKeyOf } from './claim';

/** The items of a run as they are, or none where its message has another run already. */
export function handleRun(context: IExecuteFunctions): INodeExecutionData[] {
	const items = context.getInputData();
	const key = itemKey(items[0]?.json ?? {});
	const deduplicate = context.getNodeParameter('settings.deduplicate', 0, true);
	// somebody who lets a stored execution run again wants it to
	if (!deduplicate || key === undefined || context.getMode() !== 'webhook') return items;
	if (isFirstRun(nodeKeyOf(context), key, context.getExecutionId(), Date.now())) return items;
	context.logger.info('A ThoughtSpot delivery has another run already', { key });
	return [];
}
