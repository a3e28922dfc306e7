import { crc32 } from 'node:zlib';

import { ORDERS, REGIONS } from '../../sandbox/thoughtspot/data/samples';
import { writePdf } from '../../sandbox/thoughtspot/reports/pdf';
import { reportFiles } from '../../sandbox/thoughtspot/reports/reportFiles';

const only = (format: 'PDF' | 'XLSX') =>
	reportFiles(format, 'Umsätze / Q1 (東京)', [REGIONS, ORDERS])[0];

describe('the report files of the sandbox', () => {
	it('are named for the Liveboard, without path separators', () => {
		expect(only('PDF')?.fileName).toBe('Umsätze _ Q1 (東京).pdf');
	});

	it.each([
		{ pages: 1, text: only('PDF')?.content.toString('latin1') ?? '' },
		{ pages: 3, text: writePdf([['a'], ['b'], ['c']]).toString('latin1') },
	])('are PDFs of $pages pages whose cross-reference table points to the objects', (file) => {
		const { pages, text } = file;
		const table = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1]);
		expect(text.slice(table, table + 4)).toBe('xref');
		const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
		expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(
			Array.from({ length: 3 + 2 * pages }, (_, index) => `${index + 1} 0 obj`),
		);
		const kids = /\/Kids \[(.*)\] \/Count (\d+)/.exec(text);
		expect(kids?.[2]).toBe(String(pages));
		for (const [, number] of (kids?.[1] ?? '').matchAll(/(\d+) 0 R/g)) {
			expect(text).toContain(`\n${number} 0 obj\n<< /Type /Page `);
		}
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
		expect(names).toEqual(
			expect.arrayContaining(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']),
		);
	});
});
