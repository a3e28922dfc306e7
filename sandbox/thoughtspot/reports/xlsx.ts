import { each } from '../data/tables';
import type { Table, Value } from '../model';
import { writeZip } from './zip';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

const cell = (value: Value) =>
	typeof value === 'number'
		? `<c><v>${value}</v></c>`
		: `<c t="inlineStr"><is><t xml:space="preserve">${escape(String(value ?? ''))}</t></is></c>`;

const relationship = (id: number, type: string, target: string) =>
	`<Relationship Id="rId${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;

const relationships = (entries: string) =>
	`${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${entries}</Relationships>`;

const contentType = (part: string, kind: string) =>
	`<Override PartName="${part}" ContentType="${SPREADSHEET}.${kind}+xml"/>`;

/** Excel allows 31 characters in a sheet's name, and not these; each may stand there once. */
function sheetNames(tables: readonly Table[]): string[] {
	const taken = new Set<string>();
	return tables.map(({ name }, index) => {
		const plain = name.replace(/[\\/?*[\]:]/g, '_').slice(0, 31) || 'Report';
		const free = taken.has(plain.toLowerCase()) ? `${plain.slice(0, 26)} ${index + 1}` : plain;
		taken.add(free.toLowerCase());
		return free;
	});
}

function sheet({ columns, rows }: Table): string {
	const lines = [columns, ...each(rows)].map((row) => `<row>${row.map(cell).join('')}</row>`);
	return `${HEADER}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** A workbook with a sheet for each table (ECMA-376, inline strings). */
export function writeXlsx(tables: readonly Table[]): Buffer {
	const numbers = tables.map((_, index) => index + 1);
	const path = (number: number) => `worksheets/sheet${number}.xml`;
	const types = numbers.map((number) => contentType(`/xl/${path(number)}`, 'worksheet')).join('');
	const sheets = sheetNames(tables)
		.map(
			(name, index) =>
				`<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
		)
		.join('');
	return writeZip([
		[
			'[Content_Types].xml',
			`${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${contentType('/xl/workbook.xml', 'sheet.main')}${types}</Types>`,
		],
		['_rels/.rels', relationships(relationship(1, 'officeDocument', 'xl/workbook.xml'))],
		[
			'xl/workbook.xml',
			`${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${sheets}</sheets></workbook>`,
		],
		[
			'xl/_rels/workbook.xml.rels',
			relationships(
				numbers.map((number) => relationship(number, 'worksheet', path(number))).join(''),
			),
		],
		...tables.map((table, index) => [`xl/${path(index + 1)}`, sheet(table)] as const),
	]);
}
