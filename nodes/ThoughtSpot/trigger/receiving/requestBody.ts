import type { Hmac } from 'crypto';

import type { Bytes } from '../../message/bytes';
import { BytesCollector } from '../../message/bytes';

/** What is used of Node's `IncomingMessage`. */
export interface IncomingBody {
	readonly headers: Record<string, string | string[] | undefined>;
	readonly destroyed: boolean;
	readonly readableEnded: boolean;
	on(event: string, listener: (chunk: Buffer) => void): unknown;
	off(event: string, listener: (chunk: Buffer) => void): unknown;
	pause(): unknown;
	resume(): unknown;
}

type Consumed = 'all' | 'stopped' | 'late' | 'broken';

/** Hands chunks over until `take` declines one, the sender ends or breaks off, or it takes too long. */
async function consume(
	request: IncomingBody,
	deadline: AbortSignal,
	take: (chunk: Buffer) => boolean,
): Promise<Consumed> {
	if (request.readableEnded) return 'all';
	if (request.destroyed) return 'broken';
	if (deadline.aborted) return 'late';
	return await new Promise((resolve) => {
		const end = (outcome: Consumed) => {
			request.pause();
			for (const [event, listener] of listeners) request.off(event, listener);
			deadline.removeEventListener('abort', onLate);
			resolve(outcome);
		};
		const onLate = () => end('late');
		const listeners: Array<[string, (chunk: Buffer) => void]> = [
			['data', (chunk) => take(chunk) || end('stopped')],
			['end', () => end('all')],
			['close', () => end('broken')],
		];
		for (const [event, listener] of listeners) request.on(event, listener);
		deadline.addEventListener('abort', onLate);
		request.resume();
	});
}

export type ReadBody =
	| { outcome: 'complete'; body: Bytes }
	| { outcome: 'tooLarge' }
	| { outcome: 'tooSlow' }
	/** Too much of others is being read */
	| { outcome: 'noRoom' }
	/** The sender broke off */
	| { outcome: 'broken' };

function announcedSize({ headers }: IncomingBody): number | undefined {
	const size = Number(headers['content-length'] ?? NaN);
	return Number.isSafeInteger(size) && size >= 0 ? size : undefined;
}

export interface BodyLimits {
	mostBytes: number;
	deadline: AbortSignal;
	/** Takes the bytes of a chunk into account; whether there is room for them */
	takeRoom(bytes: number): boolean;
}

/**
 * Reads a request's body up to a number of bytes of our own, as n8n's limit is below ThoughtSpot's 25 MB,
 * and feeds the digest meanwhile.
 */
export async function readBody(
	request: IncomingBody,
	{ mostBytes, deadline, takeRoom }: BodyLimits,
	digest: Hmac,
): Promise<ReadBody> {
	const announced = announcedSize(request);
	if (announced !== undefined && announced > mostBytes) return { outcome: 'tooLarge' };
	const body = new BytesCollector();
	let hasRoom = true;
	const consumed = await consume(request, deadline, (chunk) => {
		digest.update(chunk);
		body.add(chunk);
		hasRoom = takeRoom(chunk.length);
		return hasRoom && body.size <= mostBytes;
	});
	switch (consumed) {
		case 'all':
			return { outcome: 'complete', body: body.collected() };
		case 'stopped':
			return { outcome: hasRoom ? 'tooLarge' : 'noRoom' };
		case 'late':
			return { outcome: 'tooSlow' };
		case 'broken':
			return { outcome: 'broken' };
	}
}

/** Reads on and drops what comes, so that a sender that is still sending gets to read the answer. */
export async function drain(
	request: IncomingBody,
	{ mostBytes, deadline }: { mostBytes: number; deadline: AbortSignal },
): Promise<void> {
	let size = 0;
	await consume(request, deadline, (chunk) => (size += chunk.length) <= mostBytes);
}
