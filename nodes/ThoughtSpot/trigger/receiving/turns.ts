import type { Patience } from './patience';

interface Queue {
	free: number;
	/** In the order in which they came */
	waiting: Set<() => void>;
}

/** Lets a bounded number of works be under way at a time for each key, first come first served. */
export class Turns {
	private readonly queues = new Map<string, Queue>();

	constructor(private readonly most: number) {}

	/** Resolves to what ends the turn; to nothing where patience ends before it begins. */
	async take(key: string, patience: Patience): Promise<(() => void) | undefined> {
		const queue = this.queues.get(key) ?? { free: this.most, waiting: new Set() };
		this.queues.set(key, queue);
		const end = () => this.end(key, queue);
		if (queue.free > 0) {
			queue.free--;
			return end;
		}
		let begin: () => void = () => undefined;
		const turn = new Promise<() => void>((resolve) => (begin = () => resolve(end)));
		queue.waiting.add(begin);
		const taken = await patience.waitFor(turn);
		queue.waiting.delete(begin);
		return taken;
	}

	/** Hands the turn over to the next. */
	private end(key: string, queue: Queue): void {
		const [next] = queue.waiting;
		if (next !== undefined) {
			queue.waiting.delete(next);
			next();
		} else if (++queue.free === this.most) this.queues.delete(key);
	}
}
