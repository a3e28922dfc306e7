import type { Contender } from './contenders';
import type { Delivery } from './delivery';

export function median(values: number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted[Math.floor(sorted.length / 2)];
	if (middle === undefined) throw new Error('nothing was measured');
	return middle;
}

/** Medians in milliseconds; the contenders take turns, so that a busy machine is as busy for each. */
export async function inTurn<Name extends string>(
	contenders: Record<Name, Contender>,
	delivery: Delivery,
	rounds: number,
): Promise<Record<Name, number>> {
	const names = Object.keys(contenders) as Name[];
	const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
		Name,
		number[]
	>;
	for (let round = -Math.ceil(rounds / 5); round < rounds; round++) {
		for (const name of names) {
			const started = performance.now();
			const after = await contenders[name](delivery);
			const milliseconds = performance.now() - started;
			await after?.();
			// the first rounds warm up
			if (round >= 0) times[name].push(milliseconds);
		}
	}
	const medians = names.map((name) => [name, median(times[name])]);
	return Object.fromEntries(medians) as Record<Name, number>;
}
