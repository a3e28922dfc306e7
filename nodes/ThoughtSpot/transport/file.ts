import type { BinaryHelperFunctions } from 'n8n-workflow';

import type { HttpAnswer } from './exchange';
import { headerOf } from './exchange';
import type { Transfer } from './whileAlive';
import { whileAlive } from './whileAlive';

type StreamClass = { from(blocks: AsyncIterable<Buffer>): FileContent };

/** One of Node's readable streams. */
export type FileContent = Exclude<
	Parameters<BinaryHelperFunctions['prepareBinaryData']>[0],
	Uint8Array
>;

export interface ThoughtSpotFile {
	/** To be read once; ends with an error where ThoughtSpot falls silent or the execution is cancelled */
	content: FileContent;
	/** Names in lower case */
	headers: HttpAnswer['headers'];
	/** The error for an answer whose content turns out to be these words, or an error in JSON, without secrets */
	refused(said: unknown): Error;
}

const isStream = (body: unknown): body is FileContent =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

const blocksOf = (stream: FileContent): AsyncIterable<Buffer> => stream;

/** Of what is no file */
const MOST_WORDS_BYTES = 64 * 1024;

/** Read as JSON where it is that. */
export function jsonOrText(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** A beginning of what a stream holds. */
async function beginning(stream: FileContent): Promise<unknown> {
	const blocks: Buffer[] = [];
	let size = 0;
	for await (const block of blocksOf(stream)) {
		blocks.push(block);
		size += block.length;
		if (size > MOST_WORDS_BYTES) break;
	}
	const text = Buffer.concat(blocks).toString();
	return text === '' ? undefined : jsonOrText(text);
}

/** Refusals and pages come as streams too where a file was asked for: they are read, files are not. */
export async function withWordsRead(answer: HttpAnswer): Promise<HttpAnswer> {
	const { status, body } = answer;
	if (!isStream(body)) return answer;
	const isFile = !/^(text\/html|application\/json)\b/i.test(headerOf(answer, 'content-type'));
	if (status >= 200 && status < 300 && isFile) return answer;
	return { ...answer, body: await beginning(body) };
}

/** The content of the file that an answer brings; `undefined` where it brings none. */
export function fileContent({ body }: HttpAnswer, transfer: Transfer): FileContent | undefined {
	if (!isStream(body)) return undefined;
	// what came is one of Node's streams: a node may not require `stream` itself
	const stream = body.constructor as unknown as StreamClass;
	return stream.from(whileAlive(body, transfer));
}

export interface BegunFile {
	/** The first bytes, as many as were asked for where there are so many */
	beginning: Buffer;
	/** The whole, still to be read */
	content: FileContent;
	/** How much has been read of it so far */
	readBytes(): number;
}

/** Reads the beginning of a file, by which its type can be told, and leaves the rest in the stream. */
export async function begin(
	{ content }: Pick<ThoughtSpotFile, 'content'>,
	bytes: number,
): Promise<BegunFile> {
	const stream = content.constructor as unknown as StreamClass;
	const blocks = blocksOf(content)[Symbol.asyncIterator]();
	const first: Buffer[] = [];
	let size = 0;
	while (size < bytes) {
		const next = await blocks.next();
		if (next.done) break;
		first.push(next.value);
		size += next.value.length;
	}
	let read = 0;
	async function* whole(): AsyncGenerator<Buffer> {
		try {
			for (const block of first.splice(0)) {
				read += block.length;
				yield block;
			}
			for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
				read += next.value.length;
				yield next.value;
			}
		} finally {
			content.destroy();
		}
	}
	const beginning = Buffer.concat(first).subarray(0, bytes);
	return { beginning, content: stream.from(whole()), readBytes: () => read };
}
