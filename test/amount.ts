/** Whether this is `npm run test:long`, and not the suite that is run all the time. */
export const isLongRun = 'isLongRun' in globalThis;

/** How much is tried: in the suite that is run all the time, and in `npm run test:long`. */
export const amount = ({ quick, long }: { quick: number; long: number }): number =>
	isLongRun ? long : quick;
