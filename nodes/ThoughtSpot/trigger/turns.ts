interface Queue {
	free: number;
	/** In the order in which they came */
	waiting: Array<() => void>;
}

/** Lets a bounded number of works be under way at a time for each key, first come first served. */
export class Turns {
	private readonly queues = new Map<string, Queue>();

	constructor(private readonly most: number) {}

	/** Resolves to what ends the turn. */
	async take(key: string): Promise<() => void> {
		const queue = this.queues.get(key) ?? { free: this.most, waiting: [] };
		this.queues.set(key, queue);
		if (queue.free > 0) queue.free--;
		else await new Promise<void>((resolve) => queue.waiting.push(resolve));
		return () => this.end(key, queue);
	}

	/** Hands the turn over to the next. */
	private end(key: string, queue: Queue): void {
		const next = queue.waiting.shift();
		if (next !== undefined) next();
		else if (++queue.free === this.most) this.queues.delete(key);
	}
}
