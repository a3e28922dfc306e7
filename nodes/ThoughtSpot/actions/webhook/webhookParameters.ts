import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { currentOrgId } from '../../api/orgs';
import type { CreateWebhook, UpdateWebhook } from '../../api/webhooks';
import { readParameters } from '../../parameters/readParameters';
import { isLoopback } from '../../transport/address';
import { baseUrlOf, CREDENTIAL } from '../../transport/client';
import { parseCredential } from '../../transport/credential';
import { ThoughtSpotError } from '../../transport/errors';
import { webhookBody } from './webhookBody';
import { additionalFields, mainFields, updateFields } from './webhookFields';
import type { WebhookFields } from './webhookSchema';
import { newWebhookFields, webhookFields } from './webhookSchema';

/** Where nobody but a machine itself is. */
const isNowhere = (url: string): boolean =>
	isLoopback(url) || /(^|\.)localhost\.?$|^0\.0\.0\.0$|^\[::\]$/.test(new URL(url).hostname);

/** Throws where ThoughtSpot cannot reach an address: only one on the same machine reaches that machine itself. */
async function requireReachable(context: IExecuteFunctions, url: string): Promise<void> {
	if (!isNowhere(url) || isLoopback(await baseUrlOf(context))) return;
	throw new ThoughtSpotError(
		`ThoughtSpot cannot deliver to ${new URL(url).origin}: that is nowhere but the machine itself. Enter in URL the public https address of the receiver.`,
	);
}

/** The credential's signing secret, where the fields ask for a signature. */
async function signingSecret(
	context: IExecuteFunctions,
	{ signatureVerification }: WebhookFields,
): Promise<string | undefined> {
	if (signatureVerification?.signature === undefined) return undefined;
	// the first request has made n8n generate one where there was none
	await currentOrgId(context);
	return parseCredential(await context.getCredentials(CREDENTIAL)).signingSecret;
}

const wholeWebhook = newWebhookFields.extend({
	additionalFields: webhookFields.omit({ name: true, url: true, events: true }).default({}),
});

/** A whole webhook, from `name`, `url`, `events` and `additionalFields`. */
export async function newWebhook(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<CreateWebhook> {
	const parameters = [...mainFields, additionalFields];
	const { additionalFields: more, ...main } = readParameters(
		context,
		itemIndex,
		parameters,
		wholeWebhook,
	);
	await requireReachable(context, main.url);
	return { ...main, ...webhookBody(more, await signingSecret(context, more)) };
}

const change = z.object({ updateFields: webhookFields.default({}) });

/** What is to change of a webhook, from `updateFields`. */
export async function webhookChange(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<UpdateWebhook> {
	const { updateFields: fields } = readParameters(context, itemIndex, [updateFields], change);
	if (fields.url !== undefined) await requireReachable(context, fields.url);
	const body = webhookBody(fields, await signingSecret(context, fields));
	if (Object.keys(body).length > 0) return body;
	throw new ThoughtSpotError(
		'There is nothing to change. Add at least one field in Update Fields, and fill it in.',
	);
}
