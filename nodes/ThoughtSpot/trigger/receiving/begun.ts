/** ThoughtSpot repeats within seconds what it has given up. */
const KEPT_MILLISECONDS = 60_000;
const MOST_WORKS = 2_000;

interface Work<Result> {
	/** By the process's own clock, which nobody sets back */
	at: number;
	isUnderWay: boolean;
	result: Promise<Result>;
}

/** Works that go on when nobody waits for them any more, so that who asks again gets what came of them. */
export class Begun<Result> {
	private readonly works = new Map<string, Work<Result>>();

	/** `isKept`: whether a result stands for who asks again */
	constructor(private readonly isKept: (result: Result) => boolean) {}

	/** Begins a work, or joins the one that has this key. `work` never rejects. */
	async join(key: string, work: () => Promise<Result>): Promise<Result> {
		const known = this.works.get(key);
		if (known && (known.isUnderWay || performance.now() - known.at < KEPT_MILLISECONDS)) {
			return await known.result;
		}
		const begun: Work<Result> = { at: performance.now(), isUnderWay: true, result: work() };
		this.works.delete(key);
		this.works.set(key, begun);
		const [oldest = key] = this.works.keys();
		if (this.works.size > MOST_WORKS) this.works.delete(oldest);
		const result = await begun.result;
		Object.assign(begun, { at: performance.now(), isUnderWay: false });
		if (!this.isKept(result) && this.works.get(key) === begun) this.works.delete(key);
		return result;
	}

	/** Nobody will ask again. */
	forget(key: string): void {
		this.works.delete(key);
	}
}
