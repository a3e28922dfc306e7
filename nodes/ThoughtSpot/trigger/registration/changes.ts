import type {
	CreateWebhook,
	SignatureVerification,
	UpdateWebhook,
	Webhook,
} from '../../api/webhooks';
import { LIVEBOARD_SCHEDULE } from '../../api/eventTypes';
import type { Note, Origin } from './note';
import { writeDescription } from './note';
import type { Asker, Ownership } from './ownership';
import { isForReports } from './ownership';
import type { Subscriber } from './subscribers';
import { LIST_PARAMETER, writeList } from './subscribers';
import { addressOf, isOfSameN8n } from './triggerAddress';

export interface Change {
	webhook: Webhook;
	body: UpdateWebhook;
	/** Whether the signature is taken away, which no new value does */
	removesSignature: boolean;
}

const DESCRIPTION = 'Delivers scheduled Liveboard reports to the n8n workflows that share it.';

/** The name of the signature's header; `null` where the webhook does not sign. */
export const headerOf = ({ signature_verification }: Webhook): string | null =>
	signature_verification?.header ?? null;

export const isSameHeader = (one: string | null, other: string | null): boolean =>
	one?.toLowerCase() === other?.toLowerCase();

const signatureWith = (header: string, secret: string): SignatureVerification => ({
	type: 'HMAC_SHA256',
	header,
	algorithm: 'SHA256',
	secret,
});

/** What it sends along but for our list. */
const otherParameters = ({ url_params }: Webhook): Record<string, string> =>
	Object.fromEntries(
		Object.entries(url_params ?? {})
			.filter(([name]) => name !== LIST_PARAMETER)
			.map(([name, value]) => [name, String(value)]),
	);

/** A webhook of one subscriber. Its list cannot name it yet. */
export function newWebhook(
	{ url, secret }: Asker,
	{ subscriber, name, header }: { subscriber: Subscriber; name: string; header: string },
): CreateWebhook {
	const list = writeList({ subscribers: [subscriber], header, noteMark: '' }, secret, undefined);
	return {
		name,
		description: DESCRIPTION,
		url,
		url_params: { [LIST_PARAMETER]: list },
		events: [LIVEBOARD_SCHEDULE],
		signature_verification: signatureWith(header, secret),
	};
}

/** What makes the webhook serve these subscribers, the first as its head; empty where all is so already. */
export function sharing(
	{ webhook, text, missedNote }: Pick<Ownership, 'webhook' | 'text' | 'missedNote'>,
	{ url, secret }: Asker,
	shared: { subscribers: Subscriber[]; header: string; note: Note; name?: string },
): UpdateWebhook {
	const { subscribers, header, note, name = webhook.name } = shared;
	const [head] = subscribers;
	const before = webhook.description ?? '';
	const { description, mark } = missedNote
		? { description: before, mark: missedNote }
		: writeDescription(text, note, secret, webhook.id);
	const list = writeList({ subscribers, header, noteMark: mark }, secret, webhook.id);
	const address = head && addressOf(url, head);
	const change: UpdateWebhook = {
		...(address === undefined || address === webhook.url ? {} : { url: address }),
		...(name === webhook.name ? {} : { name }),
		...(description === before ? {} : { description }),
		...(isForReports(webhook) ? {} : { events: [LIVEBOARD_SCHEDULE] }),
		...(webhook.status === 'DISABLED' ? { status: 'ENABLED' } : {}),
		...(list === webhook.url_params?.[LIST_PARAMETER]
			? {}
			: { url_params: { ...otherParameters(webhook), [LIST_PARAMETER]: list } }),
	};
	const isSo = Object.keys(change).length === 0 && isSameHeader(headerOf(webhook), header);
	// what its secret is cannot be read, so whoever changes anything sets it as well
	return isSo ? {} : { ...change, signature_verification: signatureWith(header, secret) };
}

/** What a webhook is before it is changed to sign in that header. */
export function originOf(webhook: Webhook, headerGiven: string): Origin {
	const parameter = webhook.url_params?.[LIST_PARAMETER];
	return {
		url: webhook.url,
		header: headerOf(webhook),
		headerGiven,
		...(webhook.status === 'DISABLED' ? { disabled: true } : {}),
		...(typeof parameter === 'string' ? { parameter } : {}),
	};
}

/** A webhook that nothing proves to be ours is its own origin: it stays where it points when the last one leaves. */
export const noteFor = ({ kind, webhook, note }: Ownership, header: string): Note =>
	kind === 'ours' ? note : { ...note, origin: note.origin ?? originOf(webhook, header) };

/**
 * Makes a webhook what it was, but for what somebody changed since. A signature of somebody else's gets a secret that
 * nobody knows: his cannot be read, and nobody may get messages signed with ours.
 */
export function givingBack(
	{ webhook, text }: Ownership,
	{ url, header, headerGiven, disabled, parameter }: Origin,
	asker: Asker,
	unknownSecret: string,
): Change {
	const isOurs = isOfSameN8n(asker.url, url);
	const isToSign = !isOurs && isSameHeader(headerOf(webhook), headerGiven);
	return {
		webhook,
		body: {
			...(isOurs || url === webhook.url ? {} : { url }),
			description: text,
			url_params: {
				...otherParameters(webhook),
				...(isOurs || parameter === undefined ? {} : { [LIST_PARAMETER]: parameter }),
			},
			...(disabled ? { status: 'DISABLED' } : {}),
			...(isToSign && header !== null
				? { signature_verification: signatureWith(header, unknownSecret) }
				: {}),
		},
		removesSignature: isToSign && header === null,
	};
}
