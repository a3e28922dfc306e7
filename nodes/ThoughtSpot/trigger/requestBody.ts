export type ReadBody =
	| { outcome: 'complete'; body: Buffer }
	| { outcome: 'tooLarge' }
	/** The sender broke off */
	| { outcome: 'broken' };

interface Readable {
	iterator(options: { destroyOnReturn: boolean }): AsyncIterable<Buffer>;
}

/** Collects a request's body, up to a number of bytes of our own: n8n's limit is below ThoughtSpot's 25 MB. */
export async function readBody(
	request: Readable,
	announcedBytes: number | undefined,
	mostBytes: number,
): Promise<ReadBody> {
	if (announcedBytes !== undefined && announcedBytes > mostBytes) return { outcome: 'tooLarge' };
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		// the sender is still to get an answer
		for await (const chunk of request.iterator({ destroyOnReturn: false })) {
			size += chunk.length;
			if (size > mostBytes) return { outcome: 'tooLarge' };
			chunks.push(chunk);
		}
	} catch {
		return { outcome: 'broken' };
	}
	return { outcome: 'complete', body: Buffer.concat(chunks, size) };
}
