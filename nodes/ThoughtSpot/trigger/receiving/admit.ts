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
import type { ReadDelivery } from './read';
import { rememberBodySignature } from './signatureForm';

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
	{ delivery, receivedAt }: ReadDelivery,
	{ simplify, output, settings }: TriggerParameters,
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

/** What becomes of a verified delivery here: filtered, then started where it was not received before. */
export async function admit(
	context: IWebhookFunctions,
	read: ReadDelivery,
	parameters: TriggerParameters,
): Promise<Outcome> {
	const { delivery, isWholeFormSigned, receivedAt } = read;
	// what is not signed must not keep out what is
	if (delivery.kind === 'kpiAlert') return await start(context, read, parameters);

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
	const data = context.getWorkflowStaticData('node');
	const claimed = await claim(nodeKeyOf(context), keys, data, receivedAt);
	if (claimed === undefined) return { code: 200, status: 'duplicate', message: 'Received before' };
	return await start(context, read, parameters, {
		settle(started) {
			if (started && isWholeFormSigned) rememberBodySignature(data);
			claimed.settle(started);
		},
	});
}
