import type { Contender } from './contenders';
import type { Delivery } from './delivery';

export interface Measurements {
	/** How often each contender's turn comes, after some rounds to warm up */
	rounds: number;
	/** Deliveries in one turn */
	batch: number;
}

export function median(values: number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted[Math.floor(sorted.length / 2)];
	if (middle === undefined) throw new Error('nothing was measured');
	return middle;
}

/** Milliseconds of each delivery in a turn of a contender; one of a single delivery begins without another's garbage. */
async function takeTurn(
	contender: Contender,
	delivery: Delivery,
	batch: number,
): Promise<number[]> {
	const times: number[] = [];
	// a whole collection also drops compiled code, so that many small deliveries would be measured while it is made again
	if (batch === 1) global.gc?.();
	for (let count = 0; count < batch; count++) {
		const started = performance.now();
		const after = await contender(delivery);
		times.push(performance.now() - started);
		await after?.();
	}
	return times;
}

/** Medians in milliseconds; the contenders take turns, so that a busy machine is as busy for each. */
export async function inTurn<Name extends string>(
	contenders: Record<Name, Contender>,
	delivery: Delivery,
	{ rounds, batch }: Measurements,
): Promise<Record<Name, number>> {
	const names = Object.keys(contenders) as Name[];
	const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
		Name,
		number[]
	>;
	for (let round = -Math.ceil(rounds / 5); round < rounds; round++) {
		for (let turn = 0; turn < names.length; turn++) {
			// whoever comes first in one round comes last in the next
			const name = names[(turn + rounds + round) % names.length] as Name;
			const turnTimes = await takeTurn(contenders[name], delivery, batch);
			if (round >= 0) times[name].push(...turnTimes);
		}
	}
	const medians = names.map((name) => [name, median(times[name])]);
	return Object.fromEntries(medians) as Record<Name, number>;
}
