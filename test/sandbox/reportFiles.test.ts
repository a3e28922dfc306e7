import { crc32 } from 'node:zlib';

import { reportFiles } from '../../sandbox/thoughtspot/reports/reportFiles';

const only = (format: 'PDF' | 'XLSX') => reportFiles(format, 'Umsätze / Q1 (東京)')[0];

describe('the report files of the sandbox', () => {
	it('are named for the Liveboard, without path separators', () => {
		expect(only('PDF')?.fileName).toBe('Umsätze _ Q1 (東京).pdf');
	});

	it('are PDFs whose cross-reference table points to the objects', () => {
		const text = only('PDF')?.content.toString('latin1') ?? '';
		const table = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1]);
		expect(text.slice(table, table + 4)).toBe('xref');
		const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
		expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(
			[1, 2, 3, 4, 5].map((number) => `${number} 0 obj`),
		);
	});

	it('are workbooks whose ZIP directory points to intact entries', () => {
		const zip = only('XLSX')?.content ?? Buffer.alloc(0);
		const end = zip.length - 22;
		const names: string[] = [];
		let position = zip.readUInt32LE(end + 16);
		for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
			const size = zip.readUInt32LE(position + 24);
			const nameLength = zip.readUInt16LE(position + 28);
			const start = zip.readUInt32LE(position + 42) + 30 + nameLength;
			const content = zip.subarray(start, start + size);
			expect(crc32(content)).toBe(zip.readUInt32LE(position + 16));
			names.push(zip.toString('utf8', position + 46, position + 46 + nameLength));
			position += 46 + nameLength;
		}
		expect(position).toBe(end);
		expect(names).toContain('xl/worksheets/sheet1.xml');
	});
});
