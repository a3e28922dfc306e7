import { decodeExtendedValue, parseHeaderValue } from './headerValue';

/** One part of a `multipart/form-data` body (RFC 7578); `content` is a view on the body, not a copy. */
export interface Part {
	name: string;
	fileName?: string;
	/** In lower case and without its parameters, e.g. `text/csv` */
	mimeType?: string;
	content: Buffer;
}

export class MultipartError extends Error {
	override readonly name = 'MultipartError';
}

const MOST_PARTS = 1_000;
const MOST_HEADER_BYTES = 16_384;
/** RFC 2046, section 5.1.1 */
const MOST_BOUNDARY_CHARACTERS = 70;

const LINE_END = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');

function parseHeaders(block: string): Map<string, string> {
	const headers = new Map<string, string>();
	for (const line of block.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
		const colon = line.indexOf(':');
		const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
		if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1));
	}
	return headers;
}

function describePart(block: string): Omit<Part, 'content'> {
	const headers = parseHeaders(block);
	const parameters = parseHeaderValue(headers.get('content-disposition') ?? '')?.parameters;
	const name = parameters?.get('name');
	if (name === undefined) {
		throw new MultipartError('a part has no Content-Disposition with a name');
	}
	const extended = decodeExtendedValue(parameters?.get('filename*') ?? '');
	const [mimeType] = headers.get('content-type')?.split(';', 1) ?? [];
	return {
		name,
		fileName: extended ?? parameters?.get('filename'),
		mimeType: mimeType?.trim().toLowerCase(),
	};
}

interface Delimiter {
	/** First byte of the line end before it */
	start: number;
	/** First byte after its own line end */
	end: number;
	closes: boolean;
}

const DASH = 0x2d;
const isPadding = (byte: number | undefined) => byte === 0x20 || byte === 0x09;
const isLineEnd = (body: Buffer, at: number) =>
	at >= 0 && at + 2 <= body.length && body.compare(LINE_END, 0, 2, at, at + 2) === 0;

/** The next line that is the boundary and nothing more; longer lines that begin like it are content. */
function findDelimiter(body: Buffer, mark: Buffer, from: number): Delimiter | undefined {
	for (let at = body.indexOf(mark, from); at !== -1; at = body.indexOf(mark, at + 1)) {
		if (at !== 0 && !isLineEnd(body, at - 2)) continue;
		let end = at + mark.length;
		const closes = body[end] === DASH && body[end + 1] === DASH;
		if (closes) end += 2;
		while (isPadding(body[end])) end++;
		const start = Math.max(at - 2, 0);
		if (isLineEnd(body, end)) return { start, end: end + 2, closes };
		if (closes && end === body.length) return { start, end, closes };
	}
	return undefined;
}

/** The part between two delimiters. */
function cutPart(body: Buffer, start: number, end: number): Part {
	// the search begins one line end early: a part without headers begins with its blank line
	const blankLine = body.indexOf(HEADERS_END, start - 2);
	if (blankLine === -1 || blankLine > end) {
		throw new MultipartError('a part has no blank line after its headers');
	}
	if (blankLine - start > MOST_HEADER_BYTES) {
		throw new MultipartError('the headers of a part are too long');
	}
	const contentStart = blankLine + HEADERS_END.length;
	return {
		...describePart(body.toString('utf8', start, Math.max(start, blankLine))),
		content: body.subarray(contentStart, Math.max(contentStart, end)),
	};
}

/**
 * Cuts a whole `multipart/form-data` body into its parts. Throws `MultipartError`, saying what is wrong,
 * where it is cut short or breaks a limit (1,000 parts, 16 KiB of headers a part).
 */
export function parseMultipart(body: Buffer, boundary: string): Part[] {
	if (boundary === '' || boundary.length > MOST_BOUNDARY_CHARACTERS) {
		throw new MultipartError('its boundary has not 1 to 70 characters');
	}
	const mark = Buffer.from(`--${boundary}`);
	const parts: Part[] = [];
	let delimiter = findDelimiter(body, mark, 0);
	if (delimiter === undefined) throw new MultipartError('its boundary does not occur in it');
	while (!delimiter.closes) {
		const next = findDelimiter(body, mark, delimiter.end);
		if (next === undefined) throw new MultipartError('it ends before its closing boundary');
		if (parts.length === MOST_PARTS) throw new MultipartError('it has too many parts');
		parts.push(cutPart(body, delimiter.end, next.start));
		delimiter = next;
	}
	return parts;
}
