import type {
	CreateWebhook,
	SignatureVerification,
	UpdateWebhook,
	Webhook,
} from '../../api/webhooks';
import { LIVEBOARD_SCHEDULE } from '../../api/eventTypes';
import type { Subscriber } from '../sharing/subscribers';
import { LIST_PARAMETER, writeList } from '../sharing/subscribers';
import { addressOf, isOfSameN8n } from '../sharing/triggerAddress';
import type { ChannelChange, Origin } from './note';
import { writeDescription } from './note';
import type { Asker, Ownership } from './ownership';
import { signatureHeaderOf, isForReports, isSameHeader } from './ownership';
import type { Obstacle } from './obstacles';

/** What is done next at ThoughtSpot. */
export type Step =
	/** All is as it should be */
	| { action: 'none' }
	| { action: 'refuse'; obstacle: Obstacle; ownership: Ownership }
	| { action: 'create'; body: CreateWebhook }
	| { action: 'update' | 'takeOver'; webhook: Webhook; body: UpdateWebhook }
	/** The last one goes, and puts the channels back before */
	| { action: 'giveBack'; webhook: Webhook; body: UpdateWebhook; channels?: ChannelChange }
	| { action: 'delete'; webhook: Webhook; channels?: ChannelChange }
	/** Nothing proves that this n8n created it, it points elsewhere, or the note of whose it was is not to be believed */
	| { action: 'abandon'; webhook: Webhook };

const DESCRIPTION = 'Delivers scheduled Liveboard reports to the n8n workflows that share it.';

const signatureWith = (header: string, secret: string): SignatureVerification => ({
	type: 'HMAC_SHA256',
	header,
	algorithm: 'SHA256',
	secret,
});

/** What it sends along, with another value of ours; `undefined`: none. */
const parametersWith = ({ url_params }: Webhook, ours: unknown): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries({ ...url_params, [LIST_PARAMETER]: ours }).filter(
			([, value]) => value !== undefined,
		),
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

/** What a webhook is before it is changed to sign in that header; a list that came to `own`, this n8n, nobody misses. */
function originOf(webhook: Webhook, headerGiven: string, own: string): Origin {
	const parameter = isOfSameN8n(own, webhook.url)
		? undefined
		: webhook.url_params?.[LIST_PARAMETER];
	return {
		url: webhook.url,
		header: signatureHeaderOf(webhook),
		headerGiven,
		...(webhook.status === 'DISABLED' ? { disabled: true } : {}),
		...(parameter === undefined ? {} : { parameter }),
	};
}

/**
 * What makes the webhook serve these subscribers, the first as its head; empty where all is so already. One that was
 * somebody else's, or that nothing proves to be ours, keeps its name, and gets a note of what it was.
 */
export function serving(
	{ kind, webhook, text, note, missedNote }: Ownership,
	{ url, secret }: Asker,
	wanted: { subscribers: Subscriber[]; header: string; name?: string; channels?: ChannelChange },
): UpdateWebhook {
	const { subscribers, header, channels = note.channels } = wanted;
	const [head] = subscribers;
	const before = webhook.description ?? '';
	const origin = note.origin ?? (kind === 'ours' ? undefined : originOf(webhook, header, url));
	const { description, mark } = missedNote
		? { description: before, mark: missedNote }
		: writeDescription(text, { origin, channels }, secret, webhook.id, before);
	const list = writeList({ subscribers, header, noteMark: mark }, secret, webhook.id);
	const address = head && addressOf(url, head);
	// without the note that is due nobody knows whose it was
	const name = origin === undefined && missedNote === '' ? wanted.name : undefined;
	const change: UpdateWebhook = {
		...(address === undefined || address === webhook.url ? {} : { url: address }),
		...(name === undefined || name === webhook.name ? {} : { name }),
		...(description === before ? {} : { description }),
		...(isForReports(webhook) ? {} : { events: [LIVEBOARD_SCHEDULE] }),
		...(webhook.status === 'DISABLED' ? { status: 'ENABLED' } : {}),
		...(list === webhook.url_params?.[LIST_PARAMETER]
			? {}
			: { url_params: parametersWith(webhook, list) }),
	};
	const isSo = Object.keys(change).length === 0 && isSameHeader(signatureHeaderOf(webhook), header);
	// what its secret is cannot be read, so whoever changes anything sets it as well
	return isSo ? {} : { ...change, signature_verification: signatureWith(header, secret) };
}

/**
 * Makes a webhook what it was, but for what somebody changed since. A signature of somebody else's gets a secret that
 * nobody knows: his cannot be read, and nobody may get messages signed with ours.
 */
export function givingBack(
	{ webhook, text }: Ownership,
	{ url, header, headerGiven, disabled, parameter }: Origin,
	asker: Asker,
): UpdateWebhook {
	const isOurs = isOfSameN8n(asker.url, url);
	const isToSign = !isOurs && isSameHeader(signatureHeaderOf(webhook), headerGiven);
	return {
		...(isOurs || url === webhook.url ? {} : { url }),
		description: text,
		url_params: parametersWith(webhook, parameter),
		...(disabled ? { status: 'DISABLED' } : {}),
		...(isToSign && header !== null
			? { signature_verification: signatureWith(header, asker.unknownSecret) }
			: {}),
		// which no new value takes away
		...(isToSign && header === null ? { reset_options: ['SIGNATURE_VERIFICATION'] } : {}),
	};
}
