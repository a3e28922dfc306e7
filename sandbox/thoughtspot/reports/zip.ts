import { crc32 } from 'node:zlib';

const UTF8_NAMES = 0x0800;
/** 1980-01-01, the first day that the format knows. */
const DATE = 0x0021;

/** The fields that a local and a central header have in common: version needed to extra length (APPNOTE 4.3). */
function sharedFields(name: Buffer, content: Buffer): Buffer {
	const fields = Buffer.alloc(26);
	fields.writeUInt16LE(20, 0);
	fields.writeUInt16LE(UTF8_NAMES, 2);
	fields.writeUInt16LE(DATE, 8);
	fields.writeUInt32LE(crc32(content), 10);
	fields.writeUInt32LE(content.length, 14);
	fields.writeUInt32LE(content.length, 18);
	fields.writeUInt16LE(name.length, 22);
	return fields;
}

function centralHeader(shared: Buffer, name: Buffer, offset: number): Buffer {
	const rest = Buffer.alloc(14);
	rest.writeUInt32LE(offset, 10);
	return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, name]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(count, 8);
	end.writeUInt16LE(count, 10);
	end.writeUInt32LE(size, 12);
	end.writeUInt32LE(offset, 16);
	return end;
}

/** A ZIP archive of texts or bytes by name, stored without compression. */
export function writeZip(
	entries: ReadonlyArray<readonly [path: string, content: string | Buffer]>,
): Buffer {
	const files: Buffer[] = [];
	const headers: Buffer[] = [];
	let offset = 0;
	for (const [path, given] of entries) {
		const name = Buffer.from(path);
		const content = typeof given === 'string' ? Buffer.from(given) : given;
		const shared = sharedFields(name, content);
		const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, content]);
		headers.push(centralHeader(shared, name, offset));
		files.push(file);
		offset += file.length;
	}
	const directory = Buffer.concat(headers);
	return Buffer.concat([...files, directory, endRecord(files.length, directory.length, offset)]);
}
