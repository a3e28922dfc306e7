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
	/** The header in which they all expect the signature, in lower case */
	header: string;
	/** Stands for the note in the webhook's description; empty: none is due */
	noteMark: string;
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

/** The head of the list: which webhook it is of, the header, the note. */
const FIELDS_BEFORE_ENTRIES = 3;

// a header's name may have a separator in it
const escape = (header: string) => encodeURIComponent(header).replaceAll(ENTRY_SEPARATOR, '%7E');

/** What stands in front of n8n takes a URL of 8 KB, and Node.js one of 16 KB. A list that names more is longer. */
export const MOST_CHARACTERS = 6_000;

const writeShort = (subscriber: Subscriber) =>
	writeEntry({ ...subscriber, liveboards: [], schedules: [] });

/** The entries; without the interests, so that all is wanted, of those for whose there is no room. */
function writeEntries(subscribers: Subscriber[], charactersForInterests: number): string[] {
	let room = charactersForInterests;
	return subscribers.map((subscriber) => {
		const [whole, short] = [writeEntry(subscriber), writeShort(subscriber)];
		const more = whole.length - short.length;
		if (more > room) return short;
		room -= more;
		return whole;
	});
}

/** Writes the list for `url_params`, signed, and bound to the webhook with that ID of ThoughtSpot's, if there is one. */
export function writeList(
	{ subscribers, header, noteMark }: SubscriberList,
	secret: string,
	boundTo: string | undefined,
): string {
	const fields = [markOf(boundTo), escape(header.toLowerCase()), noteMark];
	const signed = (entries: string[]) => {
		const written = [...fields, ...entries].join(ENTRY_SEPARATOR);
		return [written, sign(PURPOSE, written, secret)].join(ENTRY_SEPARATOR);
	};
	const room = MOST_CHARACTERS - signed(subscribers.map(writeShort)).length;
	return signed(writeEntries(subscribers, room));
}

/** The entries of a list that nobody vouches for; none where it is not one. */
export function claimedSubscribers(written: unknown): Subscriber[] {
	if (typeof written !== 'string') return [];
	return written.split(ENTRY_SEPARATOR).slice(FIELDS_BEFORE_ENTRIES, -1).flatMap(readEntry);
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
	const end = Math.max(written.lastIndexOf(ENTRY_SEPARATOR), 0);
	const [content, signature] = [written.slice(0, end), written.slice(end + 1)];
	if (!isSigned(PURPOSE, content, signature, secrets)) return undefined;
	const [mark = '', header = '', noteMark = ''] = content.split(ENTRY_SEPARATOR);
	const isOfAnother = mark !== '' && webhookId !== undefined && mark !== markOf(webhookId);
	if (isOfAnother) return undefined;
	return {
		subscribers: claimedSubscribers(written),
		header: decodeURIComponent(header),
		noteMark,
	};
}
