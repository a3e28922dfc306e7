import type { Interests } from './interests';
import { isSigned, markOf, sign } from './signedText';
import type { TriggerAddress } from './triggerAddress';
import { addressOf } from './triggerAddress';

/** The key of a webhook's `url_params`, and so of a delivery's query, that holds the list. */
export const LIST_PARAMETER = 'n8n';

/** A trigger of this n8n that wants the Org's deliveries. */
export interface Subscriber extends TriggerAddress, Interests {
	/** Only of a test listener: when it has ended at the latest, in epoch milliseconds, whole seconds */
	until?: number;
}

/** Who shares a webhook; the first is its head. */
export interface SubscriberList {
	subscribers: Subscriber[];
	/** Whether the list names the webhook that it stands in; before ThoughtSpot has created that, it cannot */
	isBound: boolean;
}

export const isTestListener = ({ until }: Subscriber): boolean => until !== undefined;

/** Whether a subscriber has ended by itself, as test listeners do; `now` in epoch milliseconds. */
export const hasEnded = ({ until }: Subscriber, now: number): boolean =>
	until !== undefined && now >= until;

/** The subscriber with an address of this n8n, compared whole: a URL, or the path of a request. */
export const subscriberAt = (subscribers: Subscriber[], address: string): Subscriber | undefined =>
	subscribers.find((subscriber) => addressOf(address, subscriber) === address);

const PURPOSE = 'subscribers';
const ENTRY_SEPARATOR = '~';
const FIELD_SEPARATOR = '.';
const DIGEST_SEPARATOR = '!';
const ENTRY = /^[\w-]{1,64}\.[\w-]{1,64}\.[0-9a-z]*\.[\w!-]*\.[\w!-]*$/;

function writeEntry({ endpoint, webhookId, until, liveboards, schedules }: Subscriber): string {
	const seconds = until === undefined ? '' : Math.round(until / 1000).toString(36);
	const interests = [liveboards, schedules].map((digests) => digests.join(DIGEST_SEPARATOR));
	return [endpoint, webhookId, seconds, ...interests].join(FIELD_SEPARATOR);
}

const readDigests = (written: string): string[] =>
	written.split(DIGEST_SEPARATOR).filter((digest) => digest !== '');

function readEntry(entry: string): Subscriber[] {
	if (!ENTRY.test(entry)) return [];
	const [endpoint = '', webhookId = '', seconds = '', liveboards = '', schedules = ''] =
		entry.split(FIELD_SEPARATOR);
	return [
		{
			endpoint,
			webhookId,
			...(seconds === '' ? {} : { until: parseInt(seconds, 36) * 1000 }),
			liveboards: readDigests(liveboards),
			schedules: readDigests(schedules),
		},
	];
}

/** Writes the list for `url_params`, signed, and bound to the webhook with that ID of ThoughtSpot's, if there is one. */
export function writeList(
	subscribers: Subscriber[],
	secret: string,
	boundTo: string | undefined,
): string {
	const written = [markOf(boundTo), ...subscribers.map(writeEntry)].join(ENTRY_SEPARATOR);
	return [written, sign(PURPOSE, written, secret)].join(ENTRY_SEPARATOR);
}

/** The entries of a list that nobody vouches for; none where it is not one. */
export function claimedSubscribers(written: unknown): Subscriber[] {
	if (typeof written !== 'string') return [];
	return written.split(ENTRY_SEPARATOR).slice(1, -1).flatMap(readEntry);
}

/**
 * Reads a list that one of the secrets signed. `undefined` where none did, or where it is bound to another webhook than
 * the one with ThoughtSpot's ID `webhookId`, if that is known.
 */
export function readList(
	written: unknown,
	secrets: readonly string[],
	webhookId: string | undefined,
): SubscriberList | undefined {
	if (typeof written !== 'string') return undefined;
	const end = written.lastIndexOf(ENTRY_SEPARATOR);
	const [content, signature] = [written.slice(0, Math.max(end, 0)), written.slice(end + 1)];
	if (!isSigned(PURPOSE, content, signature, secrets)) return undefined;
	const [mark = ''] = content.split(ENTRY_SEPARATOR, 1);
	const isOfAnother = mark !== '' && webhookId !== undefined && mark !== markOf(webhookId);
	return isOfAnother
		? undefined
		: { subscribers: claimedSubscribers(written), isBound: mark !== '' };
}
