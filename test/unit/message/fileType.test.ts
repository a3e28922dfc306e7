import { fileFormat, fileType } from '../../../nodes/ThoughtSpot/message/fileType';
import { oneBlock } from './blocks';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const unknown = 'application/octet-stream';

describe('the type of a file', () => {
	it.each<[string | undefined, string, string, string]>([
		['application/pdf', 'a.csv', 'x', 'application/pdf'],
		[undefined, 'report', '%PDF-1.7', 'application/pdf'],
		['', 'report.pdf', '', 'application/pdf'],
		[unknown, 'report.PDF', 'x', 'application/pdf'],
		[unknown, 'report.csv', '%PDF-1.7', 'application/pdf'],
		[undefined, 'a', '\x89PNG\r\n\x1a\n…', 'image/png'],
		[undefined, 'a.xlsx', 'PK\x03\x04…', xlsx],
		[undefined, 'a', 'PK\x03\x04…', 'application/zip'],
		[undefined, 'Orders.csv', 'a,b', 'text/csv'],
		[undefined, 'a.constructor', 'x', unknown],
		[undefined, 'a', '', unknown],
		[undefined, 'a', '%PD', unknown],
	])('that is said to be %p, called %p and begins with %p is %p', (said, name, start, type) => {
		expect(fileType(said, name, oneBlock(Buffer.from(start, 'latin1')))).toBe(type);
	});

	it('is told by the name where there is no content', () => {
		expect(fileType(undefined, 'a.xlsx')).toBe(xlsx);
	});

	it.each([
		[{ fileName: 'report', mimeType: 'application/pdf' }, 'pdf'],
		[{ fileName: 'report.xlsx', mimeType: xlsx }, 'xlsx'],
		[{ fileName: 'Orders.CSV', mimeType: 'text/plain' }, 'csv'],
		[{ fileName: 'report', mimeType: unknown }, ''],
	])('%j tells its format: %p', (file, format) => {
		expect(fileFormat(file)).toBe(format);
	});
});
