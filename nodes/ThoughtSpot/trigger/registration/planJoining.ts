import type { Webhook } from '../../api/webhooks';
import type { Subscriber } from '../sharing/subscribers';
import {
	LIST_PARAMETER,
	MOST_CHARACTERS,
	isTestListener,
	subscriberAt,
} from '../sharing/subscribers';
import type { Step } from './changes';
import { newWebhook, serving } from './changes';
import type { ChannelChange } from './note';
import type { Asker, Ownership } from './ownership';
import { findOwnership, isSameHeader } from './ownership';
import type { Obstacle } from './obstacles';

/** What a trigger wants that is published, or that listens. */
export interface Wanted {
	subscriber: Subscriber;
	/** The webhook's name where this trigger is its head */
	name: string;
	/** The name of the signature's header */
	header: string;
	conflict: 'fail' | 'takeOver';
	/** The change of the Org's channels that goes with it */
	channels: ChannelChange | undefined;
}

/** Who shares the webhook once the asker does, who keeps its place; published workflows before test listeners. */
function withAsker(
	{ subscribers, others }: Ownership,
	{ url }: Asker,
	mine: Subscriber,
): Subscriber[] {
	const listed = subscriberAt(subscribers, url);
	const all = [...subscribers, ...(listed ? [] : [mine])]
		.map((each) => (each === listed ? mine : each))
		.filter((each) => each === mine || others.includes(each));
	return [...all.filter((each) => !isTestListener(each)), ...all.filter(isTestListener)];
}

function obstacleIn({ kind, others, header }: Ownership, wanted: Wanted): Obstacle | undefined {
	const isTakenOver = kind === 'foreign' && wanted.conflict === 'takeOver';
	if (isTakenOver || kind === 'unproven') return undefined;
	if (kind !== 'ours') return kind;
	return others.length > 0 && !isSameHeader(header, wanted.header) ? 'otherHeader' : undefined;
}

/**
 * What to do at ThoughtSpot so that a trigger receives the Org's deliveries. By what the Org's webhook is to it
 * (see `Ownership`):
 *
 * | webhook         | decision                                                                      |
 * | --------------- | ----------------------------------------------------------------------------- |
 * | none            | create it                                                                     |
 * | ours            | join, or keep; refuse where the others expect the signature in another header, or are too many |
 * | unproven        | set and sign anew; nobody will delete it                                      |
 * | ofAnotherSecret | refuse                                                                        |
 * | unlisted        | refuse                                                                        |
 * | foreign         | refuse, or take over with a note of what it was                               |
 */
export function planJoining(found: Webhook[], asker: Asker, wanted: Wanted): Step {
	const ownership = findOwnership(found, asker);
	if (ownership === undefined) return { action: 'create', body: newWebhook(asker, wanted) };
	const obstacle = obstacleIn(ownership, wanted);
	if (obstacle !== undefined) return { action: 'refuse', obstacle, ownership };

	const { kind, webhook } = ownership;
	const { subscriber, name, header, channels } = wanted;
	const subscribers = withAsker(ownership, asker, subscriber);
	const isHead = subscribers[0] === subscriber;
	const named = isHead ? name : undefined;
	const body = serving(ownership, asker, { subscribers, header, channels, name: named });
	if (Object.keys(body).length === 0) return { action: 'none' };
	const list = body.url_params?.[LIST_PARAMETER];
	const isTooLong = typeof list === 'string' && list.length > MOST_CHARACTERS;
	if (isTooLong) return { action: 'refuse', obstacle: 'full', ownership };
	return { action: kind === 'foreign' ? 'takeOver' : 'update', webhook, body };
}
