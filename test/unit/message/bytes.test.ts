import fc from 'fast-check';

import { Bytes, BytesCollector } from '../../../nodes/ThoughtSpot/message/bytes';
import { amount } from '../../amount';
import { manyBlocks, oneBlock } from './blocks';

// few different bytes, so that what is searched begins in many places
const someBytes = (most: number) =>
	fc
		.array(fc.constantFrom(0x0a, 0x0d, 0x2d), { maxLength: most })
		.map((bytes) => Buffer.from(bytes));

describe('bytes in blocks', () => {
	it('are found, cut and joined as in one buffer', () => {
		const cases = fc.record({
			whole: someBytes(60),
			wanted: someBytes(9).filter(({ length }) => length > 0),
			start: fc.nat(70),
			end: fc.nat(70),
			most: fc.integer({ min: 1, max: 20 }),
			seed: fc.nat(),
		});
		fc.assert(
			fc.property(cases, ({ whole, wanted, start, end, most, seed }) => {
				const bytes = manyBlocks(whole, most, seed);
				expect(bytes.size).toBe(whole.length);
				expect(bytes.joined().equals(whole)).toBe(true);
				expect(bytes.at(start)).toBe(whole[start]);
				expect(bytes.indexOf(wanted, start)).toBe(whole.indexOf(wanted, start));
				const cut = whole.subarray(start, Math.max(start, end));
				expect(bytes.slice(start, end).size).toBe(cut.length);
				expect(bytes.slice(start, end).joined().equals(cut)).toBe(true);
			}),
			{ numRuns: amount({ quick: 300, long: 1_000 }) },
		);
	});

	it.each([
		['only begins like it once', 1],
		['begins like it in very many places', 5_000],
	])('are found where the rest %s', (_, count) => {
		const wanted = Buffer.from('\r\n--3f1c0e5a9b7d2468');
		const lookalikes = Buffer.from('\r\n--3f1c0e5a9b7d246-\r\n--3f1x'.repeat(count));
		const whole = Buffer.concat([lookalikes, wanted, lookalikes, wanted, lookalikes]);
		const [first, second] = [lookalikes.length, 2 * lookalikes.length + wanted.length];
		for (const bytes of [oneBlock(whole), manyBlocks(whole, 1_000)]) {
			const found = [0, first + 1, second + 1].map((from) => bytes.indexOf(wanted, from));
			expect(found).toEqual([first, second, -1]);
		}
	});

	it('are not copied but to be joined', () => {
		const buffers = [Buffer.from('one'), Buffer.from('two')];
		const bytes = new Bytes(buffers);
		for (const [index, block] of bytes.slice(1, 5).blocks.entries()) {
			expect(block.buffer).toBe(buffers[index]?.buffer);
		}
		const [only = Buffer.alloc(0)] = buffers;
		expect(oneBlock(only).joined()).toBe(only);
	});

	it('may be none', () => {
		const none = new Bytes([]);
		expect([none.size, none.at(0), none.indexOf(Buffer.from('a')), none.joined().length]).toEqual([
			0,
			undefined,
			-1,
			0,
		]);
	});
});

describe('bytes that are collected', () => {
	const collected = (chunks: Buffer[]) => {
		const collector = new BytesCollector();
		for (const chunk of chunks) collector.add(chunk);
		expect(collector.size).toBe(Buffer.concat(chunks).length);
		return collector.collected();
	};
	const megabyte = Buffer.from(Array.from({ length: 2 ** 20 }, (_, index) => index % 251));

	it('are the chunks themselves where these are large', () => {
		const large = [megabyte.subarray(0, 500_000), megabyte.subarray(500_000)];
		expect(collected(large).blocks).toEqual(large);
		for (const block of collected(large).blocks) expect(block.buffer).toBe(megabyte.buffer);
	});

	it.each([
		[1, amount({ quick: 2 ** 17, long: 2 ** 20 })],
		[1_460, 2 ** 20],
		[20_000, 2 ** 20],
	])('from chunks of %i bytes at most are few blocks', (most, size) => {
		const whole = megabyte.subarray(0, size);
		const bytes = collected(manyBlocks(whole, most).blocks);
		expect(bytes.joined().equals(whole)).toBe(true);
		expect(bytes.blocks.length).toBeLessThanOrEqual(size / 2 ** 15);
	});
});
