export interface HeaderValue {
	/** In lower case, e.g. `multipart/form-data` */
	value: string;
	parameters: Map<string, string>;
}

// sticky: every character is looked at once, whatever an unauthenticated sender writes
const PARAMETER = /\s*;\s*(?:([^\s=;"]+)(?:\s*=\s*(?:"((?:\\[^]|[^"\\])*)"|([^;"]*)))?)?/y;

/**
 * Reads a header such as `form-data; name="file"`; names in lower case, values unquoted, the first of a
 * name counts. `undefined` where quotes are not closed or stand in the middle of a value.
 */
export function parseHeaderValue(header: string): HeaderValue | undefined {
	const [value = ''] = header.split(';', 1);
	const parameters = new Map<string, string>();
	let end = value.length;
	while (end < header.length) {
		PARAMETER.lastIndex = end;
		const match = PARAMETER.exec(header);
		if (match === null) return /^\s*$/.test(header.slice(end)) ? { value, parameters } : undefined;
		const [, name = '', quoted, bare = ''] = match;
		const key = name.toLowerCase();
		if (key !== '' && !parameters.has(key)) {
			parameters.set(key, quoted?.replace(/\\([\\"])/g, '$1') ?? bare.trim());
		}
		end = PARAMETER.lastIndex;
	}
	return { value: value.trim().toLowerCase(), parameters };
}

const EXTENDED = /^(utf-8|us-ascii|iso-8859-1)'[^']*'(.*)$/i;

/** A value as in `filename*=UTF-8''Gr%C3%BC%C3%9Fe.pdf` (RFC 5987); `undefined` where it is none. */
export function decodeExtendedValue(written: string): string | undefined {
	const [, charset, bytes = ''] = EXTENDED.exec(written) ?? [];
	if (charset === undefined) return undefined;
	const octets = bytes.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16)),
	);
	return Buffer.from(octets, 'latin1').toString(/utf-8/i.test(charset) ? 'utf8' : 'latin1');
}
