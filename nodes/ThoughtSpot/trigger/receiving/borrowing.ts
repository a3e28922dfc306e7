import type { IWebhookFunctions } from 'n8n-workflow';

import { object } from '../../message/json';
import { LIST_PARAMETER } from '../registration/subscribers';
import { messageOf } from '../../transport/errors';
import { post } from '../../transport/requests';
import type { Headers } from './verify/announcement';
import { readRegistration } from '../registration/state';

/** Production's URL while a test listener borrows production's webhook. */
export function lentBy(context: IWebhookFunctions): string | undefined {
	const restore = readRegistration(context.getWorkflowStaticData('node'))?.restore;
	return context.getMode() === 'manual' && restore?.own ? restore.url : undefined;
}

/**
 * Whether a test listener has the webhook before n8n has stored from whom: until then it is not known where
 * a report must be passed on to.
 */
export const isStillRegistering = (context: IWebhookFunctions): boolean =>
	context.getMode() === 'manual' &&
	!(LIST_PARAMETER in object(context.getQueryData())) &&
	readRegistration(context.getWorkflowStaticData('node')) === undefined;

const NOT_TO_FORWARD = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

function forwardedHeaders(headers: Headers): Record<string, string> {
	const kept = Object.entries(headers).filter(([name]) => !NOT_TO_FORWARD.has(name));
	return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

/**
 * A real report must not be lost to a test listener: production gets it as it came. Resolves to whether
 * production took it.
 */
export async function passToProduction(
	context: IWebhookFunctions,
	url: string,
	headers: Headers,
	body: Buffer,
): Promise<boolean> {
	try {
		const { status } = await post(context, url, {
			headers: forwardedHeaders(headers),
			body,
		});
		return status >= 200 && status < 300;
	} catch (error) {
		context.logger.error(`Could not pass a ThoughtSpot delivery on to ${url}`, {
			error: messageOf(error),
		});
		return false;
	}
}
