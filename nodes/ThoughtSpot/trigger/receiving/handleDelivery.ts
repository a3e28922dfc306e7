import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isTestEvent } from '../../message/payload';
import { readTriggerParameters } from '../parameters';
import { admit } from './admit';
import type { Outcome } from './answer';
import { answer, refused } from './answer';
import { isStillRegistering, lentBy, passOn } from './passOn';
import { readDelivery } from './read';
import type { Announcement } from './verify/announcement';

/** In the node's static data: ThoughtSpot signs whole forms, so that a signed payload alone no longer counts. */
const BODY_SIGNATURE_SEEN = 'bodySignatureSeen';

/** n8n parses multipart bodies itself unless this node's hidden parameter `options` tells it not to. */
function wasParsedByN8n(context: IWebhookFunctions): boolean {
	const body: unknown = context.getBodyData();
	return typeof body === 'object' && body !== null && 'files' in body;
}

/** Read, verified and parsed; then passed on, and started where it is wanted. */
async function outcomeOf(context: IWebhookFunctions): Promise<Outcome> {
	const parameters = readTriggerParameters(context);
	const { event, registration, settings } = parameters;
	const { signatureHeader } = settings;
	const { headers } = context.getRequestObject();

	if (wasParsedByN8n(context)) {
		const reason =
			'n8n parsed the body before its signature could be checked. Delete the ThoughtSpot Trigger node and add it again.';
		return refused(500, reason);
	}
	const data = context.getWorkflowStaticData('node');
	const announcement: Announcement = {
		headers,
		signatureHeader,
		signatureCovers: settings.signatureCovers,
		bodySignatureSeen: data[BODY_SIGNATURE_SEEN] === true,
		maxSizeMb: settings.maxSizeMb,
		kpiAlerts: event === 'kpiAlert',
	};
	const read = await readDelivery(context, announcement);
	if (read.outcome === 'refused') return refused(read.status, read.reason);
	if (read.outcome === 'brokenOff') return refused(400, 'The sender broke off.');

	if (read.isWholeFormSigned) data[BODY_SIGNATURE_SEEN] = true;
	const { delivery, raw, receivedAt } = read;
	const isReport = delivery.kind === 'liveboard' && !isTestEvent(delivery.payload);
	if (isReport && registration === 'automatic' && isStillRegistering(context)) {
		return refused(503, 'The test listener is not ready. Send it again.');
	}
	const production = isReport ? lentBy(context) : undefined;
	if (production !== undefined && !(await passOn(context, production, headers, raw.joined()))) {
		return refused(503, 'Production could not take the delivery. Send it again.');
	}
	return await admit(context, delivery, parameters, receivedAt);
}

/** A request to the trigger's URL. */
export async function handleDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await answer(context, await outcomeOf(context));
}
