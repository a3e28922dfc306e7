import { writeZip } from './zip';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (text: string) => text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '');

const cell = (value: string | number) =>
	typeof value === 'number'
		? `<c><v>${value}</v></c>`
		: `<c t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;

const relationships = (type: string, target: string) =>
	`${HEADER}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/${type}" Target="${target}"/></Relationships>`;

const contentType = (part: string, kind: string) =>
	`<Override PartName="${part}" ContentType="${SPREADSHEET}.${kind}+xml"/>`;

/** A workbook with one sheet (ECMA-376, inline strings). */
export function writeXlsx(rows: ReadonlyArray<ReadonlyArray<string | number>>): Buffer {
	const sheet = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
	return writeZip({
		'[Content_Types].xml': `${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${contentType('/xl/workbook.xml', 'sheet.main')}${contentType('/xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
		'_rels/.rels': relationships('officeDocument', 'xl/workbook.xml'),
		'xl/workbook.xml': `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="Report" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': relationships('worksheet', 'worksheets/sheet1.xml'),
		'xl/worksheets/sheet1.xml': `${HEADER}<worksheet xmlns="${MAIN}"><sheetData>${sheet}</sheetData></worksheet>`,
	});
}
