import {
	MultipartError,
	parseMultipart,
} from '../../../nodes/ThoughtSpot/trigger/receiving/verify/multipart';
import { oneBlock } from '../message/blocks';

const boundary = 'b0undary';
const lines = (...written: string[]) => written.join('\r\n');
const parse = (body: string, mark = boundary) => parseMultipart(oneBlock(body), mark);
const named = (name: string) => `Content-Disposition: form-data; name="${name}"`;
const file = (parameters: string) =>
	lines(
		'--b0undary',
		`Content-Disposition: form-data; name="file"; ${parameters}`,
		'',
		'x',
		'--b0undary--',
		'',
	);

/** The parts with their contents as text. */
const texts = (body: string) =>
	parse(body).map(({ content, ...rest }) => ({ ...rest, content: content.joined().toString() }));

describe('a multipart body', () => {
	it('in the form of Go gives its parts in order, as views on the body', () => {
		const body = Buffer.from(
			lines(
				'--b0undary',
				'Content-Disposition: form-data; name="payload"',
				'Content-Type: application/json',
				'',
				'{"a":1}',
				'--b0undary',
				'Content-Disposition: form-data; name="file"; filename="Retail Sales.pdf"',
				'Content-Type: application/PDF; version=1.7',
				'',
				'%PDF-1.7',
				'--b0undary--',
				'',
			),
		);
		const parts = parseMultipart(oneBlock(body), boundary);
		expect(parts).toEqual([
			{
				name: 'payload',
				fileName: undefined,
				mimeType: 'application/json',
				content: oneBlock('{"a":1}'),
			},
			{
				name: 'file',
				fileName: 'Retail Sales.pdf',
				mimeType: 'application/pdf',
				content: oneBlock('%PDF-1.7'),
			},
		]);
		for (const block of parts.flatMap(({ content }) => content.blocks)) {
			expect(block.buffer).toBe(body.buffer);
		}
	});

	it('without any part is empty', () => {
		expect(parse('--b0undary--\r\n')).toEqual([]);
	});

	it.each([
		['ends without a line end', ''],
		['ends in more line ends', '\r\n\r\n\r\n'],
		['pads its last boundary', '  \t\r\n'],
	])('may be one that %s', (_, end) => {
		expect(texts(lines('--b0undary', named('a'), '', 'x', `--b0undary--${end}`))).toMatchObject([
			{ name: 'a', content: 'x' },
		]);
	});

	it.each([
		['an empty line', '\r\n--b0undary'],
		['empty lines', '\r\n\r\n\r\n--b0undary'],
		['padding after its first boundary', '--b0undary \t'],
	])('may begin with %s', (_, start) => {
		expect(texts(lines(start, named('a'), '', 'x', '--b0undary--', ''))).toMatchObject([
			{ name: 'a', content: 'x' },
		]);
	});

	it.each([
		['nothing', ''],
		['an empty line', '\r\n'],
		['line ends only', '\r\n\r\n\r\n'],
		['a line feed alone', '\n--b0undary\n'],
		['a carriage return alone', '\r--b0undary\r'],
		['the boundary inside a line', 'x--b0undary\r\n'],
		['a longer boundary', '\r\n--b0undaryX\r\n'],
		['a longer last boundary', '\r\n--b0undary--X\r\n'],
		['the boundary with one dash', '\r\n-b0undary\r\n'],
		['the boundary with three dashes', '\r\n---b0undary\r\n'],
		['the boundary in another case', '\r\n--B0UNDARY\r\n'],
		['half a boundary at its end', 'x\r\n--b0und'],
		['a boundary and one dash', '\r\n--b0undary-\r\n'],
		['a padded boundary that goes on', '\r\n--b0undary x\r\n'],
		['headers of a part', '\r\nContent-Disposition: form-data; name="y"\r\n\r\n'],
	])('keeps content that is %s', (_, content) => {
		const body = lines('--b0undary', named('a'), '', `${content}\r\n--b0undary--`, '');
		expect(texts(body)).toEqual([{ name: 'a', fileName: undefined, mimeType: undefined, content }]);
	});

	it('may have a part whose blank line is also the line end before the boundary', () => {
		const body = lines('--b0undary', named('a'), '', '--b0undary--', '');
		expect(texts(body)).toMatchObject([{ name: 'a', content: '' }]);
	});

	it.each([
		['a quoted name', 'filename="Retail Sales.pdf"', 'Retail Sales.pdf'],
		['a bare name', 'filename=report.pdf', 'report.pdf'],
		['a bare name with spaces', 'filename=Retail Sales.pdf ; x=y', 'Retail Sales.pdf'],
		['raw UTF-8', 'filename="Grüße 📊 売上.pdf"', 'Grüße 📊 売上.pdf'],
		['escaped quotes', 'filename="a \\"b\\".pdf"', 'a "b".pdf'],
		['an escaped backslash', 'filename="C:\\\\r.pdf"', 'C:\\r.pdf'],
		['a backslash that escapes nothing', 'filename="C:\\reports\\r.pdf"', 'C:\\reports\\r.pdf'],
		['a semicolon and an equals sign', 'filename="a; name=b.pdf"', 'a; name=b.pdf'],
		['per cent signs', 'filename="100%22.pdf"', '100%22.pdf'],
		['an empty name', 'filename=""', ''],
		['a parameter in upper case', 'FILENAME="r.pdf"', 'r.pdf'],
		['a parameter twice', 'filename="r.pdf"; filename="s.pdf"', 'r.pdf'],
		['spaces around signs', ' filename = "r.pdf" ;', 'r.pdf'],
		['a parameter without a value', 'inline; filename="r.pdf"', 'r.pdf'],
		['RFC 5987', "filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%F0%9F%93%8A.pdf", 'Grüße 📊.pdf'],
		['RFC 5987 with a language', "filename*=utf-8'de'Gr%c3%bc%c3%9fe.pdf", 'Grüße.pdf'],
		['RFC 5987 in latin 1', "filename*=iso-8859-1''Gr%FC%DFe.pdf", 'Grüße.pdf'],
		['RFC 5987 before a plain name', 'filename*=UTF-8\'\'%C3%9F.pdf; filename="ss.pdf"', 'ß.pdf'],
		['RFC 5987 after a plain name', 'filename="ss.pdf"; filename*=UTF-8\'\'%C3%9F.pdf', 'ß.pdf'],
		['an unknown charset', 'filename="ss.pdf"; filename*=x\'\'%C3%9F.pdf', 'ss.pdf'],
	])('names its file by %s', (_, parameters, fileName) => {
		expect(parse(file(parameters))).toMatchObject([{ name: 'file', fileName }]);
	});

	it.each([
		['folded', 'Content-Disposition: form-data;\r\n name="a";\r\n\tfilename="r.pdf"'],
		['in upper case', 'CONTENT-DISPOSITION: FORM-DATA; NAME="a"; FILENAME="r.pdf"'],
		['without a space', 'Content-Disposition:form-data;name="a";filename="r.pdf"'],
		['after others', 'X-A: b\r\nno header\r\nContent-Disposition: x; name="a"; filename="r.pdf"'],
		[
			'before another of the same name',
			'Content-Disposition: x; name="a"; filename="r.pdf"\r\nContent-Disposition: x; name="b"',
		],
	])('has headers %s', (_, headers) => {
		expect(parse(lines('--b0undary', headers, '', 'x', '--b0undary--'))).toMatchObject([
			{ name: 'a', fileName: 'r.pdf' },
		]);
	});

	it.each([
		['is empty', '', 'boundary does not occur'],
		['has another boundary', '--other\r\n\r\n--other--', 'boundary does not occur'],
		['has line feeds only', '--b0undary\n\n--b0undary--', 'boundary does not occur'],
		['is cut short in its headers', `--b0undary\r\n${named('a')}`, 'before its closing boundary'],
		['is cut short in its content', file('x=y').slice(0, -16), 'before its closing boundary'],
		['is cut short in its last boundary', file('x=y').slice(0, -4), 'before its closing boundary'],
		['has no blank line', `--b0undary\r\n${named('a')}\r\n--b0undary--`, 'no blank line'],
		['has no headers', '--b0undary\r\n\r\nx\r\n--b0undary--', 'no Content-Disposition'],
		[
			'names no part',
			lines('--b0undary', 'A: b', '', '', '--b0undary--'),
			'no Content-Disposition',
		],
		['opens a quote', file('filename="r.pdf').replace('name="file"', 'n="a"'), 'no Content-Disp'],
	])('is refused when it %s', (_, body, reason) => {
		expect(() => parse(body)).toThrow(MultipartError);
		expect(() => parse(body)).toThrow(reason);
	});

	it.each([
		['text', 'This is a multi-part message.'],
		['a blank', ' '],
		[
			'a part with another boundary',
			'--other\r\nContent-Disposition: form-data; name="b"\r\n\r\ny',
		],
		['the boundary in a longer line', '--b0undary2'],
		['a line feed alone', '\r\n\n'],
		['a carriage return alone', '\r\n\r'],
		['a zero byte', '\0'],
		['a byte order mark', '\ufeff'],
		['more than a kilobyte of line ends', '\r\n'.repeat(600)],
	])('is refused with %s around its parts', (_, text) => {
		const body = file('x=y');
		expect(parse(body)).toHaveLength(1);
		expect(() => parse(`${text}\r\n${body}`)).toThrow('text stands before its first boundary');
		expect(() => parse(`${body}${text}`)).toThrow('text stands after its closing boundary');
	});

	it('is refused with a part after the boundary that closes it', () => {
		const body = `${file('x=y')}--b0undary\r\n${named('b')}\r\n\r\ny\r\n--b0undary--\r\n`;
		expect(() => parse(body)).toThrow('text stands after its closing boundary');
	});

	it('has a file without a name of its part', () => {
		const body = file('filename="r.pdf"').replace('name="file"; ', '');
		expect(texts(body)).toEqual([
			{ name: undefined, fileName: 'r.pdf', mimeType: undefined, content: 'x' },
		]);
	});

	it.each([
		['no character', ''],
		['71 characters', 'b'.repeat(71)],
		['a blank at its end', 'b0undary '],
	])('is refused with a boundary of %s', (_, mark) => {
		const body = lines(`--${mark}`, named('a'), '', 'x', `--${mark}--`);
		expect(() => parse(body, mark)).toThrow('1 to 70 characters');
	});

	it('is refused with more than 1,000 parts', () => {
		const body = (count: number) =>
			`${lines('--b0undary', named('a'), '', 'x', '').repeat(count)}--b0undary--`;
		expect(parse(body(1_000))).toHaveLength(1_000);
		expect(() => parse(body(1_001))).toThrow('too many parts');
	});

	it('is refused with more than 10,000 lines that begin with its boundary', () => {
		const body = (count: number) =>
			lines(
				'--b0undary',
				named('a'),
				'',
				...Array<string>(count).fill('--b0undaryX'),
				'--b0undary--',
			);
		expect(parse(body(10_000))).toHaveLength(1);
		expect(() => parse(body(10_001))).toThrow('too many lines');
	});

	it('is refused with more than 16 KiB of headers in a part', () => {
		const body = (bytes: number) =>
			lines('--b0undary', named('a'), `X: ${'x'.repeat(bytes)}`, '', 'x', '--b0undary--');
		expect(parse(body(16_000))).toHaveLength(1);
		expect(() => parse(body(17_000))).toThrow('too long');
	});
});
