import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { SentFile } from './model';
import type { AnsweredFile } from './operations/operation';

class Cut extends Error {}

function* counted(pieces: Iterable<Buffer>, sent: SentFile, most: number): Generator<Buffer> {
	for (const piece of pieces) {
		yield piece.subarray(0, most - sent.bytes);
		sent.bytes = Math.min(most, sent.bytes + piece.length);
		if (sent.bytes >= most) throw new Cut();
	}
}

/** The name in ASCII, and as it is (RFC 6266). */
const disposition = (name: string) =>
	`attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

/** Node's own errors are no `Error` of a test's realm. */
const isPrematureClose = (error: unknown) =>
	typeof error === 'object' &&
	error !== null &&
	'code' in error &&
	error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/**
 * Sends a file as it is made, as `application/octet-stream`; `sent` grows meanwhile. The caller may go away, and the
 * connection may be cut after so many bytes; both are no errors here.
 */
export async function sendFile(
	{ pieces, name }: AnsweredFile,
	response: ServerResponse,
	{ sent, cutAfter = Infinity }: { sent: SentFile; cutAfter?: number },
): Promise<void> {
	response.writeHead(200, {
		'content-type': 'application/octet-stream',
		...(name !== undefined && { 'content-disposition': disposition(name) }),
	});
	try {
		await pipeline(Readable.from(counted(pieces, sent, cutAfter)), response);
		sent.complete = true;
	} catch (error) {
		if (!(error instanceof Cut) && !isPrematureClose(error)) throw error;
	}
}
