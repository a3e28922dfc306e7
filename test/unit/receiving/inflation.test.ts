import { randomBytes } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import type { Encoding } from '../../../nodes/ThoughtSpot/trigger/receiving/inflation';
import {
	inflate,
	inflateUnverified,
	readEncoding,
} from '../../../nodes/ThoughtSpot/trigger/receiving/inflation';
import { manyBlocks } from '../message/blocks';

const content = Buffer.from('Liveboard '.repeat(50_000));
const inflated = async (body: Buffer, encoding: Encoding, mostBytes = content.length) =>
	await inflate(manyBlocks(body, 1_000), encoding, mostBytes);

describe('a compressed body', () => {
	it.each<[Encoding, Buffer]>([
		['gzip', gzipSync(content)],
		['x-gzip', gzipSync(content)],
		['deflate', deflateSync(content)],
	])('of %s is inflated', async (encoding, body) => {
		const result = await inflated(body, encoding);
		expect(result.outcome === 'complete' && result.body.joined().equals(content)).toBe(true);
	});

	it('may be empty inside', async () => {
		expect(await inflated(gzipSync(''), 'gzip')).toMatchObject({ outcome: 'complete' });
	});

	it('is refused as soon as it inflates to more than the limit', async () => {
		const bomb = gzipSync(Buffer.alloc(100_000_000), { level: 1 });
		const before = process.memoryUsage().rss;
		expect(await inflated(bomb, 'gzip', 1_000_000)).toEqual({ outcome: 'tooLarge' });
		expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
	});

	it.each<[string, Encoding, Buffer]>([
		['is something else', 'gzip', content],
		['is nothing', 'gzip', Buffer.alloc(0)],
		['is cut short', 'gzip', gzipSync(content).subarray(0, -20)],
		['lacks its check sum', 'gzip', gzipSync(content).subarray(0, -4)],
		['is deflate for gzip', 'gzip', deflateSync(content)],
		['is gzip for deflate', 'deflate', gzipSync(content)],
		['is raw deflate', 'deflate', deflateRawSync(content)],
		['is Brotli', 'gzip', brotliCompressSync(content)],
	])('is malformed when it %s', async (_, encoding, body) => {
		expect(await inflated(body, encoding)).toEqual({ outcome: 'malformed' });
	});

	it.each([
		[undefined, undefined],
		['', undefined],
		['identity', undefined],
		['utf-8', undefined],
		['UTF8', undefined],
		['identity, UTF-8', undefined],
		[',', undefined],
		['gzip', 'gzip'],
		['gzip, identity', 'gzip'],
		['identity, gzip', 'gzip'],
		['utf-8,deflate', 'deflate'],
		[' GZIP ', 'gzip'],
		['x-gzip', 'x-gzip'],
		['deflate', 'deflate'],
		['br', 'unknown'],
		['zstd', 'unknown'],
		['gzip, gzip', 'unknown'],
		['gzip, br', 'unknown'],
		['gzip;q=1', 'unknown'],
		['__proto__', 'unknown'],
		['toString', 'unknown'],
	])('is announced by %p as %p', (header, encoding) => {
		expect(readEncoding(header)).toBe(encoding);
	});

	describe('that nobody has verified', () => {
		const mostBytes = 50_000_000;
		const bomb = gzipSync(Buffer.alloc(32_000_000));
		/** What is compressed to some thousandth, behind what cannot be compressed. */
		const padded = (zeros: number) =>
			gzipSync(Buffer.concat([randomBytes(1_000), Buffer.alloc(zeros)]));

		it.each([
			['to 100 times its size', 90_000, 'complete'],
			['no further', 150_000, 'tooLarge'],
		])('is inflated %s', async (_, zeros, outcome) => {
			const body = padded(zeros);
			expect((zeros + 1_000) / body.length < 100).toBe(outcome === 'complete');
			const bytes = manyBlocks(body, 1_000);
			expect((await inflateUnverified(bytes, 'gzip', mostBytes)).outcome).toBe(outcome);
			expect((await inflate(bytes, 'gzip', mostBytes)).outcome).toBe('complete');
		});

		it('is inflated to the limit at most', async () => {
			const bytes = manyBlocks(padded(90_000), 1_000);
			expect(await inflateUnverified(bytes, 'gzip', 50_000)).toEqual({ outcome: 'tooLarge' });
		});

		it('is inflated after all that came before, also after what is malformed', async () => {
			const done: string[] = [];
			const inflateNext = async (name: string, body: Buffer) => {
				const { outcome } = await inflateUnverified(manyBlocks(body, 1_000), 'gzip', mostBytes);
				done.push(`${name} ${outcome}`);
			};
			await Promise.all([
				inflateNext('bomb', bomb),
				inflateNext('text', content),
				inflateNext('report', gzipSync('report')),
			]);
			expect(done).toEqual(['bomb tooLarge', 'text malformed', 'report complete']);
		});
	});
});
