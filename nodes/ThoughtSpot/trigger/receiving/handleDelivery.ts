import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { ThoughtSpotError, resultOrError } from '../../transport/errors';
import type { ReceivingParameters } from '../parameters';
import { readReceivingParameters } from '../parameters';
import { admit } from './admit';
import type { Outcome } from './answer';
import { answer, refused } from './answer';
import type { Audience } from './audience';
import { findAudience } from './findAudience';
import type { Passed } from './passOn';
import { passOn } from './passOn';
import { Patience } from './patience';
import { isPresenceAsked } from './calledTrigger';
import { readDelivery } from './read';
import { hasSeenBodySignature } from './signatureForm';
import type { Announcement } from './verify/announcement';

/** From the moment it has arrived: ThoughtSpot gives up after 5 seconds. */
const PATIENCE_MILLISECONDS = 4_500;

/** n8n parses multipart bodies itself unless this node's hidden parameter `options` tells it not to. */
function wasParsedByN8n(context: IWebhookFunctions): boolean {
	const body: unknown = context.getBodyData();
	return typeof body === 'object' && body !== null && 'files' in body;
}

const announcementOf = (
	context: IWebhookFunctions,
	{ event, settings }: ReceivingParameters,
): Announcement => ({
	headers: context.getRequestObject().headers,
	signatureHeader: settings.signatureHeader,
	signatureCovers: settings.signatureCovers,
	bodySignatureSeen: hasSeenBodySignature(context.getWorkflowStaticData('node')),
	maxSizeMb: settings.maxSizeMb,
	kpiAlerts: event === 'kpiAlert',
});

/** ThoughtSpot repeats what not everybody has. */
function outcomeOfAll(
	own: Outcome | undefined,
	{ problem }: Audience,
	{ taken, missing }: Passed,
): Outcome {
	if (problem !== undefined) return { ...own, ...refused(503, problem) };
	if (missing.length > 0) {
		const message = `Not taken by ${missing.join(', ')}. Send it again.`;
		return { ...own, ...refused(503, message) };
	}
	if (own !== undefined) return own;
	return taken > 0
		? { code: 200, status: 'ok', message: 'Passed on to the test listener' }
		: refused(503, 'The test listener has just ended. Send it again.');
}

/** Read, verified and parsed; then passed on, and started where it is wanted. */
async function outcomeOf(context: IWebhookFunctions): Promise<Outcome> {
	if (await isPresenceAsked(context)) return { code: 200, status: 'ok', message: 'Present' };
	const parameters = await resultOrError(Promise.resolve(context).then(readReceivingParameters));
	if (parameters instanceof ThoughtSpotError) return refused(503, parameters.message);
	if (wasParsedByN8n(context)) {
		const reason =
			'n8n parsed the body before its signature could be checked. Delete the ThoughtSpot Trigger node and add it again.';
		return refused(500, reason);
	}
	const announcement = announcementOf(context, parameters);
	const read = await readDelivery(context, announcement);
	if (read.outcome === 'refused') return refused(read.status, read.reason);
	if (read.outcome === 'brokenOff') return refused(400, 'The sender broke off.');

	const { delivery, raw, digest, objection } = read;
	const patience = new Patience(PATIENCE_MILLISECONDS);
	const audience = await findAudience(context, delivery, announcement, parameters, patience);
	const passing = passOn(context, audience, { ...announcement, raw, digest }, patience);
	const outcomeHere = async () =>
		objection === undefined
			? await admit(context, read)
			: refused(objection.status, objection.reason);
	const own = audience.includesSelf ? await outcomeHere() : undefined;
	return outcomeOfAll(own, audience, await passing);
}

/** A request to the trigger's URL. */
export async function handleDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await answer(context, await outcomeOf(context));
}
