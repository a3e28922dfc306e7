import { createHash } from 'crypto';

import type { DeliveredFile, LiveboardDelivery } from './delivery';
import type { Sent } from './json';
import { object, text } from './json';
import type { Payload } from './payload';
import { isTestEvent, readPayload } from './payload';

/** Which repeats are to be recognized. */
export interface Recognition {
	/** Of a message, when ThoughtSpot sends it again */
	deduplicate: boolean;
	/** Of a schedule's run, of which ThoughtSpot sends a message to each user */
	oncePerRun: boolean;
}

function digestOfFiles(files: DeliveredFile[]): string {
	const digest = createHash('sha256');
	for (const { fileName, mimeType, content } of files) {
		digest.update(JSON.stringify([fileName, mimeType, content?.size]));
		for (const block of content?.blocks ?? []) digest.update(block);
	}
	return digest.digest('base64url');
}

/** What a delivery is recognized by. */
export interface DeliveryKey {
	key: string;
	/**
	 * Where this was received with it, it was the same message that came before, with other files that nobody had
	 * signed: then the key does not count.
	 */
	unless?: string;
}

const ownKey = ({ payload, sent }: LiveboardDelivery): string =>
	payload.messageId || createHash('sha256').update(JSON.stringify(sent)).digest('base64url');

/** Files that nobody signed belong to the key: whoever sends others of them must not keep the true ones out. */
const messageKey = (delivery: LiveboardDelivery): string =>
	delivery.signed === 'payload'
		? `${ownKey(delivery)} ${digestOfFiles(delivery.files)}`
		: ownKey(delivery);

type Run = Pick<Payload['schedule'], 'id' | 'runId'>;

const runKey = ({ id, runId }: Run): string[] => (id && runId ? [`run ${id} ${runId}`] : []);

/**
 * What a delivery is recognized by when it comes again, the message before its run. Test events are all of one
 * message, and never recognized.
 */
export function deliveryKeys(
	delivery: LiveboardDelivery,
	{ deduplicate, oncePerRun }: Recognition,
): DeliveryKey[] {
	if (isTestEvent(delivery.payload)) return [];
	const runs = oncePerRun ? runKey(delivery.payload.schedule) : [];
	const message = { key: messageKey(delivery) };
	if (delivery.signed !== 'payload') {
		return [...(deduplicate ? [message] : []), ...runs.map((key) => ({ key }))];
	}
	// such a run keeps out neither what is signed as a whole nor the true files of a message
	const unsigned = runs.map((run) => `${run} unsigned`);
	return [
		...(deduplicate || unsigned.length > 0 ? [message] : []),
		...unsigned.map((key) => ({ key, unless: `${key} ${ownKey(delivery)}` })),
	];
}

/** The same of an item, simplified or not, as far as it tells. */
export function itemKeys(item: Sent, { deduplicate, oncePerRun }: Recognition): string[] {
	const raw = readPayload(item);
	if (item.isTest === true || isTestEvent(raw)) return [];
	const schedule = object(item.schedule);
	const [id, runId] = [text(schedule.id), text(schedule.runId)];
	const message = raw.messageId ?? text(item.messageId);
	if (object(item.delivery).signed === 'payload') return [];
	return [
		...(deduplicate && message ? [message] : []),
		...(oncePerRun ? [...runKey(raw.schedule), ...runKey({ id, runId })] : []),
	];
}
