import type { IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { Bytes } from '../../message/bytes';
import { object } from '../../message/json';
import { messageOf } from '../../transport/errors';
import type { HttpAnswer } from '../../transport/exchange';
import { post } from '../../transport/requests';
import { saysGone } from '../sharing/presence';
import type { Subscriber } from '../sharing/subscribers';
import { isTestListener } from '../sharing/subscribers';
import { pathOf } from '../sharing/triggerAddress';
import type { AnswerStatus } from './answer';
import type { Audience } from './audience';
import { Begun } from './begun';
import { calledPath } from './calledTrigger';
import { HOP_HEADER, addressAt, hopMark, hopTo, listeningOrigin, passedOnHeaders } from './hop';
import type { Patience } from './patience';
import { Turns } from '../turns';
import { signingSecrets } from './signingSecrets';
import { Room } from './room';
import type { Announcement } from './verify/announcement';

/** Of deliveries to one subscriber: one that hangs holds up no other. */
const MOST_UNDER_WAY = 2;
const TAKEN: AnswerStatus[] = ['ok', 'duplicate', 'ignored'];

const turns = new Turns(MOST_UNDER_WAY);
/** For what waits for its turn: ten of ThoughtSpot's largest */
const room = new Room(256 * 1024 * 1024);

/** What is passed on. */
export type Received = Pick<Announcement, 'headers' | 'signatureHeader'> & {
	/** As it came */
	raw: Bytes;
	/** Of it */
	digest: Buffer;
};

/** `gone`: n8n has no such trigger any more; `absent`: it is not where it was called. */
type Reaction = 'taken' | 'gone' | 'absent' | 'failed';

/** Believed is only what a trigger of this package, or n8n itself, says. */
function reactionOf(answer: HttpAnswer): Reaction {
	const said = object(answer.body);
	if (answer.status === 200 && TAKEN.some((each) => each === said.status)) return 'taken';
	if (saysGone(answer)) return 'gone';
	return answer.status === 404 ? 'absent' : 'failed';
}

/**
 * Within this n8n: through the process that received the delivery; by the public address where that process serves no
 * test listeners, as in queue mode, or where n8n keeps nodes from calling it.
 */
function addressesOf(context: IWebhookFunctions, subscriber: Subscriber): string[] {
	const { socket, originalUrl } = context.getRequestObject();
	const [beforeQuery = ''] = originalUrl.split('?', 1);
	const query = originalUrl.slice(beforeQuery.length);
	const publicUrl = context.getNodeWebhookUrl('default') ?? '';
	const own = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
	const addresses = [
		addressAt(listeningOrigin(socket), calledPath(context), query, subscriber),
		own && addressAt(own.origin, own.pathname, query, subscriber),
	].filter((address) => address !== undefined);
	return [...new Set(addresses)];
}

async function call(
	context: IWebhookFunctions,
	address: string,
	to: Subscriber,
	received: Received,
): Promise<Reaction> {
	try {
		const { headers, signatureHeader, raw } = received;
		const mark = hopMark(hopTo(to, received), (await signingSecrets(context)) ?? []);
		const answer = await post(context, address, {
			headers: { ...passedOnHeaders(headers, signatureHeader), [HOP_HEADER]: mark },
			body: raw.joined(),
		});
		return reactionOf(answer);
	} catch (error) {
		const { origin, pathname } = new URL(address);
		context.logger.warn(`${origin}${pathname} could not be reached: ${messageOf(error)}`);
		return 'absent';
	}
}

async function callSomewhere(
	context: IWebhookFunctions,
	subscriber: Subscriber,
	received: Received,
): Promise<Reaction> {
	let reaction: Reaction = 'absent';
	for (const address of addressesOf(context, subscriber)) {
		if (reaction === 'absent') reaction = await call(context, address, subscriber, received);
	}
	return reaction;
}

/** n8n has no address of a trigger for a moment while its workflow is published anew: it is called again after these. */
const PAUSES_MILLISECONDS = [500, 1_000, 2_000];
/** Paths of those that did not come back */
const away = new Set<string>();
const MOST_AWAY = 1_000;

async function callInTurn(
	context: IWebhookFunctions,
	subscriber: Subscriber,
	received: Received,
): Promise<Reaction> {
	const path = pathOf(subscriber);
	const endTurn = await turns.take(path);
	const mayComeBack = !isTestListener(subscriber) && !away.has(path);
	let reaction = await callSomewhere(context, subscriber, received);
	for (const pause of mayComeBack ? PAUSES_MILLISECONDS : []) {
		if (reaction !== 'gone') break;
		await sleep(pause);
		reaction = await callSomewhere(context, subscriber, received);
	}
	if (away.size >= MOST_AWAY) away.clear();
	if (reaction === 'gone') away.add(path);
	else away.delete(path);
	endTurn();
	return reaction;
}

/** By subscriber and delivery */
const begun = new Begun<Reaction>((reaction) => reaction === 'taken');

const keyOf = (subscriber: Subscriber, { headers, digest }: Received) =>
	[pathOf(subscriber), headers['content-type'], digest.toString('hex')].join(' ');

export interface Passed {
	/** Number of subscribers that have it */
	taken: number;
	/** Paths of those that have not, and are still there */
	missing: string[];
}

/**
 * Passes a delivery on as it came, to all at once. What was begun goes on when nobody waits any more: then a repeat is
 * acknowledged at once. Never rejects, and resolves before patience has ended.
 */
export async function passOn(
	context: IWebhookFunctions,
	{ others }: Audience,
	received: Received,
	patience: Patience,
): Promise<Passed> {
	const own = room.share();
	const hasRoom = own.take(others.length > 0 ? received.raw.size : 0);
	const calls = others.map(async (subscriber): Promise<Reaction> => {
		const work = async () => await callInTurn(context, subscriber, received);
		return hasRoom ? await begun.join(keyOf(subscriber, received), work) : 'failed';
	});
	void Promise.all(calls).finally(own.giveBack);
	const reactions = await Promise.all(calls.map(async (each) => await patience.waitFor(each)));
	const isMissing = (reaction?: Reaction) => reaction !== 'taken' && reaction !== 'gone';
	const missing = others.filter((_, index) => isMissing(reactions[index])).map(pathOf);
	const isToBeRepeated = missing.length > 0 || context.getRequestObject().socket.destroyed;
	if (!isToBeRepeated) others.forEach((subscriber) => begun.forget(keyOf(subscriber, received)));
	return { taken: reactions.filter((reaction) => reaction === 'taken').length, missing };
}
