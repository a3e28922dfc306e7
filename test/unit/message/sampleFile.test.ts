import { inflateRawSync } from 'node:zlib';

import { readPayload } from '../../../nodes/ThoughtSpot/message/payload';
import { sampleFile } from '../../../nodes/ThoughtSpot/message/sampleFile';

const sample = (fileFormat?: string) =>
	sampleFile(readPayload({ data: { scheduleDetails: { fileFormat } } }));
const bytesOf = (format: string) => sample(format).content?.joined() ?? Buffer.alloc(0);

it.each([
	['pdf', 'Sample report.pdf', 'application/pdf'],
	['PDF', 'Sample report.pdf', 'application/pdf'],
	['csv', 'Sample report.csv', 'text/csv'],
	[
		'XLSX',
		'Sample report.xlsx',
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	],
	['constructor', 'Sample report.pdf', 'application/pdf'],
	[undefined, 'Sample report.pdf', 'application/pdf'],
])('a sample of %s is %s', (format, fileName, mimeType) => {
	expect(sample(format)).toMatchObject({ fileName, mimeType, isSample: true });
});

it('the PDF has its objects where its table says', () => {
	const text = bytesOf('pdf').toString();
	const [, start = ''] = /startxref\n(\d+)/.exec(text) ?? [];
	expect(text.slice(Number(start), Number(start) + 4)).toBe('xref');
	const offsets = [...text.matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
	expect(offsets).toHaveLength(5);
	for (const [index, offset] of offsets.entries()) {
		expect(text.slice(offset, offset + 7)).toBe(`${index + 1} 0 obj`);
	}
});

it('the PDF has a stream as long as it says, and ends it as a reader looks for it', () => {
	const text = bytesOf('pdf').toString();
	const found = /\/Length (\d+)>>stream\n(.*)\nendstream endobj\n/.exec(text);
	expect(found?.[2]).toHaveLength(Number(found?.[1]));
});

it('the workbook is an archive of the parts that one needs', () => {
	const archive = bytesOf('xlsx');
	const parts: Record<string, string> = {};
	for (let at = 0; archive.readUInt32LE(at) === 0x04034b50;) {
		const [size, nameLength] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
		const begin = at + 30 + nameLength + archive.readUInt16LE(at + 28);
		const name = archive.subarray(at + 30, at + 30 + nameLength).toString();
		parts[name] = inflateRawSync(archive.subarray(begin, begin + size)).toString();
		at = begin + size;
	}
	expect(Object.keys(parts)).toEqual([
		'[Content_Types].xml',
		'_rels/.rels',
		'xl/workbook.xml',
		'xl/_rels/workbook.xml.rels',
		'xl/worksheets/sheet1.xml',
	]);
	expect(parts['xl/worksheets/sheet1.xml']).toContain('<t>East</t></is></c><c><v>10</v></c>');
});
