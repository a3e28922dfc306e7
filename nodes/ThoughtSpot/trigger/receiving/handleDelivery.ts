import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { sanitizeFilename } from 'n8n-workflow';

import { answer, answerBody, onAnswer, refuse } from './answer';
import type { Announcement } from './verify/authentication';
import { refuseUnread } from './verify/authentication';
import type { Delivery } from '../../message/delivery';
import { toExecutionData } from './executionData';
import { passes } from '../../message/filters';
import { isStillRegistering, lentBy, passOn } from './passOn';
import { toItems } from '../../message/items';
import type { TriggerParameters } from '../parameters';
import { readTriggerParameters } from '../parameters';
import { isTestEvent, messageKey } from '../../message/payload';
import type { Claim } from './claim';
import { claimMessage, nodeKeyOf } from './claim';
import { readDelivery } from './read';
import { signingSecret } from './signingSecret';

/** n8n parses multipart bodies itself unless this node's hidden parameter `options` tells it not to. */
function wasParsedByN8n(context: IWebhookFunctions): boolean {
	const body: unknown = context.getBodyData();
	return typeof body === 'object' && body !== null && 'files' in body;
}

function withSafeFileNames(delivery: Delivery): Delivery {
	if (delivery.kind !== 'liveboard') return delivery;
	const files = delivery.files.map((file) => ({
		...file,
		fileName: sanitizeFilename(file.fileName),
	}));
	return { ...delivery, files };
}

async function run(
	context: IWebhookFunctions,
	delivery: Delivery,
	{ simplify, output, settings }: TriggerParameters,
	claim: Claim | undefined,
	receivedAt: number,
): Promise<IWebhookResponseData> {
	const { acknowledge, binaryPrefix } = settings;
	if (claim !== undefined) onAnswer(context, (code) => claim.settle(code < 300));
	const items = toItems(withSafeFileNames(delivery), {
		simplify,
		output,
		binaryPrefix,
		receivedAt,
	});
	const workflowData = [await toExecutionData(context, items)];
	if (acknowledge === 'immediately') {
		return { ...(await answer(context, 200, 'ok', 'Received')), workflowData };
	}
	return {
		workflowData,
		// n8n reads this when the run is stored. It saves static data then, but forgets earlier changes of it.
		get webhookResponse() {
			claim?.settle(true);
			return answerBody('ok', 'Received');
		},
	};
}

/** Filters, then runs what was not received before. */
async function admit(
	context: IWebhookFunctions,
	delivery: Delivery,
	parameters: TriggerParameters,
	receivedAt: number,
): Promise<IWebhookResponseData> {
	if (delivery.kind === 'kpiAlert') {
		return await run(context, delivery, parameters, undefined, receivedAt);
	}
	if (!passes(delivery.payload, parameters.filters)) {
		return await answer(context, 200, 'ignored', 'Not wanted by the filters');
	}
	const key = messageKey(delivery.payload);
	const { deduplicate } = parameters.settings;
	if (!deduplicate || key === undefined || context.getMode() === 'manual') {
		return await run(context, delivery, parameters, undefined, receivedAt);
	}
	const data = context.getWorkflowStaticData('node');
	const claim = await claimMessage(nodeKeyOf(context), key, data, receivedAt);
	return claim === undefined
		? await answer(context, 200, 'duplicate', 'Received before')
		: await run(context, delivery, parameters, claim, receivedAt);
}

/** A request to the trigger's URL: verified, then parsed, then answered and, where it is wanted, run. */
export async function handleDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const parameters = readTriggerParameters(context);
	const { registration, settings } = parameters;
	const { signatureHeader } = settings;
	const { headers } = context.getRequestObject();

	if (wasParsedByN8n(context)) {
		const reason =
			'n8n parsed the body before its signature could be checked. Delete the ThoughtSpot Trigger node and add it again.';
		return await refuse(context, 500, reason);
	}
	const secret = await signingSecret(context);
	if (secret === undefined) {
		return await refuse(context, 503, 'The signing secret could not be read.');
	}
	const kpiAlerts = registration === 'manual' && settings.kpiAlerts;
	const announcement: Announcement = { headers, secret, signatureHeader, kpiAlerts };
	const unread = refuseUnread(announcement);
	if (unread !== undefined) return await refuse(context, unread.status, unread.reason);

	const read = await readDelivery(context, announcement, settings.maxSizeMb);
	if (read.outcome === 'refused') return await refuse(context, read.status, read.reason);
	if (read.outcome === 'brokenOff') {
		context.logger.warn('The sender of a ThoughtSpot delivery broke off');
		return { noWebhookResponse: true };
	}
	const { delivery, raw, receivedAt } = read;
	const isReport = delivery.kind === 'liveboard' && !isTestEvent(delivery.payload);
	if (isReport && registration === 'automatic' && isStillRegistering(context)) {
		return await answer(context, 503, 'error', 'The test listener is not ready. Send it again.');
	}
	const production = isReport ? lentBy(context) : undefined;
	if (production !== undefined && !(await passOn(context, production, headers, raw.joined()))) {
		const message = 'Production could not take the delivery. Send it again.';
		return await answer(context, 503, 'error', message);
	}
	return await admit(context, delivery, parameters, receivedAt);
}
