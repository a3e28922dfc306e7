/** How long somebody waits; what takes longer is not waited for. */
export class Patience {
	private readonly end: Promise<undefined>;

	constructor(milliseconds: number) {
		const signal = AbortSignal.timeout(milliseconds);
		this.end = new Promise((resolve) => {
			signal.addEventListener('abort', () => resolve(undefined));
		});
	}

	/** What work gives; nothing where patience ends before. */
	async waitFor<Result>(work: Promise<Result>): Promise<Result | undefined> {
		return await Promise.race([work, this.end]);
	}
}
