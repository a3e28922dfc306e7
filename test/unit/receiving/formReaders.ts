import { deepStrictEqual } from 'node:assert';

import busboy from 'busboy';
import { Response } from 'undici';

import { parseHeaderValue } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/headerValue';
import { parseMultipart } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/multipart';
import { manyBlocks, oneBlock } from '../message/blocks';
import type { Form } from './formWriters';

/** A part as every parser can tell it: fields without a file name are text to some of them. */
export interface ReadPart {
	name: string;
	fileName: string | undefined;
	type: string;
	content: string;
}

const asText = (content: Buffer, fileName: string | undefined) =>
	content.toString(fileName === undefined ? 'utf8' : 'latin1');

/** The parser under test, which must not care how the body arrives. */
export function readHere({ contentType, body }: Form): ReadPart[] {
	const boundary = parseHeaderValue(contentType)?.parameters.get('boundary') ?? '';
	const [parts, again] = [oneBlock(body), manyBlocks(body, 100)].map((bytes) =>
		parseMultipart(bytes, boundary).map(({ name = '', fileName, mimeType, content }) => ({
			name,
			fileName,
			type: mimeType ?? 'text/plain',
			content: asText(content.joined(), fileName),
		})),
	);
	deepStrictEqual(parts, again);
	return parts ?? [];
}

export async function readWithBusboy({ contentType, body }: Form): Promise<ReadPart[]> {
	const parts: ReadPart[] = [];
	const parser = busboy({
		headers: { 'content-type': contentType },
		defParamCharset: 'utf8',
		preservePath: true,
	});
	parser.on('field', (name, content, { mimeType: type }) => {
		parts.push({ name, fileName: undefined, type, content });
	});
	parser.on('file', (name, stream, { filename: fileName, mimeType: type }) => {
		const part: ReadPart = { name, fileName, type, content: '' };
		parts.push(part);
		stream.on('data', (chunk: Buffer) => (part.content += chunk.toString('latin1')));
	});
	await new Promise((resolve, reject) => {
		parser.on('close', resolve).on('error', reject).end(body);
	});
	return parts;
}

export async function readWithUndici({ contentType, body }: Form): Promise<ReadPart[]> {
	const response = new Response(Uint8Array.from(body), {
		headers: { 'content-type': contentType },
	});
	const parts: ReadPart[] = [];
	for (const [name, value] of await response.formData()) {
		if (typeof value === 'string') {
			parts.push({ name, fileName: undefined, type: 'text/plain', content: value });
		} else {
			const content = Buffer.from(await value.arrayBuffer()).toString('latin1');
			parts.push({ name, fileName: value.name, type: value.type, content });
		}
	}
	return parts;
}
