import type { Failure, Memory } from '../../../nodes/ThoughtSpot/polling/memory';
import {
	NOTHING_SEEN,
	readMemory,
	remembering,
	unseen,
	written,
} from '../../../nodes/ThoughtSpot/polling/memory';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const now = Date.parse('2026-11-25T12:00:00Z');

const failure = (id: string, createdAt = now, status = 'FAILED'): Failure => ({
	id,
	createdAt,
	status,
});
const ids = (failures: Failure[]) => failures.map(({ id }) => id);
const stored = (memory: Memory): Memory => {
	const read = readMemory(structuredClone(written('0', memory)), '0');
	if (read === undefined) throw new Error('it cannot be read');
	return read;
};

describe('failed deliveries', () => {
	it('are new once, oldest first, also two of the same millisecond', () => {
		const all = [failure('b', now + 1), failure('a'), failure('twin')];
		expect(ids(unseen(all, NOTHING_SEEN))).toEqual(['a', 'twin', 'b']);
		const memory = stored(remembering(NOTHING_SEEN, [failure('a')]));
		expect(ids(unseen(all, memory))).toEqual(['twin', 'b']);
		expect(unseen(all, stored(remembering(memory, all)))).toEqual([]);
	});

	it('are new where they come late, or failed long after they were made', () => {
		const memory = remembering(NOTHING_SEEN, [failure('recent', now)]);
		expect(ids(unseen([failure('late', now - 2 * DAY)], memory))).toEqual(['late']);
	});

	it('are not new again when a history that shrank grows again', () => {
		const memory = remembering(NOTHING_SEEN, [failure('a'), failure('b')]);
		const meanwhile = stored(remembering(memory, []));
		expect(unseen([failure('a'), failure('b')], meanwhile)).toEqual([]);
	});

	it('are something else when they fail after they were repeated', () => {
		const memory = remembering(NOTHING_SEEN, [failure('a', now, 'RETRY')]);
		expect(ids(unseen([failure('a')], memory))).toEqual(['a']);
	});

	it('are forgotten when ThoughtSpot has forgotten them, and not new after that', () => {
		const old = failure('old', now - 5 * DAY);
		const memory = stored(remembering(NOTHING_SEEN, [old, failure('new')]));
		expect(memory.seen.size).toBe(1);
		expect(unseen([old], memory)).toEqual([]);
	});

	it('are bounded, and none of them is new again', () => {
		const many = Array.from({ length: 25_000 }, (_, index) => failure(`f${index}`, now + index));
		const memory = stored(remembering(NOTHING_SEEN, many));
		expect(memory.seen.size).toBe(20_000);
		expect(unseen(many, memory)).toEqual([]);
	});

	it.each([
		[{}],
		[{ orgId: '0', horizon: 'x', seen: '' }],
		[{ orgId: '0', horizon: 1 }],
		[{ orgId: '7', horizon: 1, seen: '' }],
	])('are not known where %j is stored', (data) => {
		expect(readMemory(data, '0')).toBeUndefined();
	});

	it('are known as far as they can be read', () => {
		expect(readMemory({ orgId: '0', horizon: 0, seen: 'a:1 b b:x :5' }, '0')?.seen).toEqual(
			new Map([['a', 1]]),
		);
	});
});
