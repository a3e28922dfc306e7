/** How much is tried: in the suite that is run all the time, and in `npm run test:long`. */
export const amount = ({ quick, long }: { quick: number; long: number }): number =>
	'isLongRun' in globalThis ? long : quick;
