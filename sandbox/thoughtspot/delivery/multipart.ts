import { randomBytes } from 'node:crypto';

export interface Part {
	name: string;
	fileName?: string;
	contentType: string;
	content: Buffer;
}

const QUOTED: Record<string, string> = { '\\': '\\\\', '"': '\\"', '\r': '%0D', '\n': '%0A' };

const quote = (text: string) =>
	`"${text.replace(/[\\"\r\n]/g, (character) => QUOTED[character] ?? character)}"`;

function partHeader({ name, fileName, contentType }: Part): string {
	const file = fileName === undefined ? '' : `; filename=${quote(fileName)}`;
	return `Content-Disposition: form-data; name=${quote(name)}${file}\r\nContent-Type: ${contentType}\r\n\r\n`;
}

/** A `multipart/form-data` body, byte for byte as the Writer of Go's `mime/multipart` makes it. */
export function writeMultipart(
	parts: readonly Part[],
	boundary = randomBytes(30).toString('hex'),
): { contentType: string; body: Buffer } {
	const pieces = parts.flatMap((part, index) => [
		Buffer.from(`${index === 0 ? '' : '\r\n'}--${boundary}\r\n${partHeader(part)}`),
		part.content,
	]);
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		body: Buffer.concat([...pieces, Buffer.from(`\r\n--${boundary}--\r\n`)]),
	};
}
