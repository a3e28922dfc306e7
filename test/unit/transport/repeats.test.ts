import { ThoughtSpotError } from '../../../nodes/ThoughtSpot/transport/errors';
import type { Outcome } from '../../../nodes/ThoughtSpot/transport/repeats';
import { untilAnswered, waitBeforeRepeat } from '../../../nodes/ThoughtSpot/transport/repeats';
import { withoutPauses } from '../../nodes/withoutPauses';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const answer = (status: number, retryAfter?: string) => ({
	status,
	headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
	body: undefined,
});
const lost = (reached: 'unknown' | 'refused') => new ThoughtSpotError('lost', { reached });

const wait = (result: Outcome['result'], changes: Partial<Outcome> = {}) =>
	waitBeforeRepeat({
		repeatable: true,
		result,
		tries: 1,
		longestWait: 60_000,
		now: NOW,
		...changes,
	});

describe('how long to wait before the next attempt', () => {
	it.each<[string, Outcome['result'], Partial<Outcome>, number | undefined]>([
		['fulfilled', answer(200), {}, undefined],
		['refused', answer(400), {}, undefined],
		['busy', answer(503), {}, 250],
		['busy for the third time', answer(503), { tries: 3 }, 1000],
		['busy for the fourth time', answer(503), { tries: 4 }, undefined],
		['busy, and not to be repeated', answer(503), { repeatable: false }, undefined],
		['too many, so not carried out', answer(429), { repeatable: false }, 250],
		['lost on the way', lost('unknown'), {}, 250],
		['lost, and not to be repeated', lost('unknown'), { repeatable: false }, undefined],
		['never sent', lost('refused'), {}, undefined],
		['as long as asked', answer(429, '12'), {}, 12_000],
		['until a date', answer(503, 'Wed, 25 Nov 2026 12:00:42 GMT'), {}, 42_000],
		['until a date that is over', answer(503, 'Wed, 25 Nov 2026 11:00:00 GMT'), {}, 250],
		['as long as nobody can read', answer(503, 'soon'), {}, 250],
		['no time', answer(503, '0'), {}, 250],
		['a minute', answer(429, '60'), {}, 60_000],
		['longer than a minute', answer(429, '61'), {}, undefined],
		['longer than a hook has', answer(429, '11'), { longestWait: 10_000 }, undefined],
	])('%s', (_, result, changes, expected) => {
		expect(wait(result, changes)).toBe(expected);
	});
});

describe('repeats', () => {
	const repetition = { repeatable: true, longestWait: 60_000 };

	describe('after pauses', () => {
		const pauses = withoutPauses();

		it('end with the first answer to go by', async () => {
			const answers = [answer(503), answer(503), answer(200)];
			const outcome = await untilAnswered(async () => answers.shift() ?? answer(500), {
				...repetition,
				signal: undefined,
			});
			expect(outcome).toEqual(answer(200));
			expect(pauses).toEqual([250, 500]);
		});
	});

	it('end while they wait, as soon as the execution is cancelled', async () => {
		const cancel = new AbortController();
		const began = Date.now();
		const outcome = untilAnswered(
			async () => {
				setImmediate(() => cancel.abort());
				return answer(429, '2');
			},
			{ ...repetition, signal: cancel.signal },
		);
		await expect(outcome).rejects.toThrow('given up');
		expect(Date.now() - began).toBeLessThan(1_500);
	});

	it('end where the request itself does not', async () => {
		const signal = AbortSignal.timeout(20);
		const never = async () => await new Promise<never>(() => undefined);
		await expect(untilAnswered(never, { ...repetition, signal })).rejects.toThrow('given up');
	});
});
