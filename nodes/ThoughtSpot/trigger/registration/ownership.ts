import type { Webhook } from '../../api/webhooks';
import { LIVEBOARD_SCHEDULE } from '../../api/eventTypes';
import type { Note } from './note';
import { readDescription } from './note';
import type { Subscriber } from './subscribers';
import {
	LIST_PARAMETER,
	claimedSubscribers,
	hasEnded,
	readList,
	subscriberAt,
} from './subscribers';
import { addressOf, isOfSameN8n } from './triggerAddress';

/** The trigger that asks, and what its credential knows. */
export interface Asker {
	/** Its own address */
	url: string;
	/** The credential's signing secret */
	secret: string;
	/** The one before, while it is being changed */
	previousSecret: string | undefined;
	/** Epoch milliseconds */
	now: number;
}

/** What a webhook in the Org is to the trigger that asks. */
export interface Ownership {
	/**
	 * - `ours`: its list was signed with our secret, and it points to the list's head
	 * - `unproven`: it points to the asker, or a list that names the asker and that nobody vouches for
	 * - `ofAnotherSecret`: the same, but the asker is not in the list
	 * - `unlisted`: it points to another trigger of this n8n, and nothing says who shares it
	 * - `foreign`: any other
	 */
	kind: 'ours' | 'unproven' | 'ofAnotherSecret' | 'unlisted' | 'foreign';
	webhook: Webhook;
	/** The first is the head */
	subscribers: Subscriber[];
	/** The header that they expect, in lower case; `undefined` where nobody vouches for it */
	header?: string;
	/** Whether the list was signed with our secret */
	isSigned: boolean;
	/** Somebody's own words in the description */
	text: string;
	note: Note;
	/** The mark of a note that is due and not there: somebody changed it; empty: none is missed */
	missedNote: string;
}

/** The order in which the Org's webhooks matter to the asker, where there are several. */
const PRECEDENCE = ['ours', 'unproven', 'ofAnotherSecret', 'unlisted', 'foreign'];

function kindOf(
	webhook: Webhook,
	subscribers: Subscriber[],
	isSigned: boolean,
	{ url }: Asker,
): Ownership['kind'] {
	const [head] = subscribers;
	const pointsToHead = head !== undefined && addressOf(url, head) === webhook.url;
	if (pointsToHead && isSigned) return 'ours';
	const isNamed = pointsToHead && subscriberAt(subscribers, url) !== undefined;
	if (isNamed || webhook.url === url) return 'unproven';
	if (pointsToHead) return 'ofAnotherSecret';
	return isOfSameN8n(url, webhook.url) ? 'unlisted' : 'foreign';
}

/** What a webhook is to the asker, worked out from the webhook alone. */
export function ownershipOf(webhook: Webhook, asker: Asker): Ownership {
	const secrets = [asker.secret, ...(asker.previousSecret ? [asker.previousSecret] : [])];
	const written = webhook.url_params?.[LIST_PARAMETER];
	const list = readList(written, secrets, webhook.id);
	const subscribers = list?.subscribers ?? claimedSubscribers(written);
	const description = webhook.description ?? '';
	const described = readDescription(description, secrets, webhook.id);
	// without a list that says which note is due, any note of ours counts
	const isDue = list === undefined || list.noteMark === described.mark;
	return {
		kind: kindOf(webhook, subscribers, list !== undefined, asker),
		webhook,
		subscribers,
		...(list === undefined ? {} : { header: list.header }),
		isSigned: list !== undefined,
		text: isDue ? described.text : description,
		note: isDue ? described.note : {},
		missedNote: isDue ? '' : (list?.noteMark ?? ''),
	};
}

export const isForReports = ({ events }: Webhook): boolean =>
	events?.includes(LIVEBOARD_SCHEDULE) ?? true;

/** The Org's webhook for Liveboard schedules, as it stands to the asker; `undefined` where there is none. */
export function findOwnership(found: Webhook[], asker: Asker): Ownership | undefined {
	const [first] = found
		.map((webhook) => ownershipOf(webhook, asker))
		.filter(({ kind, webhook }) => kind !== 'foreign' || isForReports(webhook))
		.sort((one, other) => PRECEDENCE.indexOf(one.kind) - PRECEDENCE.indexOf(other.kind));
	return first;
}

/** Addresses where n8n answers that it has nobody. */
export type Gone = ReadonlySet<string>;

/** Those beside the asker who still want deliveries. */
export function othersIn(
	{ subscribers }: Ownership,
	{ url, now }: Asker,
	gone: Gone,
): Subscriber[] {
	return subscribers.filter((subscriber) => {
		const address = addressOf(url, subscriber);
		return (
			address !== undefined && address !== url && !hasEnded(subscriber, now) && !gone.has(address)
		);
	});
}
