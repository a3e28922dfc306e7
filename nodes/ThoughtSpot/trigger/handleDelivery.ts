import type {
	IBinaryKeyData,
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { jsonParse, sanitizeFilename } from 'n8n-workflow';

import { CREDENTIAL, forwardDelivery } from '../transport/client';
import { parseCredential } from '../transport/credential';
import type { Delivery, Headers } from './delivery';
import { receive } from './delivery';
import { passes } from './filters';
import type { DeliveryItem } from './items';
import { toItems } from './items';
import type { TriggerParameters } from './parameters';
import { readTriggerParameters } from './parameters';
import { isTestEvent, messageKey } from './payload';
import type { Claim } from './recentMessages';
import { claimMessage } from './recentMessages';
import { readBody } from './requestBody';
import { readRegistration } from './state';

const MEGABYTE = 1024 * 1024;

type AnswerStatus = 'ok' | 'duplicate' | 'ignored' | 'error';

/** The reply that ThoughtSpot documents. */
const answerBody = (status: AnswerStatus, message: string) => ({
	status,
	message,
	time: new Date().toISOString(),
});

function answer(
	context: IWebhookFunctions,
	code: number,
	status: AnswerStatus,
	message: string,
): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(code);
	if (code >= 400) response.setHeader('Connection', 'close');
	response.json(answerBody(status, message));
	return { noWebhookResponse: true };
}

function refuse(context: IWebhookFunctions, code: number, reason: string): IWebhookResponseData {
	context.logger.warn(`Refused a ThoughtSpot delivery with HTTP status ${code}: ${reason}`);
	return answer(context, code, 'error', reason);
}

async function signingSecret(context: IWebhookFunctions): Promise<string | undefined> {
	try {
		return parseCredential(await context.getCredentials(CREDENTIAL)).signingSecret ?? '';
	} catch (error) {
		context.logger.error('The ThoughtSpot credential could not be read', {
			error: error instanceof Error ? error.message : String(error),
		});
		return undefined;
	}
}

/** n8n parses multipart bodies itself unless this node's hidden parameter `options` tells it not to. */
function wasParsedByN8n(context: IWebhookFunctions): boolean {
	const body: unknown = context.getBodyData();
	return typeof body === 'object' && body !== null && 'files' in body;
}

async function toExecutionData(
	context: IWebhookFunctions,
	item: DeliveryItem,
): Promise<INodeExecutionData> {
	const binary: IBinaryKeyData = {};
	for (const [property, { content, fileName, mimeType }] of item.binaries) {
		if (content === undefined) continue;
		binary[property] = await context.helpers.prepareBinaryData(
			content,
			sanitizeFilename(fileName),
			mimeType,
		);
	}
	const json = jsonParse<IDataObject>(JSON.stringify(item.json));
	return item.binaries.size === 0 ? { json } : { json, binary };
}

/** Production's URL while a test listener borrows production's webhook. */
function lentBy(context: IWebhookFunctions): string | undefined {
	const restore = readRegistration(context.getWorkflowStaticData('node'))?.restore;
	return context.getMode() === 'manual' && restore?.own ? restore.url : undefined;
}

const NOT_TO_FORWARD = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

function forwardedHeaders(headers: Headers): Record<string, string> {
	const kept = Object.entries(headers).filter(([name]) => !NOT_TO_FORWARD.has(name));
	return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

/** A real report must not be lost to a test listener: production gets it as it came. */
async function passOn(
	context: IWebhookFunctions,
	url: string,
	headers: Headers,
	body: Buffer,
): Promise<boolean> {
	try {
		const { status } = await forwardDelivery(context, url, {
			headers: forwardedHeaders(headers),
			body,
		});
		return status >= 200 && status < 300;
	} catch (error) {
		context.logger.error(`Could not pass a ThoughtSpot delivery on to ${url}`, {
			error: error instanceof Error ? error.message : String(error),
		});
		return false;
	}
}

/** Keeps the claim once n8n has answered with success; a run that could not be started may be retried. */
function settleWithAnswer(context: IWebhookFunctions, claim: Claim): void {
	const response = context.getResponseObject();
	response.once('close', () => claim.settle(response.writableEnded && response.statusCode < 300));
}

async function run(
	context: IWebhookFunctions,
	delivery: Delivery,
	parameters: TriggerParameters,
	claim: Claim | undefined,
): Promise<IWebhookResponseData> {
	const { simplify, output, settings } = parameters;
	const { acknowledge, binaryPrefix } = settings;
	const receivedAt = new Date().toISOString();
	const items = toItems(delivery, { simplify, output, binaryPrefix, receivedAt });
	if (claim !== undefined) settleWithAnswer(context, claim);
	const workflowData = [
		await Promise.all(items.map(async (item) => await toExecutionData(context, item))),
	];
	return acknowledge === 'immediately'
		? { ...answer(context, 200, 'ok', 'Received'), workflowData }
		: { webhookResponse: answerBody('ok', 'Received'), workflowData };
}

/** A request to the trigger's URL: verified, then parsed, then answered and, where it is wanted, run. */
export async function handleDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const parameters = readTriggerParameters(context);
	const { settings, filters } = parameters;
	const request = context.getRequestObject();
	const headers: Headers = request.headers;

	if (wasParsedByN8n(context)) {
		return refuse(
			context,
			500,
			'n8n parsed the body before its signature could be checked. Delete the ThoughtSpot Trigger node and add it again.',
		);
	}
	const encoding = request.headers['content-encoding'];
	if (encoding !== undefined && encoding !== 'identity') {
		return refuse(context, 415, `The Content-Encoding ${encoding} is not supported.`);
	}
	const announced = request.headers['content-length'];
	const read = await readBody(
		request,
		announced === undefined ? undefined : Number(announced),
		settings.maxSizeMb * MEGABYTE,
	);
	if (read.outcome === 'broken') return { noWebhookResponse: true };
	if (read.outcome === 'tooLarge') {
		return refuse(
			context,
			413,
			`The delivery is larger than ${settings.maxSizeMb} MB. Raise Maximum Size in the settings of the trigger.`,
		);
	}
	const secret = await signingSecret(context);
	if (secret === undefined) return refuse(context, 503, 'The signing secret could not be read.');

	const { body } = read;
	const { signatureHeader } = settings;
	const verdict = receive({ headers, body, secret, signatureHeader });
	if (verdict.outcome === 'refused') return refuse(context, verdict.status, verdict.reason);

	const { delivery } = verdict;
	const { payload } = delivery;
	const production = isTestEvent(payload) ? undefined : lentBy(context);
	if (production !== undefined && !(await passOn(context, production, headers, body))) {
		return answer(context, 503, 'error', 'Production could not take the delivery. Send it again.');
	}
	if (!passes(payload, filters))
		return answer(context, 200, 'ignored', 'Not wanted by the filters');

	const key = messageKey(payload);
	if (!settings.deduplicate || key === undefined || context.getMode() === 'manual') {
		return await run(context, delivery, parameters, undefined);
	}
	const nodeKey = `${context.getWorkflow().id} ${context.getNode().id}`;
	const data = context.getWorkflowStaticData('node');
	const claim = await claimMessage(nodeKey, key, data, Date.now());
	return claim === undefined
		? answer(context, 200, 'duplicate', 'Received before')
		: await run(context, delivery, parameters, claim);
}
