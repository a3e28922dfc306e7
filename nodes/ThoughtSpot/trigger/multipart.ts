/** One part of a `multipart/form-data` body (RFC 7578); `content` is a view on the body, not a copy. */
export interface Part {
	name: string;
	fileName?: string;
	contentType?: string;
	content: Buffer;
}

export class MultipartError extends Error {
	override readonly name = 'MultipartError';
}

const MOST_PARTS = 1_000;
const MOST_HEADER_BYTES = 16_384;
const LINE_END = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');
const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:\\[\s\S]|[^"\\])*)"|([^\s;]*))/g;

export interface HeaderValue {
	value: string;
	parameters: Map<string, string>;
}

/** A header such as `form-data; name="file"`: its value in lower case, its parameters unquoted. */
export function parseHeaderValue(header: string): HeaderValue {
	const parameters = new Map<string, string>();
	for (const [, name = '', quoted, bare = ''] of header.matchAll(PARAMETER)) {
		const key = name.toLowerCase();
		if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\([\\"])/g, '$1') ?? bare);
	}
	const [value = ''] = header.split(';', 1);
	return { value: value.trim().toLowerCase(), parameters };
}

/** RFC 5987, as in `filename*=UTF-8''Gr%C3%BC%C3%9Fe.pdf`; wins over the plain parameter. */
function extendedParameter(encoded: string | undefined): string | undefined {
	const [, charset = '', bytes = ''] = /^([^']*)'[^']*'(.*)$/.exec(encoded ?? '') ?? [];
	if (!/^(utf-8|us-ascii|iso-8859-1)$/i.test(charset)) return undefined;
	const octets = bytes.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16)),
	);
	return Buffer.from(octets, 'latin1').toString(/utf-8/i.test(charset) ? 'utf8' : 'latin1');
}

function parsePartHeaders(block: string): Omit<Part, 'content'> {
	const headers = new Map<string, string>();
	for (const line of block.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
		const colon = line.indexOf(':');
		if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1));
	}
	const { parameters } = parseHeaderValue(headers.get('content-disposition') ?? '');
	const name = parameters.get('name');
	if (name === undefined) {
		throw new MultipartError('a part has no Content-Disposition with a name');
	}
	const fileName = extendedParameter(parameters.get('filename*')) ?? parameters.get('filename');
	return { name, fileName, contentType: headers.get('content-type')?.trim() };
}

interface Delimiter {
	/** First byte of the line end before it */
	start: number;
	/** First byte after its own line end */
	end: number;
	closes: boolean;
}

const isPadding = (byte: number | undefined) => byte === 0x20 || byte === 0x09;

/** The next line that is the boundary and nothing more; longer lines that begin like it are content. */
function findDelimiter(body: Buffer, mark: Buffer, from: number): Delimiter | undefined {
	for (let at = body.indexOf(mark, from); at !== -1; at = body.indexOf(mark, at + 1)) {
		const opensBody = at === 0;
		if (!opensBody && body.compare(LINE_END, 0, 2, at - 2, at) !== 0) continue;
		let end = at + mark.length;
		const closes = body[end] === 0x2d && body[end + 1] === 0x2d;
		if (closes) end += 2;
		while (isPadding(body[end])) end++;
		const start = opensBody ? 0 : at - 2;
		if (end === body.length && closes) return { start, end, closes };
		if (body[end] === 0x0d && body[end + 1] === 0x0a) return { start, end: end + 2, closes };
	}
	return undefined;
}

/**
 * Cuts a whole `multipart/form-data` body into its parts. Throws `MultipartError`, saying what is wrong,
 * where it is cut short or breaks a limit (1,000 parts, 16 KiB of headers a part).
 */
export function parseMultipart(body: Buffer, boundary: string): Part[] {
	const mark = Buffer.from(`--${boundary}`);
	const parts: Part[] = [];
	let delimiter = findDelimiter(body, mark, 0);
	if (delimiter === undefined) throw new MultipartError('its boundary does not occur in it');
	while (!delimiter.closes) {
		const headersStart: number = delimiter.end;
		const next = findDelimiter(body, mark, headersStart);
		if (next === undefined) throw new MultipartError('it ends before its closing boundary');
		// a part without headers begins with its blank line
		const headersEnd = body.indexOf(HEADERS_END, headersStart);
		if (headersEnd === -1 || headersEnd > next.start) {
			throw new MultipartError('a part has no blank line after its headers');
		}
		if (headersEnd - headersStart > MOST_HEADER_BYTES) {
			throw new MultipartError('the headers of a part are too long');
		}
		if (parts.length === MOST_PARTS) throw new MultipartError('it has too many parts');
		const headers = parsePartHeaders(body.toString('utf8', headersStart, headersEnd));
		const contentStart = headersEnd + HEADERS_END.length;
		parts.push({
			...headers,
			content: body.subarray(contentStart, Math.max(contentStart, next.start)),
		});
		delimiter = next;
	}
	return parts;
}
