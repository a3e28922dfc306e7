import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import { reasonToIgnore, wantedRecipients } from '../../message/filters';
import { deliveryKeys } from '../../message/messageKey';
import { isTestEvent, sentAt } from '../../message/payload';
import { sampleFile } from '../../message/sampleFile';
import { ThoughtSpotError, resultOrError } from '../../transport/errors';
import type { TriggerParameters } from '../parameters';
import { readTriggerParameters } from '../parameters';
import type { Outcome } from './answer';
import { refused } from './answer';
import type { Claim } from './claim';
import { claim, nodeKeyOf } from './claim';
import { toExecutionData } from './executionData';
import type { ReadDelivery } from './read';
import { rememberBodySignature } from './signatureForm';

const ignored = (message: string): Outcome => ({ code: 200, status: 'ignored', message });

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
		items = await toExecutionData(context, delivery, options);
	} finally {
		if (items === undefined) claimed?.settle(false);
	}
	const started = { items, acknowledge, claim: claimed };
	return { code: 200, status: 'ok', message: 'Received', start: started };
}

/** What becomes of a verified delivery here: filtered, then started where it was not received before. */
export async function admit(context: IWebhookFunctions, read: ReadDelivery): Promise<Outcome> {
	const parameters = await resultOrError(Promise.resolve(context).then(readTriggerParameters));
	if (parameters instanceof ThoughtSpotError) return refused(503, parameters.message);
	const { delivery, isWholeFormSigned, receivedAt } = read;
	// what is not signed must not keep out what is
	if (delivery.kind === 'kpiAlert') return await start(context, read, parameters);

	if (parameters.event === 'kpiAlert') {
		return ignored('The trigger is for KPI alerts, and this is a Liveboard report');
	}
	const { payload, files } = delivery;
	if (sentAt(payload) === 'unreadable') {
		context.logger.warn(
			`A ThoughtSpot delivery says when it was sent in a form that is not known, so that its age was not checked: ${payload.timestamp?.slice(0, 100)}`,
		);
	}
	const data = context.getWorkflowStaticData('node');
	const noteSignature = () => {
		if (isWholeFormSigned) rememberBodySignature(data);
	};
	const isListening = context.getMode() === 'manual';
	// what somebody sends to try it out is to be seen
	const isAwaited = isListening && isTestEvent(payload);
	const { filters, liveboards } = parameters;
	const wanted = { ...filters, liveboards };
	const reason = reasonToIgnore(payload, files, wanted);
	if (!isAwaited && reason !== undefined) {
		noteSignature();
		return ignored(`Not wanted by the filters: ${reason}`);
	}
	const { deduplicate } = parameters.settings;
	const recognition = { deduplicate, oncePerRun: filters.oncePerRun };
	const keys = isListening ? [] : deliveryKeys(delivery, recognition);
	const claimed = await claim(nodeKeyOf(context), keys, data, receivedAt);
	if (claimed === undefined) {
		noteSignature();
		return { code: 200, status: 'duplicate', message: 'Received before' };
	}
	const shown = {
		...delivery,
		files: isAwaited && files.length === 0 ? [sampleFile(payload)] : files,
		payload:
			parameters.output === 'recipient'
				? { ...payload, recipients: wantedRecipients(payload, wanted) }
				: payload,
	};
	return await start(context, { ...read, delivery: shown }, parameters, {
		settle(started) {
			// n8n forgets what was written before it stored the run
			noteSignature();
			claimed.settle(started);
		},
	});
}
