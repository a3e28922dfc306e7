import type { Bytes } from '../../message/bytes';
import { BytesCollector } from '../../message/bytes';

const FORMATS = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate' } as const;

export type Encoding = keyof typeof FORMATS;

/** What changes no byte; some senders name the charset here. */
const NO_ENCODINGS = new Set(['', 'identity', 'none', 'utf-8', 'utf8']);

const isEncoding = (name: string): name is Encoding => Object.hasOwn(FORMATS, name);

/** Of a Content-Encoding header: `undefined` where there is nothing to inflate, `unknown` where it is another. */
export function readEncoding(header: string | undefined): Encoding | 'unknown' | undefined {
	const names = (header ?? '').split(',').map((name) => name.trim().toLowerCase());
	const [encoding, ...more] = names.filter((name) => !NO_ENCODINGS.has(name));
	if (encoding === undefined) return undefined;
	return more.length === 0 && isEncoding(encoding) ? encoding : 'unknown';
}

export type Inflated =
	| { outcome: 'complete'; body: Bytes }
	| { outcome: 'tooLarge' }
	/** Cut short or not of this encoding */
	| { outcome: 'malformed' };

/** Inflates a body up to a number of bytes. Never rejects. */
export async function inflate(
	body: Bytes,
	encoding: Encoding,
	mostBytes: number,
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
			collector.add(Buffer.from(value.buffer, value.byteOffset, value.length));
			if (collector.size > mostBytes) break;
		}
		await inflating.cancel();
		return { outcome: 'tooLarge' };
	} catch {
		return { outcome: 'malformed' };
	}
}

/** Reports reach 20, and a bomb 1,000. */
const MOST_RATIO = 100;

let previous: Promise<unknown> = Promise.resolve();

/** The same for what nobody has verified: one at a time in this process, and to 100 times its size at most. */
export async function inflateUnverified(
	body: Bytes,
	encoding: Encoding,
	mostBytes: number,
): Promise<Inflated> {
	const bound = Math.min(mostBytes, body.size * MOST_RATIO);
	const inflated = previous.then(async () => await inflate(body, encoding, bound));
	previous = inflated;
	return await inflated;
}
