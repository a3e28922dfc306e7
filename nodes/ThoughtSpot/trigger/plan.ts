import type { Channel, ChannelPreferences, UpdateWebhook, Webhook } from '../transport/contract';
import { LIVEBOARD_SCHEDULE } from '../transport/contract';

/** What was there before this node changed a webhook that existed, as far as ThoughtSpot lets it be read. */
export interface Restore {
	/** Whether the webhook is this node's own, lent by production to a test listener */
	own: boolean;
	url: string;
	name?: string;
	description?: string;
	status?: 'ENABLED' | 'DISABLED';
	/** Its signature header; `null`: it had no signature; missing: the signature was not changed */
	signatureHeader?: string | null;
}

export interface Wanted {
	url: string;
	name: string;
	description: string;
	signatureHeader: string;
	/** The secret at ThoughtSpot is known to be the credential's */
	secretIsSet: boolean;
	conflict: 'fail' | 'takeOver';
	/** A test listener instead of production; its webhook has another name */
	listening: boolean;
	/** Where production of the same node listens, where that can be told from the test URL */
	productionUrl?: string;
}

export type WebhookChange = Omit<UpdateWebhook, 'signature_verification'> & {
	/** Set the signature, with the credential's secret and this header */
	signatureHeader?: string;
};

export type Decision =
	| { action: 'create' }
	| { action: 'keep'; webhook: Webhook }
	| { action: 'update'; webhook: Webhook; change: WebhookChange; restore?: Restore }
	| { action: 'refuse'; webhook: Webhook };

/** n8n gives production and test listener different addresses that end in the same `/<webhook ID>/webhook`. */
function nodePath(url: string): string {
	return new URL(url).pathname.split('/').slice(-2).join('/');
}

/** Whether a webhook's URL is one of this node's own: the same host, and the path that n8n gave this node. */
export function pointsHere(url: string, ownUrl: string): boolean {
	if (!URL.canParse(url)) return false;
	return new URL(url).hostname === new URL(ownUrl).hostname && nodePath(url) === nodePath(ownUrl);
}

/**
 * A test listener borrows the webhook that production uses, and gives it back. What an earlier listener
 * left behind when n8n was killed is its own.
 */
function isBorrowed(webhook: Webhook, wanted: Wanted): boolean {
	return wanted.listening && !(webhook.url === wanted.url && webhook.name === wanted.name);
}

function changeFor(
	webhook: Webhook,
	wanted: Wanted,
	lent: 'own' | 'foreign' | undefined,
): WebhookChange {
	const header = webhook.signature_verification?.header ?? '';
	const sameHeader = header.toLowerCase() === wanted.signatureHeader.toLowerCase();
	// a test listener does not see what production remembers; both use the credential's secret
	const sameSecret = wanted.secretIsSet || lent === 'own';
	const sameName = webhook.name === wanted.name || lent === 'own';
	return {
		...(webhook.url === wanted.url ? {} : { url: wanted.url }),
		...(sameName ? {} : { name: wanted.name }),
		...(lent === 'foreign' ? { description: wanted.description } : {}),
		...(webhook.events?.includes(LIVEBOARD_SCHEDULE) ? {} : { events: [LIVEBOARD_SCHEDULE] }),
		...(webhook.status === 'DISABLED' ? { status: 'ENABLED' } : {}),
		...(sameHeader && sameSecret ? {} : { signatureHeader: wanted.signatureHeader }),
	};
}

function restoreFor(
	webhook: Webhook,
	change: WebhookChange,
	wanted: Wanted,
	own: boolean,
): Restore {
	// an interrupted listener left it at the test URL
	const leftAway = own && webhook.url === wanted.url;
	return {
		own,
		url: (leftAway && wanted.productionUrl) || webhook.url,
		...(change.name === undefined ? {} : { name: webhook.name }),
		...(change.description === undefined ? {} : { description: webhook.description ?? '' }),
		...(change.status === undefined ? {} : { status: 'DISABLED' }),
		...(change.signatureHeader === undefined
			? {}
			: { signatureHeader: webhook.signature_verification?.header ?? null }),
	};
}

/**
 * What to do about the Org's one webhook. Mine is the remembered one, or one that points here; anyone
 * else's is touched only when the user chose to take over.
 */
export function plan(
	found: Webhook[],
	remembered: { webhookId: string } | undefined,
	wanted: Wanted,
): Decision {
	const mine =
		found.find(({ id }) => id === remembered?.webhookId) ??
		found.find(({ url }) => pointsHere(url, wanted.url));
	const webhook = mine ?? found[0];
	if (webhook === undefined) return { action: 'create' };
	if (mine === undefined && wanted.conflict === 'fail') return { action: 'refuse', webhook };

	if (mine === undefined || isBorrowed(mine, wanted)) {
		const change = changeFor(webhook, wanted, mine ? 'own' : 'foreign');
		const restore = restoreFor(webhook, change, wanted, mine !== undefined);
		return { action: 'update', webhook, change, restore };
	}
	const change = changeFor(webhook, wanted, undefined);
	return Object.keys(change).length === 0
		? { action: 'keep', webhook }
		: { action: 'update', webhook, change };
}

export interface ChannelState {
	/** The Org's own channels; `null` where it follows the cluster */
	override: Channel[] | null;
	/** What counts for the Org; `undefined` where it may not be read */
	effective: Channel[] | undefined;
}

const isChannel = (name: string): name is Channel => name === 'EMAIL' || name === 'WEBHOOK';

/** ThoughtSpot's default where neither the Org nor the cluster has set anything */
const DEFAULT_CHANNELS: Channel[] = ['EMAIL'];

/** The Org's override counts, else the cluster's default. */
export function channelState(
	{ org_preferences, cluster_preferences }: ChannelPreferences,
	orgId: string,
): ChannelState {
	const ofEvent = (list: Array<{ event_type: string; channels: string[] }> | null | undefined) =>
		list?.find(({ event_type }) => event_type === LIVEBOARD_SCHEDULE)?.channels.filter(isChannel);
	const override =
		ofEvent(org_preferences?.find(({ org }) => org.id === orgId)?.preferences) ?? null;
	const cluster = cluster_preferences
		? (ofEvent(cluster_preferences) ?? DEFAULT_CHANNELS)
		: undefined;
	return { override, effective: override ?? cluster };
}

export const sameChannels = (one: Channel[] | null, other: Channel[] | null): boolean =>
	JSON.stringify(one && [...one].sort()) === JSON.stringify(other && [...other].sort());

/** The channels to set so that webhooks are delivered as well; `undefined` where they already are. */
export function channelsWithWebhook(effective: Channel[]): Channel[] | undefined {
	return effective.includes('WEBHOOK') ? undefined : [...effective, 'WEBHOOK'];
}
