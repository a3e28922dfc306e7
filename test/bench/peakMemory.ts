import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

import { examplePayload, multipart } from '../messages';
import { receiveHere } from './contenders';
import { SECRET } from './delivery';
import { measureForParent, measuredApart } from './ownProcess';

const CHUNK_BYTES = 65_536;
const BOUNDARY = 'b0undary';

/** The pieces of a body, made as they are asked for: nothing but the receiver keeps them. */
function* pieces(bytes: number, payload: string): Generator<Buffer> {
	const whole = multipart(
		[
			{ name: 'payload', type: 'application/json', content: payload },
			{ name: 'file', fileName: 'a.pdf', type: 'application/pdf', content: '%PDF' },
		],
		BOUNDARY,
	);
	const end = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
	yield whole.subarray(0, -end.length);
	for (let sent = 0; sent < bytes; sent += CHUNK_BYTES) yield Buffer.alloc(CHUNK_BYTES, sent % 251);
	yield end;
}

interface Announced {
	headers: Record<string, string>;
	payload: string;
}

function sign(bytes: number, announced: boolean): Announced {
	const payload = JSON.stringify(examplePayload(new Date().toISOString()));
	const digest = createHmac('sha256', SECRET);
	let length = 0;
	for (const piece of pieces(bytes, payload)) {
		digest.update(piece);
		length += piece.length;
	}
	const headers = {
		'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
		'x-webhook-signature': digest.digest('hex'),
		...(announced ? { 'content-length': String(length) } : {}),
	};
	return { headers, payload };
}

/** Linux counts the highest memory since this was written; what it is for is in proc(5). */
async function forgetPeak(): Promise<void> {
	await writeFile('/proc/self/clear_refs', '5');
}

async function peak(): Promise<number> {
	const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(await readFile('/proc/self/status', 'utf8')) ?? [];
	return Number(kilobytes) * 1024;
}

async function measureHere(bytes: number, { headers, payload }: Announced): Promise<number> {
	// what the first delivery loads and allocates is no part of the second
	const first = sign(CHUNK_BYTES, true);
	await receiveHere({ ...first, chunks: pieces(CHUNK_BYTES, first.payload) });
	global.gc?.();
	await forgetPeak();
	const before = await peak();
	await receiveHere({ headers, chunks: pieces(bytes, payload) });
	return (await peak()) - before;
}

/** How many bodies' worth of memory one delivery takes at its peak, in a process of its own. */
export async function peakMemory(bytes: number, announced: boolean): Promise<number> {
	// signed here, so that the process that is measured has no memory left over from it
	const message = JSON.stringify(sign(bytes, announced));
	const growth = await measuredApart<number>(__filename, { args: [String(bytes), message] });
	return growth / bytes;
}

if (require.main === module) {
	const [, , bytes, message = ''] = process.argv;
	void measureForParent(
		async () => await measureHere(Number(bytes), JSON.parse(message) as Announced),
	);
}
