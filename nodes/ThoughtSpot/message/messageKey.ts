import { createHash } from 'crypto';

import type { DeliveredFile, LiveboardDelivery } from './delivery';
import type { Sent } from './json';
import { object, text } from './json';
import type { Payload } from './payload';
import { isTestEvent, readPayload } from './payload';

/** Which repeats are to be recognised. */
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

/** Files that nobody signed belong to the key: whoever sends others of them must not keep the true ones out. */
function messageKey({ payload, sent, signed, files }: LiveboardDelivery): string {
	const named = payload.messageId ?? '';
	const key =
		named !== '' ? named : createHash('sha256').update(JSON.stringify(sent)).digest('base64url');
	return signed === 'payload' ? `${key} ${digestOfFiles(files)}` : key;
}

const runKey = ({ id, runId }: Pick<Payload['schedule'], 'id' | 'runId'>): string[] =>
	id && runId ? [`run ${id} ${runId}`] : [];

/**
 * What a delivery is recognised by when it comes again, the message before its run. Test events are all of one
 * message, and never recognised.
 */
export function deliveryKeys(
	delivery: LiveboardDelivery,
	{ deduplicate, oncePerRun }: Recognition,
): string[] {
	if (isTestEvent(delivery.payload)) return [];
	return [
		...(deduplicate ? [messageKey(delivery)] : []),
		...(oncePerRun ? runKey(delivery.payload.schedule) : []),
	];
}

/** The same of an item, simplified or not, as far as it tells. */
export function itemKeys(item: Sent, { deduplicate, oncePerRun }: Recognition): string[] {
	const raw = readPayload(item);
	if (item.isTest === true || isTestEvent(raw)) return [];
	const schedule = object(item.schedule);
	const [id, runId] = [text(schedule.id), text(schedule.runId)];
	const message = raw.messageId ?? text(item.messageId);
	const isKnown = message && object(item.delivery).signed !== 'payload';
	return [
		...(deduplicate && isKnown ? [message] : []),
		...(oncePerRun ? [...runKey(raw.schedule), ...runKey({ id, runId })] : []),
	];
}
