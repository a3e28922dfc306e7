import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { sanitizeFilename } from 'n8n-workflow';

import type { Delivery } from '../../message/delivery';
import { passes } from '../../message/filters';
import { toItems } from '../../message/items';
import { deliveryKeys } from '../../message/messageKey';
import { isTestEvent } from '../../message/payload';
import type { TriggerParameters } from '../parameters';
import type { Outcome } from './answer';
import type { Claim } from './claim';
import { claim, nodeKeyOf } from './claim';
import { toExecutionData } from './executionData';

function withSafeFileNames(delivery: Delivery): Delivery {
	if (delivery.kind !== 'liveboard') return delivery;
	const files = delivery.files.map((file) => ({
		...file,
		fileName: sanitizeFilename(file.fileName),
	}));
	return { ...delivery, files };
}

async function start(
	context: IWebhookFunctions,
	delivery: Delivery,
	{ simplify, output, settings }: TriggerParameters,
	receivedAt: number,
	claimed?: Claim,
): Promise<Outcome> {
	const { acknowledge, binaryPrefix } = settings;
	const options = { simplify, output, binaryPrefix, receivedAt };
	let items: INodeExecutionData[] | undefined;
	try {
		items = await toExecutionData(context, toItems(withSafeFileNames(delivery), options));
	} finally {
		if (items === undefined) claimed?.settle(false);
	}
	const started = { items, acknowledge, claim: claimed };
	return { code: 200, status: 'ok', message: 'Received', start: started };
}

/**
 * What becomes of a verified delivery here: filtered, then started where it was not received before. `receivedAt` in
 * epoch milliseconds.
 */
export async function admit(
	context: IWebhookFunctions,
	delivery: Delivery,
	parameters: TriggerParameters,
	receivedAt: number,
): Promise<Outcome> {
	// what is not signed must not keep out what is
	if (delivery.kind === 'kpiAlert') return await start(context, delivery, parameters, receivedAt);

	const isListening = context.getMode() === 'manual';
	// what somebody sends to try it out is to be seen
	const isWanted = isListening && isTestEvent(delivery.payload);
	if (
		!isWanted &&
		!passes(delivery.payload, { ...parameters.filters, liveboards: parameters.liveboards })
	) {
		return { code: 200, status: 'ignored', message: 'Not wanted by the filters' };
	}
	const { deduplicate } = parameters.settings;
	const recognition = { deduplicate, oncePerRun: parameters.filters.oncePerRun };
	const keys = isListening ? [] : deliveryKeys(delivery, recognition);
	if (keys.length === 0) return await start(context, delivery, parameters, receivedAt);

	const data = context.getWorkflowStaticData('node');
	const claimed = await claim(nodeKeyOf(context), keys, data, receivedAt);
	return claimed === undefined
		? { code: 200, status: 'duplicate', message: 'Received before' }
		: await start(context, delivery, parameters, receivedAt, claimed);
}
