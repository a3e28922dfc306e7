/** How often something random is tried: in the suite that is run all the time, and in `npm run test:long`. */
export const rounds = ({ quick, long }: { quick: number; long: number }): number =>
	'isLongRun' in globalThis ? long : quick;
