import { createHmac, randomBytes } from 'node:crypto';

import { request } from 'undici';

import { examplePayload, multipart } from '../messages';

export const SECRET = 'a signing secret';
export const MEGABYTE = 1_000_000;
export const BOUNDARY = '3f1c0e5a9b7d24688642d7b9a5e0c1f33f1c0e5a9b7d24688642d7b9a5e0';
/** What Node hands over at once from a socket. */
const CHUNK_BYTES = 65_536;

export interface Delivery {
	headers: Record<string, string>;
	body: Buffer;
	/** The body as it arrives */
	chunks: Buffer[];
}

function cut(body: Buffer): Buffer[] {
	const chunks: Buffer[] = [];
	for (let at = 0; at < body.length; at += CHUNK_BYTES) {
		// a copy, as every chunk of a socket has memory of its own
		chunks.push(Buffer.from(body.subarray(at, at + CHUNK_BYTES)));
	}
	return chunks;
}

/** A signed delivery in Go's form with one PDF; its body has that many bytes, give or take 2,000. */
export function delivery(bytes: number, messageId = 'message-1', secret = SECRET): Delivery {
	const payload = examplePayload(new Date().toISOString());
	payload.data.msgUniqueId = messageId;
	return deliveryOf(payload, bytes, secret);
}

/** The same with a payload of one's own. */
export function deliveryOf(payload: object, bytes: number, secret = SECRET): Delivery {
	const body = multipart(
		[
			{ name: 'payload', type: 'application/json', content: JSON.stringify(payload) },
			{
				name: 'file',
				fileName: 'Retail Sales.pdf',
				type: 'application/pdf',
				content: randomBytes(bytes),
			},
		],
		BOUNDARY,
	);
	return {
		headers: {
			'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
			'content-length': String(body.length),
			'x-webhook-signature': createHmac('sha256', secret).update(body).digest('hex'),
		},
		body,
		chunks: cut(body),
	};
}

/** Milliseconds from the first byte to the end of the answer. */
export async function send(url: string, { headers, body }: Delivery): Promise<number> {
	const started = performance.now();
	const answer = await request(url, { method: 'POST', headers, body });
	const text = await answer.body.text();
	const milliseconds = performance.now() - started;
	if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}: ${text}`);
	return milliseconds;
}
