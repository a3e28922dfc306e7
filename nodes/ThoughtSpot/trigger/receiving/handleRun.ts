import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { itemKeys } from '../../message/messageKey';
import { isFirstRun, nodeKeyOf } from './claim';

/** The items of a run as they are, or none where its message has another run already. */
export function handleRun(context: IExecuteFunctions): INodeExecutionData[] {
	const items = context.getInputData();
	// somebody who lets a stored execution run again wants it to
	if (context.getMode() !== 'webhook') return items;
	const deduplicate = context.getNodeParameter('settings.deduplicate', 0, true) === true;
	const keys = itemKeys(items[0]?.json ?? {}, { deduplicate, oncePerRun: false });
	const [node, execution, now] = [nodeKeyOf(context), context.getExecutionId(), Date.now()];
	if (keys.every((key) => isFirstRun(node, key, execution, now))) return items;
	context.logger.info('A ThoughtSpot delivery has another run already', { keys });
	return [];
}
