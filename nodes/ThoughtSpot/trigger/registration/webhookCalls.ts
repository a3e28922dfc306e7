import { randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';

import { CREDENTIAL, callThoughtSpot } from '../../transport/client';
import type {
	CreateWebhook,
	SignatureVerification,
	UpdateWebhook,
	Webhook,
} from '../../api/webhooks';
import { LIVEBOARD_SCHEDULE } from '../../api/eventTypes';
import { webhookChange, webhookCreation } from '../../api/webhookEndpoints';
import type { CredentialFields } from '../../transport/credential';
import { parseCredential } from '../../transport/credential';
import { attempt } from '../../transport/errors';
import type { Wanted } from './plan';
import type { WebhookChange } from './webhookChange';
import { isEmpty } from './webhookChange';

export const readCredential = async (context: IHookFunctions): Promise<CredentialFields> =>
	parseCredential(await context.getCredentials(CREDENTIAL));

async function signature(
	context: IHookFunctions,
	header: string,
	secret: 'credential' | 'unknown',
): Promise<SignatureVerification> {
	const { signingSecret = '' } = await readCredential(context);
	return {
		type: 'HMAC_SHA256',
		header,
		algorithm: 'SHA256',
		secret: secret === 'credential' ? signingSecret : randomBytes(32).toString('hex'),
	};
}

/** Creates the webhook; resolves to nothing where ThoughtSpot answers without it. */
export async function postWebhook(
	context: IHookFunctions,
	{ name, description, url, signatureHeader }: Wanted,
): Promise<Webhook | undefined> {
	const body: CreateWebhook = {
		name,
		description,
		url,
		events: [LIVEBOARD_SCHEDULE],
		signature_verification: await signature(context, signatureHeader, 'credential'),
	};
	return await callThoughtSpot(context, webhookCreation, { body });
}

/** Removing a signature came with release 26.7.0.cl; without it, it stays as it was set. */
async function removeSignature(
	context: IHookFunctions,
	identifier: string,
	body: UpdateWebhook,
): Promise<void> {
	const update = async (change: UpdateWebhook) =>
		await callThoughtSpot(context, webhookChange, { identifier, body: change });
	const failure = await attempt(update({ ...body, reset_options: ['SIGNATURE_VERIFICATION'] }));
	if (failure === undefined) return;
	if (failure.status !== 400) throw failure;
	await update(body);
	context.logger.warn(
		'This ThoughtSpot could not remove the signature from a webhook that was given back. Its receiver can ignore the additional header.',
	);
}

export async function changeWebhook(
	context: IHookFunctions,
	{ id: identifier }: Webhook,
	{ signature: signed, ...change }: WebhookChange,
): Promise<void> {
	if (signed === null) {
		await removeSignature(context, identifier, change);
		return;
	}
	const body = signed && {
		signature_verification: await signature(context, signed.header, signed.secret),
	};
	if (isEmpty(change) && !body) return;
	await callThoughtSpot(context, webhookChange, { identifier, body: { ...change, ...body } });
}
