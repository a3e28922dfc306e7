/** Says a line to whoever waits. */
export type Log = (line: string) => void;

export interface Step {
	/** What is done, how much of it, and what comes afterwards. */
	title: string;
	/** How long it took where it was measured. */
	seconds: number;
}

const inWords = (seconds: number): string => {
	if (seconds < 60) return 'less than a minute';
	const minutes = Math.round(seconds / 60);
	return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
};

/** What is left of a step after so many seconds. */
export function timeLeft({ seconds }: Step, elapsed: number): string {
	if (elapsed < seconds) return `${inWords(seconds - elapsed)} left`;
	return `takes longer here: ${inWords(elapsed)} so far, usually ${inWords(seconds)}`;
}

/** Runs a slow step, and says every half minute what is left of it. */
export async function withProgress<T>(log: Log, step: Step, action: () => Promise<T>): Promise<T> {
	const start = Date.now();
	const elapsed = () => Math.round((Date.now() - start) / 1000);
	log(`${step.title} (${inWords(step.seconds)}) …`);
	const timer = setInterval(() => log(`  ${timeLeft(step, elapsed())}`), 30_000);
	try {
		const result = await action();
		log(`  done (${elapsed()} s)`);
		return result;
	} finally {
		clearInterval(timer);
	}
}
