import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import type { Encoding } from '../../../nodes/ThoughtSpot/trigger/receiving/inflation';
import { inflate, readEncoding } from '../../../nodes/ThoughtSpot/trigger/receiving/inflation';
import { startDigest } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/signature';
import { sign } from '../../messages';
import { manyBlocks } from './blocks';

const content = Buffer.from('Liveboard '.repeat(50_000));
const inflated = async (
	body: Buffer,
	encoding: Encoding,
	mostBytes = content.length,
	digest = startDigest('s'),
) => await inflate(manyBlocks(body, 1_000), encoding, mostBytes, digest);

describe('a compressed body', () => {
	it.each<[Encoding, Buffer]>([
		['gzip', gzipSync(content)],
		['x-gzip', gzipSync(content)],
		['deflate', deflateSync(content)],
	])('of %s is inflated and digested', async (encoding, body) => {
		const digest = startDigest('s');
		const result = await inflated(body, encoding, content.length, digest);
		expect(result.outcome === 'complete' && result.body.joined().equals(content)).toBe(true);
		expect(digest.digest('hex')).toBe(sign('s', content));
	});

	it('may be empty inside', async () => {
		expect(await inflated(gzipSync(''), 'gzip')).toMatchObject({ outcome: 'complete' });
	});

	it('is refused as soon as it inflates to more than the limit', async () => {
		const bomb = gzipSync(Buffer.alloc(100_000_000));
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
		['gzip', 'gzip'],
		[' GZIP ', 'gzip'],
		['x-gzip', 'x-gzip'],
		['deflate', 'deflate'],
		['br', 'unknown'],
		['zstd', 'unknown'],
		['gzip, gzip', 'unknown'],
		['identity, gzip', 'unknown'],
		['toString', 'unknown'],
	])('is announced by %p as %p', (header, encoding) => {
		expect(readEncoding(header)).toBe(encoding);
	});
});
