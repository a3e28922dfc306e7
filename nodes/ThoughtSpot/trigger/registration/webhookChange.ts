import type { UpdateWebhook, Webhook } from '../../api/webhooks';
import type { Description, Loan } from './lending';
import { sameHeader, writeDescription } from './lending';
import { hostOf } from './webhookUrl';

/** What a webhook was before this node changed it, to be put back. */
export interface Restore extends Omit<Loan, 'withdrawn'> {
	/** Whether it is this node's own, lent by production to a test listener */
	own: boolean;
}

/** What this node knows of its webhook from before. */
export interface Remembered {
	/** Missing while it is not known whether ThoughtSpot created it */
	webhookId?: string;
	/** What was set */
	url: string;
	listening: boolean;
	restore?: Restore;
}

export type WebhookChange = Omit<UpdateWebhook, 'signature_verification' | 'reset_options'> & {
	/**
	 * The signature to set: with the credential's secret, or with one that nobody knows where the owner's
	 * cannot be put back; `null`: none
	 */
	signature?: { header: string; secret: 'credential' | 'unknown' } | null;
};

export const isEmpty = (change: WebhookChange): boolean => Object.keys(change).length === 0;

export const headerOf = (webhook: Webhook): string | undefined =>
	webhook.signature_verification?.header ?? undefined;

/** The change of the description, where it is not so already. */
export function describe(webhook: Webhook, description: Description): WebhookChange {
	const written = writeDescription(description);
	return written === (webhook.description ?? '') ? {} : { description: written };
}

function signatureBefore(
	{ own, url, signatureHeader }: Restore,
	webhook: Webhook,
): Pick<WebhookChange, 'signature'> {
	if (signatureHeader === null) return headerOf(webhook) === undefined ? {} : { signature: null };
	if (signatureHeader === undefined) return {};
	// another workflow of this n8n most likely has the same credential; nobody else may get messages signed with it
	const isKnown = own || hostOf(url) === hostOf(webhook.url);
	return { signature: { header: signatureHeader, secret: isKnown ? 'credential' : 'unknown' } };
}

/** Makes a webhook what it was before, but for what somebody else changed since. */
export function restoringChange(webhook: Webhook, restore: Restore): WebhookChange {
	const { url, name, lentAs, status, lentHeader } = restore;
	const nameIsLent = lentAs === undefined || webhook.name === lentAs;
	const signatureIsLent = lentHeader === undefined || sameHeader(headerOf(webhook), lentHeader);
	return {
		...(url === webhook.url ? {} : { url }),
		...(name !== undefined && name !== webhook.name && nameIsLent ? { name } : {}),
		...(status && webhook.status !== status ? { status } : {}),
		...(signatureIsLent ? signatureBefore(restore, webhook) : {}),
	};
}
