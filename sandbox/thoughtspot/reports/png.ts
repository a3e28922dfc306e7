import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const WHITE = 0xff;

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}

/** A white greyscale image (PNG, 8 bit) that carries the lines as its comment. */
export function writePng(
	lines: readonly string[],
	size: { width: number; height: number },
): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(size.width, 0);
	header.writeUInt32BE(size.height, 4);
	header.writeUInt8(8, 8);
	const scanline = Buffer.alloc(size.width + 1, WHITE);
	scanline.writeUInt8(0, 0);
	const pixels = Buffer.concat(Array.from({ length: size.height }, () => scanline));
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('iTXt', Buffer.from(`Comment\0\0\0\0\0${lines.join('\n')}`)),
		chunk('IDAT', deflateSync(pixels)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}
