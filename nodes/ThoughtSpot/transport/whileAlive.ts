import type { Operation } from './endpoint';
import { ThoughtSpotError } from './errors';
import { unlessAborted } from './exchange';

/** What a file comes in. */
type BlockStream = AsyncIterable<Buffer> & { destroy(): void };

/** Tells when nothing has come for too long. While nobody waits for something no time counts. */
class SilenceWatch {
	/** By the process's own clock, which nobody sets back */
	private waitingSince: number | undefined;
	private isOver = false;

	constructor(
		private readonly longest: number,
		private readonly tell: () => void,
	) {
		this.lookIn(longest);
	}

	wait(): void {
		this.waitingSince = performance.now();
	}

	rest(): void {
		this.waitingSince = undefined;
	}

	end(): void {
		this.isOver = true;
	}

	private lookIn(milliseconds: number): void {
		AbortSignal.timeout(Math.ceil(milliseconds)).addEventListener('abort', () => {
			if (this.isOver) return;
			const waited = this.waitingSince === undefined ? 0 : performance.now() - this.waitingSince;
			if (waited >= this.longest) this.tell();
			else this.lookIn(this.longest - waited);
		});
	}
}

/** What may go on while a file comes: who asked for it, milliseconds of silence, and what ends it. */
export interface Transfer {
	operation: Pick<Operation<unknown>, 'purpose'>;
	longestSilence: number;
	signal: AbortSignal | undefined;
}

const brokenOff = ({ operation }: Transfer, reason: string): ThoughtSpotError =>
	new ThoughtSpotError(
		`ThoughtSpot could not ${operation.purpose}: in the middle of the file ${reason}. Try again.`,
		{ reached: 'unknown' },
	);

/** The blocks of a stream, for as long as they come and nobody cancels. */
export async function* whileAlive(stream: BlockStream, transfer: Transfer): AsyncGenerator<Buffer> {
	const fallenSilent = new AbortController();
	const watch = new SilenceWatch(transfer.longestSilence, () => fallenSilent.abort());
	const ends = [fallenSilent.signal, transfer.signal].filter((signal) => signal !== undefined);
	const end = AbortSignal.any(ends);
	const blocks = stream[Symbol.asyncIterator]();
	try {
		for (;;) {
			watch.wait();
			// to destroy the stream is not enough: n8n's HTTP client would go on waiting for a block
			const next = await unlessAborted(blocks.next(), end);
			watch.rest();
			if (next.done) return;
			yield next.value;
		}
	} catch {
		const reason = transfer.signal?.aborted
			? 'the execution was cancelled'
			: fallenSilent.signal.aborted
				? 'it fell silent'
				: 'the connection broke';
		throw brokenOff(transfer, reason);
	} finally {
		watch.end();
		stream.destroy();
	}
}
