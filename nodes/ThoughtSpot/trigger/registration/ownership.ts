import type { Webhook } from '../../api/webhooks';
import { LIVEBOARD_SCHEDULE } from '../../api/eventTypes';
import type { Subscriber } from '../sharing/subscribers';
import {
	LIST_PARAMETER,
	claimedSubscribers,
	hasEnded,
	isTestListener,
	readList,
	subscriberAt,
} from '../sharing/subscribers';
import { addressOf, isOfSameN8n } from '../sharing/triggerAddress';
import type { Note } from './note';
import { readDescription } from './note';

/** The trigger that asks, and what it knows. */
export interface Asker {
	/** Its own address */
	url: string;
	/** What n8n calls it where workflows are published now, known to one that is being published: `webhook`, mostly */
	publishedEndpoint?: string;
	/** The credential's signing secret */
	secret: string;
	/** The one before, while it is being changed */
	previousSecret: string | undefined;
	/** A secret of nobody's: it signs for who is given his webhook back, whose own cannot be read */
	unknownSecret: string;
	/** Addresses where n8n answers that it has nobody */
	gone: ReadonlySet<string>;
	/** Epoch milliseconds */
	now: number;
}

/** In the order in which the Org's webhooks matter to the asker, where there are several. */
const KINDS = ['ours', 'unproven', 'ofAnotherSecret', 'unlisted', 'foreign'] as const;

/** What a webhook in the Org is to the trigger that asks. */
export interface Ownership {
	/**
	 * - `ours`: its list was signed with our secret, and it points to the list's head, or to another in it
	 * - `unproven`: it points to the asker, or a list that names the asker and that nobody vouches for
	 * - `ofAnotherSecret`: the same, but the asker is not in the list
	 * - `unlisted`: it points to another trigger of this n8n, and nothing says who shares it
	 * - `foreign`: any other; nothing that it says of subscribers or in a note counts
	 */
	kind: (typeof KINDS)[number];
	webhook: Webhook;
	/** The first is the head */
	subscribers: Subscriber[];
	/** Those of them beside the asker who still want deliveries */
	others: Subscriber[];
	/** The header that they expect, as ThoughtSpot spells it; the webhook's where nobody vouches for one */
	header: string | null;
	/** Whether the list was signed with our secret */
	isSigned: boolean;
	/** Somebody's own words in the description */
	text: string;
	note: Note;
	/** The mark of a note that is due and not there: somebody changed it; empty: none is missed */
	missedNote: string;
}

/** One that names no events is for all that there are. */
export const isForReports = ({ events }: Webhook): boolean =>
	events?.includes(LIVEBOARD_SCHEDULE) ?? true;

/** The name of the signature's header; `null` where the webhook does not sign. */
export const signatureHeaderOf = ({ signature_verification }: Webhook): string | null =>
	signature_verification?.header ?? null;

/** Of headers by their names, in any letter case; `null`: no header. */
export const isSameHeader = (one: string | null, other: string | null): boolean =>
	one?.toLowerCase() === other?.toLowerCase();

function kindOf(
	webhook: Webhook,
	subscribers: Subscriber[],
	isSigned: boolean,
	{ url }: Asker,
): Ownership['kind'] {
	const pointsToOne = subscribers.some((each) => addressOf(url, each) === webhook.url);
	if (pointsToOne && isSigned) return 'ours';
	const isNamed = pointsToOne && subscriberAt(subscribers, url) !== undefined;
	if (isNamed || webhook.url === url) return 'unproven';
	if (pointsToOne) return 'ofAnotherSecret';
	return isOfSameN8n(url, webhook.url) ? 'unlisted' : 'foreign';
}

/** What a webhook is to the asker, worked out from the webhook alone. */
export function ownershipOf(webhook: Webhook, asker: Asker): Ownership {
	const { url, secret, previousSecret = '', gone, now, publishedEndpoint } = asker;
	const secrets = [secret, previousSecret];
	const written = webhook.url_params?.[LIST_PARAMETER];
	const list = readList(written, secrets, webhook.id);
	const claimed = list?.subscribers ?? claimedSubscribers(written);
	const kind = kindOf(webhook, claimed, list !== undefined, asker);
	const isHere = kind !== 'foreign';

	const subscribers = (isHere ? claimed : []).map((subscriber) =>
		isTestListener(subscriber) || publishedEndpoint === undefined
			? subscriber
			: { ...subscriber, endpoint: publishedEndpoint },
	);
	const description = webhook.description ?? '';
	const described = readDescription(description, secrets, webhook.id);
	// without a list that says which note is due, any note of ours counts
	const isDue = list === undefined || list.noteMark === described.mark;
	const { text, note } = isHere && isDue ? described : { text: description, note: {} };
	const header = signatureHeaderOf(webhook);
	return {
		kind,
		webhook,
		subscribers,
		others: subscribers.filter((subscriber) => {
			const address = addressOf(url, subscriber);
			const isThere = address !== undefined && !gone.has(address) && !hasEnded(subscriber, now);
			return isThere && address !== url;
		}),
		header: list === undefined || isSameHeader(header, list.header) ? header : list.header,
		isSigned: list !== undefined,
		text,
		note,
		missedNote: isHere && !isDue ? list.noteMark : '',
	};
}

/** The Org's webhook for Liveboard schedules, as it stands to the asker; `undefined` where there is none. */
export function findOwnership(found: Webhook[], asker: Asker): Ownership | undefined {
	const [first] = found
		.map((webhook) => ownershipOf(webhook, asker))
		.filter(({ kind, webhook }) => kind !== 'foreign' || isForReports(webhook))
		.sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
	return first;
}
