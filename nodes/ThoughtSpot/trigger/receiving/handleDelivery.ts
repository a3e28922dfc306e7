import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { sanitizeFilename } from 'n8n-workflow';

import { answer, answerBody, onAnswer, refuse } from './answer';
import type { Announcement } from './verify/authentication';
import { refuseUnread } from './verify/authentication';
import type { Bytes } from '../../message/bytes';
import type { Delivery } from '../../message/delivery';
import type { Verdict } from './verify/verdict';
import { receive } from './verify/verdict';
import { toExecutionData } from './executionData';
import { passes } from '../../message/filters';
import { isStillRegistering, lentBy, passOn } from './passOn';
import { inflate, readEncoding } from './inflation';
import { toItems } from '../../message/items';
import type { TriggerParameters } from '../parameters';
import { readTriggerParameters } from '../parameters';
import { isTestEvent, messageKey } from '../../message/payload';
import type { Claim } from './claim';
import { claimMessage, nodeKeyOf } from './claim';
import { readBody } from './requestBody';
import { digestOf, startDigest } from './verify/signature';
import { signingSecret } from './signingSecret';

const MEGABYTE = 1024 * 1024;
/** ThoughtSpot itself gives up after 5 seconds. */
const LONGEST_READING_MILLISECONDS = 60_000;

/** n8n parses multipart bodies itself unless this node's hidden parameter `options` tells it not to. */
function wasParsedByN8n(context: IWebhookFunctions): boolean {
	const body: unknown = context.getBodyData();
	return typeof body === 'object' && body !== null && 'files' in body;
}

interface Read {
	/** As it came */
	raw: Bytes;
	body: Bytes;
	digests: Buffer[];
}

/** What arrives, within the bounds; answers the sender itself and gives nothing where that fails. */
async function read(
	context: IWebhookFunctions,
	secret: string,
	maxSizeMb: number,
): Promise<Read | IWebhookResponseData> {
	const request = context.getRequestObject();
	const mostBytes = maxSizeMb * MEGABYTE;
	const tooLarge = `The delivery is larger than ${maxSizeMb} MB. Raise Maximum Size in the settings of the trigger.`;
	const encoding = readEncoding(request.headers['content-encoding']);
	if (encoding === 'unknown') {
		return await refuse(context, 415, 'The Content-Encoding is neither gzip nor deflate.');
	}
	const digest = startDigest(secret);
	const deadline = AbortSignal.timeout(LONGEST_READING_MILLISECONDS);
	const arrived = await readBody(request, { mostBytes, deadline }, digest);
	if (arrived.outcome === 'tooLarge') return await refuse(context, 413, tooLarge);
	if (arrived.outcome === 'tooSlow') {
		return await refuse(context, 408, 'The delivery took longer than 60 seconds to arrive.');
	}
	if (arrived.outcome === 'broken') {
		context.logger.warn('The sender of a ThoughtSpot delivery broke off');
		return { noWebhookResponse: true };
	}
	const raw = arrived.body;
	const rawDigest = digest.digest();
	if (encoding === undefined) return { raw, body: raw, digests: [rawDigest] };

	const inflatedDigest = startDigest(secret);
	const inflated = await inflate(raw, encoding, mostBytes, inflatedDigest);
	if (inflated.outcome === 'tooLarge') return await refuse(context, 413, tooLarge);
	if (inflated.outcome === 'malformed') {
		return await refuse(context, 400, `The body is not ${encoding}, as its header says.`);
	}
	return { raw, body: inflated.body, digests: [rawDigest, inflatedDigest.digest()] };
}

/** A signature that does not fit may be of a secret that was changed since it was read. */
async function judge(
	context: IWebhookFunctions,
	announcement: Announcement,
	{ raw, body, digests }: Read,
	receivedAt: number,
): Promise<Verdict> {
	const verdict = receive({ ...announcement, body, digests, receivedAt });
	if (verdict.outcome === 'accepted' || verdict.status !== 401) return verdict;
	const secret = await signingSecret(context, true);
	if (!secret || secret === announcement.secret) return verdict;
	const again = [raw, body].map((content) => digestOf(secret, content));
	return receive({ ...announcement, secret, body, digests: again, receivedAt });
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

	const arrived = await read(context, secret, settings.maxSizeMb);
	if (!('raw' in arrived)) return arrived;
	const receivedAt = Date.now();
	const verdict = await judge(context, announcement, arrived, receivedAt);
	if (verdict.outcome === 'refused') return await refuse(context, verdict.status, verdict.reason);

	const { delivery } = verdict;
	const isReport = delivery.kind === 'liveboard' && !isTestEvent(delivery.payload);
	if (isReport && registration === 'automatic' && isStillRegistering(context)) {
		return await answer(context, 503, 'error', 'The test listener is not ready. Send it again.');
	}
	const production = isReport ? lentBy(context) : undefined;
	if (
		production !== undefined &&
		!(await passOn(context, production, headers, arrived.raw.joined()))
	) {
		const message = 'Production could not take the delivery. Send it again.';
		return await answer(context, 503, 'error', message);
	}
	return await admit(context, delivery, parameters, receivedAt);
}
