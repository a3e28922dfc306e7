import type { CreateWebhook, Webhook } from '../../api/webhooks';
import type { Change } from './changes';
import { newWebhook, noteFor, originOf, sharing } from './changes';
import type { ChannelChange } from './note';
import type { Asker, Gone, Ownership } from './ownership';
import { findOwnership, othersIn } from './ownership';
import type { Subscriber } from './subscribers';
import { isTestListener, subscriberAt } from './subscribers';

/** A trigger that is published, or that listens. */
export interface Joiner extends Asker {
	subscriber: Subscriber;
	/** The webhook's name where this trigger is its head */
	name: string;
	/** The name of the signature's header */
	header: string;
	conflict: 'fail' | 'takeOver';
	/** The change of the Org's channels that goes with it */
	channels?: ChannelChange;
}

/** What is in a joiner's way. */
export type Obstacle = 'foreign' | 'unlisted' | 'ofAnotherSecret' | 'otherHeader';

export type Joining =
	| { action: 'keep' }
	| { action: 'create'; body: CreateWebhook }
	| ({ action: 'update' | 'takeOver' } & Change)
	| { action: 'refuse'; obstacle: Obstacle; ownership: Ownership };

/** Published workflows come before test listeners, so that one of them is the head where there is one. */
const inOrder = (subscribers: Subscriber[]) => [
	...subscribers.filter((subscriber) => !isTestListener(subscriber)),
	...subscribers.filter(isTestListener),
];

/** Who shares the webhook once the joiner does, who keeps the place that it had. */
function withJoiner(ownership: Ownership, joiner: Joiner, gone: Gone): Subscriber[] {
	const others = othersIn(ownership, joiner, gone);
	const mine = subscriberAt(ownership.subscribers, joiner.url) ?? joiner.subscriber;
	const all = ownership.subscribers.includes(mine)
		? ownership.subscribers
		: [...ownership.subscribers, mine];
	const present = all.filter((each) => each === mine || others.includes(each));
	return inOrder(present.map((each) => (each === mine ? joiner.subscriber : each)));
}

function obstacleIn(ownership: Ownership, joiner: Joiner, gone: Gone): Obstacle | undefined {
	const { kind, header } = ownership;
	if (kind === 'unproven') return undefined;
	if (kind !== 'ours') return kind;
	const isShared = othersIn(ownership, joiner, gone).length > 0;
	return isShared && header !== joiner.header.toLowerCase() ? 'otherHeader' : undefined;
}

function takingOver({ webhook }: Ownership, joiner: Joiner): Joining {
	const { subscriber, header, channels } = joiner;
	const untouched = { webhook, text: webhook.description ?? '', missedNote: '' };
	const note = { origin: originOf(webhook, header), channels };
	const body = sharing(untouched, joiner, { subscribers: [subscriber], header, note });
	return { action: 'takeOver', webhook, body, removesSignature: false };
}

/**
 * What to do at ThoughtSpot so that a trigger receives the Org's deliveries. By what the Org's webhook is to it
 * (see `Ownership`):
 *
 * | webhook         | decision                                                                      |
 * | --------------- | ----------------------------------------------------------------------------- |
 * | none            | create it                                                                     |
 * | ours            | join, or keep; refuse where the others expect the signature in another header |
 * | unproven        | set and sign anew; nobody will delete it                                      |
 * | ofAnotherSecret | refuse                                                                        |
 * | unlisted        | refuse                                                                        |
 * | foreign         | refuse, or take over with a note of what it was                               |
 */
export function planJoining(found: Webhook[], joiner: Joiner, gone: Gone): Joining {
	const ownership = findOwnership(found, joiner);
	if (ownership === undefined) return { action: 'create', body: newWebhook(joiner, joiner) };
	const { kind, webhook } = ownership;
	if (kind === 'foreign' && joiner.conflict === 'takeOver') return takingOver(ownership, joiner);
	const obstacle = obstacleIn(ownership, joiner, gone);
	if (obstacle !== undefined) return { action: 'refuse', obstacle, ownership };

	const { header, channels, subscriber, name } = joiner;
	const subscribers = withJoiner(ownership, joiner, gone);
	const note = noteFor(ownership, header);
	const isNamedByJoiner = subscribers[0] === subscriber && note.origin === undefined;
	const body = sharing(ownership, joiner, {
		subscribers,
		header,
		note: { ...note, channels: channels ?? note.channels },
		...(isNamedByJoiner ? { name } : {}),
	});
	return Object.keys(body).length === 0
		? { action: 'keep' }
		: { action: 'update', webhook, body, removesSignature: false };
}
