import { type Hmac, createHmac } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

import busboy from 'busboy';
import formidable from 'formidable';

import type { Announcement } from '../../nodes/ThoughtSpot/trigger/receiving/verify/announcement';
import type { Accepted } from '../../nodes/ThoughtSpot/trigger/receiving/verify/verdict';
import {
	Bytes,
	Signature,
	parseMultipart,
	presentedSignature,
	readBody,
	receive,
	startDigest,
} from './builtPackage';
import type { Delivery } from './delivery';
import { BOUNDARY, SECRET } from './delivery';

/** Takes a delivery in; resolves to what has to be done after the clock is stopped. */
export type Contender = (delivery: Delivery) => Promise<(() => Promise<void>) | undefined>;

const NO_DEADLINE = new AbortController().signal;

/** A request whose body is there already, so that no network is measured. */
class Arrived extends EventEmitter {
	readonly destroyed = false;
	readonly readableEnded = false;

	constructor(
		readonly headers: Record<string, string>,
		private readonly chunks: Iterable<Buffer>,
	) {
		super();
	}

	pause(): void {}

	resume(): void {
		for (const chunk of this.chunks) this.emit('data', chunk);
		this.emit('end');
	}
}

/** What cannot be done without: one HMAC and one copy of the bytes. */
const floor: Contender = async ({ chunks }) => {
	const digest = createHmac('sha256', SECRET);
	for (const chunk of chunks) digest.update(chunk);
	digest.digest();
	Buffer.concat(chunks);
	return undefined;
};

/** The trigger: reading, verification, parsing; the files are views on the body. */
export async function receiveHere({
	headers,
	chunks,
}: {
	headers: Record<string, string>;
	chunks: Iterable<Buffer>;
}): Promise<Accepted> {
	const digest = startDigest(SECRET);
	const limits = { mostBytes: Infinity, deadline: NO_DEADLINE, takeRoom: () => true };
	const read = await readBody(new Arrived(headers, chunks), limits, digest);
	if (read.outcome !== 'complete') throw new Error(read.outcome);
	const announcement: Announcement = {
		headers,
		signatureHeader: 'X-Webhook-Signature',
		signatureCovers: 'automatic',
		bodySignatureSeen: false,
		maxSizeMb: Infinity,
		kpiAlerts: false,
	};
	const presented = presentedSignature(announcement);
	if ('reason' in presented) throw new Error(presented.reason);
	const signature = new Signature(presented, [SECRET]);
	const verdict = receive({
		...announcement,
		signature,
		body: read.body,
		isBodySigned: signature.covers(read.body, digest.digest()),
		receivedAt: Date.now(),
	});
	if (verdict.outcome === 'refused') throw new Error(verdict.reason);
	return verdict;
}

const trigger: Contender = async (delivery) => {
	await receiveHere(delivery);
	return undefined;
};

/** busboy, with its files collected in memory. */
async function parseWithBusboy({ headers, chunks }: Delivery, digest?: Hmac): Promise<undefined> {
	const files: Buffer[] = [];
	const parser = busboy({ headers, defParamCharset: 'utf8' });
	parser.on('file', (_name, stream) => {
		const pieces: Buffer[] = [];
		stream.on('data', (piece: Buffer) => pieces.push(piece));
		stream.on('end', () => files.push(Buffer.concat(pieces)));
	});
	const parsed = new Promise((resolve, reject) => parser.on('close', resolve).on('error', reject));
	for (const chunk of chunks) {
		digest?.update(chunk);
		if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve));
	}
	parser.end();
	await parsed;
	digest?.digest();
	if (files.length !== 1) throw new Error('busboy found no file');
	return undefined;
}

/** As n8n 2.41.1 parses every form: formidable, with its files in a temporary folder. */
async function parseWithFormidable(
	{ headers, chunks }: Delivery,
	digest?: Hmac,
): Promise<() => Promise<void>> {
	const request = Object.assign(
		Readable.from(chunks, { objectMode: false, highWaterMark: 65_536 }),
		{ headers },
	);
	if (digest !== undefined) request.on('data', (chunk: Buffer) => digest.update(chunk));
	const form = formidable({
		allowEmptyFiles: true,
		minFileSize: 0,
		maxFileSize: 200 * 1024 * 1024,
	});
	const [, files] = await form.parse(request as unknown as IncomingMessage);
	digest?.digest();
	const paths = Object.values(files).flatMap((each) => each?.map(({ filepath }) => filepath) ?? []);
	if (paths.length !== 2) throw new Error('formidable found no file');
	return async () => {
		await Promise.all(paths.map(async (path) => await rm(path)));
	};
}

export const receivers = {
	floor,
	trigger,
	busboy: async (delivery) => await parseWithBusboy(delivery, createHmac('sha256', SECRET)),
	formidable: async (delivery) => await parseWithFormidable(delivery, createHmac('sha256', SECRET)),
} satisfies Record<string, Contender>;

/** Without the HMAC. The trigger's parser takes the chunks that it has collected for the HMAC anyway. */
export const parsers = {
	trigger: async ({ chunks }) => {
		if (parseMultipart(new Bytes(chunks), BOUNDARY).length !== 2)
			throw new Error('no file was found');
		return undefined;
	},
	busboy: async (delivery) => await parseWithBusboy(delivery),
	formidable: async (delivery) => await parseWithFormidable(delivery),
} satisfies Record<string, Contender>;
