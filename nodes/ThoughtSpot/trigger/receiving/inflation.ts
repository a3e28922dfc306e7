import type { Hmac } from 'crypto';

import type { Bytes } from '../../message/bytes';
import { BytesCollector } from '../../message/bytes';

const FORMATS = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate' } as const;

export type Encoding = keyof typeof FORMATS;

/** Of a Content-Encoding header: `undefined` where there is nothing to inflate, `unknown` where it is another. */
export function readEncoding(header: string | undefined): Encoding | 'unknown' | undefined {
	const written = header?.trim().toLowerCase() ?? '';
	if (written === '' || written === 'identity') return undefined;
	return written === 'gzip' || written === 'x-gzip' || written === 'deflate' ? written : 'unknown';
}

export type Inflated =
	| { outcome: 'complete'; body: Bytes }
	| { outcome: 'tooLarge' }
	/** Cut short or not of this encoding */
	| { outcome: 'malformed' };

/** Inflates a body up to a number of bytes and feeds the digest meanwhile. */
export async function inflate(
	body: Bytes,
	encoding: Encoding,
	mostBytes: number,
	digest: Hmac,
): Promise<Inflated> {
	const compressed = new ReadableStream<Uint8Array<ArrayBuffer>>({
		start(controller) {
			for (const block of body.blocks) controller.enqueue(block as Buffer<ArrayBuffer>);
			controller.close();
		},
	});
	const inflating = compressed.pipeThrough(new DecompressionStream(FORMATS[encoding])).getReader();
	const collector = new BytesCollector();
	try {
		for (;;) {
			const { done, value } = await inflating.read();
			if (done) return { outcome: 'complete', body: collector.collected() };
			digest.update(value);
			collector.add(Buffer.from(value.buffer, value.byteOffset, value.length));
			if (collector.size > mostBytes) break;
		}
		await inflating.cancel();
		return { outcome: 'tooLarge' };
	} catch {
		return { outcome: 'malformed' };
	}
}
