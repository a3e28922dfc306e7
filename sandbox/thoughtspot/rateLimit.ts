import { performance } from 'node:perf_hooks';

/** How many may come at once above the rate. */
const BURST = 10;

/** Refuses what comes faster than so many requests a second; without a rate nothing. */
export class RateLimit {
	private excess = 0;
	private seenAt = performance.now();

	admits(perSecond: number | undefined): boolean {
		if (perSecond === undefined) return true;
		const now = performance.now();
		const passed = ((now - this.seenAt) / 1000) * perSecond;
		this.seenAt = now;
		this.excess = Math.max(0, this.excess - passed);
		if (this.excess > BURST) return false;
		this.excess += 1;
		return true;
	}
}
