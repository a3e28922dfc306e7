interface Block {
	/** Of its first byte, in the whole */
	position: number;
	content: Buffer;
}

/** So few bytes are searched with the processor's own means, ten times as fast as more of them. */
const MOST_QUICKLY_SEARCHED_BYTES = 7;
/** Places that begin like what is wanted; where there are more, looking at each would be slower than a plain search. */
const MOST_CANDIDATES = 100;

/** The same as `content.indexOf(wanted, from)`. */
function indexIn(content: Buffer, wanted: Buffer, from: number): number {
	const beginning = wanted.subarray(0, MOST_QUICKLY_SEARCHED_BYTES);
	let at = from;
	for (let candidates = 0; candidates < MOST_CANDIDATES; candidates++) {
		at = content.indexOf(beginning, at);
		if (at === -1 || content.subarray(at, at + wanted.length).equals(wanted)) return at;
		at++;
	}
	return content.indexOf(wanted, at);
}

/**
 * Bytes in the blocks in which they arrived, so that a body of many megabytes needs no second copy in one
 * piece. Slices are views on the same blocks.
 */
export class Bytes {
	readonly size: number;
	private readonly placed: Block[] = [];

	constructor(blocks: Iterable<Buffer>) {
		let size = 0;
		for (const content of blocks) {
			this.placed.push({ position: size, content });
			size += content.length;
		}
		this.size = size;
	}

	get blocks(): Buffer[] {
		return this.placed.map(({ content }) => content);
	}

	/** The byte there; `undefined` outside. */
	at(position: number): number | undefined {
		const block = this.placed[this.blockAt(position)];
		return block?.content[position - block.position];
	}

	/** The bytes from `start` up to `end`, exclusive. */
	slice(start: number, end: number): Bytes {
		const views: Buffer[] = [];
		for (let index = this.blockAt(start); index < this.placed.length; index++) {
			const block = this.placed[index];
			if (block === undefined || block.position >= end) break;
			const { position, content } = block;
			views.push(content.subarray(Math.max(start - position, 0), end - position));
		}
		return new Bytes(views);
	}

	/** In one buffer, which is a copy where there are several blocks. */
	joined(): Buffer {
		const [only, ...more] = this.blocks;
		return only !== undefined && more.length === 0 ? only : Buffer.concat(this.blocks, this.size);
	}

	/** Where `wanted` begins for the first time at or after `from`; -1 where it does not. */
	indexOf(wanted: Buffer, from = 0): number {
		for (let index = this.blockAt(from); index < this.placed.length; index++) {
			const block = this.placed[index];
			if (block === undefined) break;
			const { position, content } = block;
			const inside = indexIn(content, wanted, Math.max(from - position, 0));
			if (inside !== -1) return position + inside;
			const end = position + content.length;
			if (end === this.size) break;
			// it may begin here and end in a later block
			const start = Math.max(from, position, end - wanted.length + 1);
			if (!content.includes(wanted[0] ?? 0, start - position)) continue;
			const across = this.slice(start, end + wanted.length - 1)
				.joined()
				.indexOf(wanted);
			if (across !== -1) return start + across;
		}
		return -1;
	}

	/** Index of the block that holds a position. */
	private blockAt(position: number): number {
		let [first, last] = [0, this.placed.length - 1];
		while (first < last) {
			const middle = Math.ceil((first + last) / 2);
			if ((this.placed[middle]?.position ?? Infinity) <= position) first = middle;
			else last = middle - 1;
		}
		return first;
	}
}

/** Less than this is copied together, so that a million small chunks are not a million buffers. */
const LEAST_BLOCK_BYTES = 32 * 1024;

/** Collects chunks as they arrive. */
export class BytesCollector {
	size = 0;
	private readonly blocks: Buffer[] = [];
	private small: Buffer[] = [];
	private smallSize = 0;

	add(chunk: Buffer): void {
		this.small.push(chunk);
		this.smallSize += chunk.length;
		this.size += chunk.length;
		if (this.smallSize >= LEAST_BLOCK_BYTES) this.closeBlock();
	}

	collected(): Bytes {
		if (this.smallSize > 0) this.closeBlock();
		return new Bytes(this.blocks);
	}

	private closeBlock(): void {
		this.blocks.push(new Bytes(this.small).joined());
		this.small = [];
		this.smallSize = 0;
	}
}
