import type { Bytes } from './bytes';

const UNKNOWN_TYPE = 'application/octet-stream';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const TYPES_BY_EXTENSION: Record<string, string> = {
	csv: 'text/csv',
	json: 'application/json',
	pdf: 'application/pdf',
	png: 'image/png',
	xlsx: XLSX,
	zip: 'application/zip',
};

const extensionOf = (fileName: string) => /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

const TYPES_BY_START: Array<[start: Buffer, type: string]> = [
	[Buffer.from('%PDF-'), 'application/pdf'],
	[Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'image/png'],
	[Buffer.from('PK\x03\x04'), 'application/zip'],
];

/** What a file is called by what it is, e.g. `pdf`: the format of a schedule. */
export function fileFormat({ fileName, mimeType }: { fileName: string; mimeType: string }): string {
	const [byType] = Object.entries(TYPES_BY_EXTENSION).find(([, type]) => type === mimeType) ?? [];
	return byType ?? extensionOf(fileName);
}

/** The MIME type of a file: as it was said, else by what it begins with, else by the extension of its name. */
export function fileType(said: string | undefined, fileName: string, content?: Bytes): string {
	if (said && said !== UNKNOWN_TYPE) return said;
	const extension = extensionOf(fileName);
	const byExtension = Object.hasOwn(TYPES_BY_EXTENSION, extension)
		? TYPES_BY_EXTENSION[extension]
		: undefined;
	const start = content?.slice(0, 8).joined();
	const [, byStart] =
		TYPES_BY_START.find(([known]) => start?.subarray(0, known.length).equals(known)) ?? [];
	// a workbook is an archive
	const isWorkbook = byStart === 'application/zip' && byExtension === XLSX;
	return (isWorkbook ? byExtension : (byStart ?? byExtension)) ?? UNKNOWN_TYPE;
}

/** How much of a file is looked at: the names in a workbook's archive stand near its beginning. */
export const EXPORT_BEGINNING_BYTES = 4096;

/**
 * What an exported file is, by its beginning: several tables as CSV come as an archive, and a workbook is one as well.
 * What is told by no sign is text.
 */
export function exportedType(
	beginning: Buffer,
	asked: string,
): { extension: string; mimeType: string } {
	const [, byStart = 'text/csv'] =
		TYPES_BY_START.find(([known]) => beginning.subarray(0, known.length).equals(known)) ?? [];
	const isWorkbook =
		byStart === 'application/zip' &&
		(asked === 'XLSX' || /\bxl\/|\[Content_Types\]\.xml/.test(beginning.toString('latin1')));
	const mimeType = isWorkbook ? XLSX : byStart;
	return { extension: fileFormat({ fileName: '', mimeType }), mimeType };
}

const PAGE = /^[\ufeff\s]*<(?:!doctype\s+html|html|head|body)[\s>]/i;
const ERROR = /^[\ufeff\s]*\{\s*"(?:error|message|code)"\s*:/i;

function isJsonObject(text: string): boolean {
	if (!text.trimStart().startsWith('{')) return false;
	try {
		return typeof JSON.parse(text) === 'object';
	} catch {
		return false;
	}
}

/**
 * What came instead of a report, by how it begins: a web page, or words, such as an error in JSON. Any text is that where
 * another format was asked for. `undefined`: it is a report.
 */
export function insteadOfReport(beginning: Buffer, asked: string): 'page' | 'words' | undefined {
	const text = beginning.toString();
	if (PAGE.test(text)) return 'page';
	const isText = exportedType(beginning, asked).mimeType === 'text/csv';
	if (!isText) return undefined;
	return asked !== 'CSV' || ERROR.test(text) || isJsonObject(text) ? 'words' : undefined;
}
