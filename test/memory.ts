import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The bytes that this process holds on to, without what only waits to be collected. */
export function heldBytes(): number {
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** The most that was held at a time above the least before it. What others left behind may go meanwhile. */
export function largestRise(held: number[]): number {
	let [least, rise] = [Infinity, 0];
	for (const bytes of held) {
		least = Math.min(least, bytes);
		rise = Math.max(rise, bytes - least);
	}
	return rise;
}
