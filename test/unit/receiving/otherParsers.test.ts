import { deepStrictEqual } from 'node:assert/strict';

import fc from 'fast-check';

import { amount } from '../../amount';
import type { ReadPart } from './formReaders';
import { readHere, readWithBusboy, readWithUndici } from './formReaders';
import type { Field, Writer } from './formWriters';
import * as writers from './formWriters';

const RUNS = amount({ quick: 60, long: 1_300 });
const boundary = '3f1c0e5a9b7d24688642d7b9a5e0c1f33f1c0e5a9b7d24688642d7b9a5e0';

const plainText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const awkwardText = fc
	.array(
		fc.oneof(
			plainText,
			fc.constantFrom('"', '\\', '\\"', '%22', '%', ';', '=', "''", ' ', '; name="x"', 'ü', '売上'),
		),
		{ minLength: 1, maxLength: 5 },
	)
	.map((pieces) => pieces.join(''));

// what a boundary is made of, and lines that begin like it
const content = fc
	.array(
		fc.oneof(
			fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
			fc
				.constantFrom('\r\n', '\r', '\n', '--', '\r\n--', '-', `\r\n--${boundary.slice(0, 40)}`)
				.map((text) => Buffer.from(text)),
			fc.constant(Buffer.from(`\r\n--${boundary.slice(0, -1)}X--\r\n`)),
		),
		{ maxLength: 6 },
	)
	.map((pieces) => Buffer.concat(pieces))
	.filter((bytes) => !bytes.includes(boundary));

const types = ['application/pdf', 'text/csv', 'application/json', 'text/csv; charset=utf-8'];

const fieldsWith = (text: fc.Arbitrary<string>) =>
	fc.array(
		fc
			.record(
				{ name: text, fileName: text, type: fc.constantFrom(...types), content },
				{ requiredKeys: ['name', 'content'] },
			)
			.map((field): Field => field),
		{ minLength: 1, maxLength: 3 },
	);

const written = (fields: Field[]): ReadPart[] =>
	// an array of this context, unlike those of fast-check
	Array.from(fields, ({ name, fileName, type, content: bytes }) => ({
		name,
		fileName,
		type: type?.split(';')[0] ?? 'text/plain',
		content: bytes.toString(fileName === undefined ? 'utf8' : 'latin1'),
	}));

/** undici reads quotes that are written as browsers write them, and gives fields no type. */
const asUndici = (parts: ReadPart[]): ReadPart[] =>
	parts.map(({ name, fileName, type, content: text }) => ({
		name: name.replaceAll('%22', '"'),
		fileName: fileName?.replaceAll('%22', '"'),
		type: fileName === undefined ? 'text/plain' : type,
		content: text,
	}));
const withEssence = (parts: ReadPart[]) =>
	parts.map((part) => ({ ...part, type: part.type.split(';')[0] }));

// deepStrictEqual, as expect would take most of the time of so many comparisons
jest.setTimeout(60_000);

type Row = [sender: string, writer: Writer, text: fc.Arbitrary<string>];

const backslashSenders: Row[] = [
	['Go', writers.go, awkwardText],
	['curl --form-escape', writers.curlEscaping, awkwardText],
];
const extendedSenders: Row[] = [
	['an older requests of Python', writers.pythonOldRequests, awkwardText],
	['email of Python', writers.pythonEmail, awkwardText],
];
const percentSenders: Row[] = [
	['curl', writers.curl, awkwardText],
	['requests of Python', writers.pythonRequests, awkwardText],
	['undici', writers.undici, awkwardText],
];

const withoutBackslashes = awkwardText.map((text) => text.replace(/[\\"]/g, '_'));

describe('a form', () => {
	it.each([...backslashSenders, ...extendedSenders])(
		'by %s has the parts that were written and that busboy reads',
		async (_, writer, text) => {
			await fc.assert(
				fc.asyncProperty(fieldsWith(text), async (fields) => {
					const form = await writer(fields, boundary);
					const parts = readHere(form);
					deepStrictEqual(parts, written(fields));
					deepStrictEqual(parts, await readWithBusboy(form));
				}),
				{ numRuns: RUNS },
			);
		},
	);

	// Browsers write a quote as %22. Only undici turns that back: Go, which ThoughtSpot sends with, writes \"
	// and leaves a %22 of a name alone, as do busboy and this parser.
	it.each(percentSenders)(
		'by %s has the parts that busboy reads, and undici but for %%22',
		async (_, writer, text) => {
			await fc.assert(
				fc.asyncProperty(
					fieldsWith(text.map((each) => each.replaceAll('\\', '/'))),
					async (fields) => {
						const form = await writer(fields, boundary);
						const parts = readHere(form);
						deepStrictEqual(parts, await readWithBusboy(form));
						deepStrictEqual(asUndici(parts), withEssence(await readWithUndici(form)));
					},
				),
				{ numRuns: RUNS },
			);
		},
	);

	it('by form-data has the parts that were written and that busboy and undici read', async () => {
		await fc.assert(
			fc.asyncProperty(
				// form-data drops folders and writes quotes as browsers do
				fieldsWith(withoutBackslashes.map((text) => text.replaceAll('/', '_'))),
				async (fields) => {
					const typed = fields.map((field) => ({ type: 'text/csv', ...field }));
					const form = await writers.formData(typed, boundary);
					const parts = readHere(form);
					deepStrictEqual(parts, written(typed));
					deepStrictEqual(parts, await readWithBusboy(form));
					deepStrictEqual(asUndici(parts), withEssence(await readWithUndici(form)));
				},
			),
			{ numRuns: RUNS },
		);
	});
});

describe('where parsers disagree', () => {
	const form = (content_: string, mark = boundary) => ({
		contentType: `multipart/form-data; boundary=${mark}`,
		body: Buffer.from(
			`--${mark}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${content_}\r\n--${mark}--\r\n`,
		),
	});

	// RFC 2046 lets a boundary be seen in a line that only begins with it. Go, which is the sender, sees none
	// there, and a report must arrive byte for byte.
	it.each([
		['goes on', `a\r\n--${boundary}X\r\nb`],
		['goes on after its last dashes', `a\r\n--${boundary}--X\r\nb`],
		['is in the middle of a line', `a --${boundary}\r\nb`],
	])('a boundary that %s is content here', async (_, text) => {
		expect(readHere(form(text))).toMatchObject([{ content: text }]);
		const others = [readWithBusboy(form(text)), readWithUndici(form(text))];
		const outcomes = await Promise.allSettled(others);
		const agreed = outcomes.filter(
			(outcome) => outcome.status === 'fulfilled' && outcome.value[0]?.content === text,
		);
		expect(agreed.length).toBeLessThan(2);
	});
});

describe('text around the parts', () => {
	const parts = `--${boundary}\r\nContent-Disposition: form-data; name="payload"\r\n\r\n{}\r\n--${boundary}--\r\n`;
	const contentType = `multipart/form-data; boundary=${boundary}`;

	// what busboy passes over could be the parts of a form that was signed with another boundary
	it.each([
		['before them', `This is a multi-part message.\r\n${parts}`],
		['after them', `${parts}The end.\r\n`],
	])('is passed over by busboy, and refused here, %s', async (_, text) => {
		const form = { contentType, body: Buffer.from(text) };
		expect(await readWithBusboy(form)).toHaveLength(1);
		expect(() => readHere(form)).toThrow('text stands');
	});
});

describe('a recorded form', () => {
	const curlBoundary = '------------------------a785d59f43582308';
	const requestsBoundary = 'be9bf73d30d332738252adf8196a3eb0';
	const emailBoundary = '===============4204073984331940441==';

	it.each([
		[
			'curl 7.88',
			curlBoundary,
			`--${curlBoundary}\r\nContent-Disposition: form-data; name="payload"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n--${curlBoundary}\r\nContent-Disposition: form-data; name="file"; filename="Grüße %22x%22.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n\r\n--${curlBoundary}--\r\n`,
			'Grüße %22x%22.csv',
		],
		[
			'curl 7.88 with --form-escape',
			curlBoundary,
			`--${curlBoundary}\r\nContent-Disposition: form-data; name="payload"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n--${curlBoundary}\r\nContent-Disposition: form-data; name="file"; filename="Grüße \\"x\\" \\\\.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n\r\n--${curlBoundary}--\r\n`,
			'Grüße "x" \\.csv',
		],
		[
			'requests 2.34',
			requestsBoundary,
			`--${requestsBoundary}\r\nContent-Disposition: form-data; name="payload"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n--${requestsBoundary}\r\nContent-Disposition: form-data; name="file"; filename="Grüße.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n\r\n--${requestsBoundary}--\r\n`,
			'Grüße.csv',
		],
		[
			'the email package of Python 3.11',
			emailBoundary,
			`\r\n--${emailBoundary}\r\nContent-Type: application/json\r\nMIME-Version: 1.0\r\nContent-Disposition: form-data; name="payload"\r\n\r\n{"a":1}\r\n--${emailBoundary}\r\nContent-Type: text/csv\r\nMIME-Version: 1.0\r\nContent-Disposition: form-data; name="file"; filename*=utf-8''Gr%C3%BC%C3%9Fe%20vom%20Montag.csv\r\n\r\na,b\r\n\r\n--${emailBoundary}--\r\n`,
			'Grüße vom Montag.csv',
		],
	])('by %s has its parts', async (_, mark, body, fileName) => {
		const form = {
			contentType: `multipart/form-data; boundary="${mark}"`,
			body: Buffer.from(body),
		};
		const parts = readHere(form);
		expect(parts).toEqual([
			{ name: 'payload', fileName: undefined, type: 'application/json', content: '{"a":1}' },
			{ name: 'file', fileName, type: 'text/csv', content: 'a,b\r\n' },
		]);
		expect(parts).toEqual(await readWithBusboy(form));
	});
});
