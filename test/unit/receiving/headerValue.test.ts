import {
	decodeExtendedValue,
	parseHeaderValue,
} from '../../../nodes/ThoughtSpot/trigger/receiving/verify/headerValue';

const read = (header: string) => {
	const { value, parameters } = parseHeaderValue(header) ?? {};
	return [value, Object.fromEntries(parameters ?? [])];
};

describe('the value of a header', () => {
	it.each([
		['multipart/form-data; boundary=abc', 'multipart/form-data', { boundary: 'abc' }],
		['Multipart/Form-Data;BOUNDARY="a b"', 'multipart/form-data', { boundary: 'a b' }],
		[
			'text/csv; charset=utf-8; header=present',
			'text/csv',
			{ charset: 'utf-8', header: 'present' },
		],
		['application/json', 'application/json', {}],
		['application/json;', 'application/json', {}],
		['application/json ; ; ;', 'application/json', {}],
		['', '', {}],
		['; a=b', '', { a: 'b' }],
		['form-data; a="\\"\\\\;="; b=', 'form-data', { a: '"\\;=', b: '' }],
		['form-data; __proto__=x; a="1"', 'form-data', { ['__proto__']: 'x', a: '1' }],
	])('%s is read', (header, value, parameters) => {
		expect(read(header)).toEqual([value, parameters]);
	});

	it.each(['a; b="c', 'a; b="c\\"', 'a; b=c"d"', 'a; "b"=c', 'a; b="c" d'])(
		'%s is not readable',
		(header) => {
			expect(parseHeaderValue(header)).toBeUndefined();
		},
	);

	it.each([
		['escaped quotes', ';a="\\'],
		['open quotes', ';a="'],
		['parameters', ';a='],
		['semicolons', ';'],
		['spaces', '; '],
		['equals signs', ';a=='],
		['names', ';aaaa'],
		['backslashes', '\\'],
	])('is read at once however many %s a sender writes', (_, unit) => {
		const started = performance.now();
		for (let round = 0; round < 5; round++) {
			parseHeaderValue(`form-data${unit.repeat(100_000 / unit.length)}`);
		}
		expect(performance.now() - started).toBeLessThan(2_000);
	});
});

describe('an extended value', () => {
	it.each([
		["UTF-8''%E2%82%AC%20rates", '€ rates'],
		["iso-8859-1'en'%A3%20rates", '£ rates'],
		["US-ASCII''100%", '100%'],
		["utf-8'''", "'"],
		["utf-8''", ''],
	])('%s is decoded', (written, decoded) => {
		expect(decodeExtendedValue(written)).toBe(decoded);
	});

	it.each(['', 'plain', "''a", "utf-16''a", "utf-8'a"])('%s is none', (written) => {
		expect(decodeExtendedValue(written)).toBeUndefined();
	});
});
