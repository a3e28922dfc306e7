import { evaluated } from '../../../nodes/ThoughtSpot/parameters/readParameters';

describe('what the expressions of a parameter gave', () => {
	it.each<[stored: unknown, given: unknown, read: unknown]>([
		['text', 'text', 'text'],
		['=expression', undefined, null],
		['=expression', null, null],
		['=expression', { a: null }, { a: null }],
		[undefined, undefined, undefined],
		[null, null, undefined],
		['', '', ''],
		[false, false, false],
		[{ status: '=expression' }, {}, { status: null }],
		[{ status: '=expression', other: 'a' }, { other: 'a' }, { status: null, other: 'a' }],
		[{ value: null }, { value: null }, { value: undefined }],
		[{ in: { it: '=expression' } }, { in: { it: undefined } }, { in: { it: null } }],
		[
			[{ name: '=expression' }, 'b'],
			[{}, 'b'],
			[{ name: null }, 'b'],
		],
		['=expression', [1], [1]],
	])('of %j, which gave %j, is %j', (stored, given, read) => {
		expect(evaluated(stored, given)).toEqual(read);
	});
});
