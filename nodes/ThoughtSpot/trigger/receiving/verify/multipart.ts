import type { Bytes } from '../../../message/bytes';
import { decodeExtendedValue, parseHeaderValue } from './headerValue';

/** One part of a `multipart/form-data` body (RFC 7578); `content` is a view on the body, not a copy. */
export interface Part {
	/** Missing for a file without one */
	name?: string;
	fileName?: string;
	/** In lower case and without its parameters, e.g. `text/csv` */
	mimeType?: string;
	content: Bytes;
}

export class MultipartError extends Error {
	override readonly name = 'MultipartError';
}

const MOST_PARTS = 1_000;
const MOST_HEADER_BYTES = 16_384;
/** RFC 2046, section 5.1.1; a line may be padded, so that a blank at the end would be none of it */
const BOUNDARY = /^.{0,69}\S$/;
/** Lines that begin with the boundary and go on; senders choose a boundary that occurs nowhere. */
const MOST_LOOKALIKES = 10_000;

/** Before the first boundary and after the last one */
const MOST_LINE_END_BYTES = 1_024;
const LINE_ENDS = /^(?:\r\n)*$/;

const HEADERS_END = Buffer.from('\r\n\r\n');
const [CR, LF, DASH, SPACE, TAB] = [0x0d, 0x0a, 0x2d, 0x20, 0x09];

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
	const extended = decodeExtendedValue(parameters?.get('filename*') ?? '');
	const fileName = extended ?? parameters?.get('filename');
	if (name === undefined && fileName === undefined) {
		throw new MultipartError('a part has no Content-Disposition with a name');
	}
	const [mimeType] = headers.get('content-type')?.split(';', 1) ?? [];
	return {
		name,
		fileName,
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

/** A boundary that ends at `end` delimits where nothing follows in its line; else the line is content. */
function readDelimiter(body: Bytes, start: number, end: number): Delimiter | undefined {
	const closes = body.at(end) === DASH && body.at(end + 1) === DASH;
	if (closes) end += 2;
	while (body.at(end) === SPACE || body.at(end) === TAB) end++;
	if (body.at(end) === CR && body.at(end + 1) === LF) return { start, end: end + 2, closes };
	return closes && end === body.size ? { start, end, closes } : undefined;
}

/** The delimiters in order, from the first to the one that closes the body or to its end. */
function* findDelimiters(body: Bytes, boundary: string): Generator<Delimiter, void> {
	const line = Buffer.from(`\r\n--${boundary}`);
	const opening = body.slice(0, line.length - 2).joined();
	const opens = opening.equals(line.subarray(2));
	let at = opens ? -2 : body.indexOf(line);
	let lookalikes = 0;
	while (at !== -1) {
		const end = at + line.length;
		const delimiter = readDelimiter(body, Math.max(at, 0), end);
		if (delimiter !== undefined) yield delimiter;
		else if (++lookalikes > MOST_LOOKALIKES) {
			throw new MultipartError('it has too many lines that begin with its boundary');
		}
		// the line end of a delimiter may begin the next
		at = body.indexOf(line, delimiter === undefined ? end : delimiter.end - 2);
	}
}

/** The part between two delimiters. */
function cutPart(body: Bytes, start: number, end: number): Part {
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
		...describePart(body.slice(start, blankLine).joined().toString('utf8')),
		content: body.slice(contentStart, end),
	};
}

/** The boundary is not signed: with other text around the parts, another one could cut them elsewhere. */
function refuseText(around: Bytes, where: string): void {
	if (around.size > MOST_LINE_END_BYTES || !LINE_ENDS.test(around.joined().toString('latin1'))) {
		throw new MultipartError(`text stands ${where} boundary`);
	}
}

/**
 * Cuts a whole `multipart/form-data` body into its parts. Throws `MultipartError`, saying what is wrong,
 * where it is cut short, has text around its parts, or breaks a limit (1,000 parts, 16 KiB of headers a part).
 */
export function parseMultipart(body: Bytes, boundary: string): Part[] {
	if (!BOUNDARY.test(boundary)) {
		throw new MultipartError('its boundary has not 1 to 70 characters or ends in a blank');
	}
	const parts: Part[] = [];
	let previous: Delimiter | undefined;
	for (const delimiter of findDelimiters(body, boundary)) {
		if (previous === undefined) {
			refuseText(body.slice(0, delimiter.start), 'before its first');
		} else {
			if (parts.length === MOST_PARTS) throw new MultipartError('it has too many parts');
			parts.push(cutPart(body, previous.end, delimiter.start));
		}
		if (delimiter.closes) {
			refuseText(body.slice(delimiter.end, body.size), 'after its closing');
			return parts;
		}
		previous = delimiter;
	}
	throw new MultipartError(
		previous === undefined
			? 'its boundary does not occur in it'
			: 'it ends before its closing boundary',
	);
}
