import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

import busboy from 'busboy';

import type { Received } from './receiver';

export interface ParsedPart {
	name: string;
	fileName: string | undefined;
	type: string;
	content: Buffer;
}

/** The parts of a multipart delivery, as busboy sees them. */
export async function parseWithBusboy({ headers, body }: Received): Promise<ParsedPart[]> {
	const parts: ParsedPart[] = [];
	const parser = busboy({ headers, defParamCharset: 'utf8', preservePath: true });
	parser.on('field', (name, value, { mimeType }) => {
		parts.push({ name, fileName: undefined, type: mimeType, content: Buffer.from(value) });
	});
	parser.on('file', (name, stream, { filename, mimeType }) => {
		const chunks: Buffer[] = [];
		stream.on('data', (chunk: Buffer) => chunks.push(chunk));
		stream.on('end', () => {
			parts.push({ name, fileName: filename, type: mimeType, content: Buffer.concat(chunks) });
		});
	});
	await finished(Readable.from([body]).pipe(parser));
	return parts;
}

/** The payload of a delivery: its `payload` part, or the JSON body. */
export async function payloadOf(received: Received): Promise<Payload> {
	const isJson = received.headers['content-type'] === 'application/json';
	const [first] = isJson ? [{ content: received.body }] : await parseWithBusboy(received);
	const payload: Payload = JSON.parse(String(first?.content));
	return payload;
}

export interface Payload {
	eventId: string;
	source: { orgId: string };
	metadataObject: { id: string; name: string };
	data: {
		scheduleDetails: { scheduleId: string; name: string; runId: string; fileFormat: string };
		recipients: Array<{ type: string; id?: string; email: string; locale?: string }>;
		msgUniqueId: string;
		channelID: string;
		aiHighlights?: string;
	};
	files?: Array<Record<string, unknown>>;
	error?: string;
}
