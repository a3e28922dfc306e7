import {
	addressesParameter,
	booleanParameter,
	choicesOf,
	listParameter,
	namesParameter,
} from '../../../nodes/ThoughtSpot/parameters/parameterSchemas';

describe('a list', () => {
	it.each<[unknown, string[]]>([
		['', []],
		[[], []],
		['a', ['a']],
		[7, ['7']],
		['["a, b", 7]', ['a, b', '7']],
		[' []', []],
		['[Sales], [West', ['[Sales]', '[West']],
		[' a , b,,', ['a', 'b']],
		[
			['a, b', 7, ''],
			['a, b', '7'],
		],
	])('%j is %j', (given, entries) => {
		expect(listParameter.parse(given)).toEqual(entries);
	});

	it.each([' ', ', ,', [''], [' ']])('%j names nothing, which is not the same as none', (given) => {
		expect(listParameter.safeParse(given).success).toBe(false);
		expect(namesParameter.safeParse(given).success).toBe(false);
	});

	it.each([null, true, {}, [null], [{}], [[]]])('%j is none', (given) => {
		expect(listParameter.safeParse(given).success).toBe(false);
	});
});

it.each<[unknown, string[]]>([
	['Sales, West', ['Sales, West', 'Sales', 'West']],
	['Sales', ['Sales']],
	['["Sales, West"]', ['Sales, West']],
	[['Sales, West'], ['Sales, West']],
])('a name may have commas: %j is %j', (given, names) => {
	expect(namesParameter.parse(given)).toEqual(names);
});

it.each<[unknown, boolean | undefined]>([
	[true, true],
	['true', true],
	[' FALSE\u200b', false],
	['yes', undefined],
	['', undefined],
	[1, undefined],
	[null, undefined],
])('%j is %j where true or false is wanted', (given, value) => {
	expect(booleanParameter.safeParse(given).data).toBe(value);
});

describe('email addresses', () => {
	it.each<[unknown, string[]]>([
		['', []],
		[[], []],
		['a@x.com; b@x.com', ['a@x.com', 'b@x.com']],
		[' a@x.com,b@x.com\r\nc@x.com d@x.com;', ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com']],
		['Ann Lee <a@x.com>; "Lee, Ben" <b@x.com>, <c@x.com>', ['a@x.com', 'b@x.com', 'c@x.com']],
		['a@x.com <a@x.com>', ['a@x.com']],
		['["a@x.com","Ben <b@x.com>"]', ['a@x.com', 'b@x.com']],
		[
			['Ann <a@x.com>', 'b@x.com; c@x.com'],
			['a@x.com', 'b@x.com', 'c@x.com'],
		],
		['mailto:a@x.com, Ben <mailto:b@x.com>', ['a@x.com', 'b@x.com']],
	])('%j are %j', (given, addresses) => {
		expect(addressesParameter.parse(given)).toEqual(addresses);
	});

	it.each([
		['a@x.com, ben', '"ben" is no email address'],
		['a@x.com Ben <b@x.com>', '"a@x.com Ben <b@x.com>" is no email address'],
		['Ann <a@x.com', '"Ann" is no email address'],
		['"Ann', '"Ann" is no email address'],
		['@', '"@" is no email address'],
		['x'.repeat(5_000), `"${'x'.repeat(100)}…" is no email address`],
		[' ; ,', 'it has only empty entries'],
		[';', 'it has only empty entries'],
		[[''], 'it has only empty entries'],
		[[['a@x.com']], 'it takes a text'],
		[{ email: 'a@x.com' }, 'it takes a text or a list of texts'],
		[null, 'it is empty'],
	])('%j are refused: %s', (given, words) => {
		expect(addressesParameter.safeParse(given).error?.issues).toMatchObject([{ message: words }]);
	});
});

it.each<[unknown, string[]]>([
	['EMAIL,WEBHOOK', ['EMAIL', 'WEBHOOK']],
	[
		['WEBHOOK', 'EMAIL', 'WEBHOOK'],
		['WEBHOOK', 'EMAIL'],
	],
])('each choice counts once: %j is %j', (given, chosen) => {
	expect(choicesOf('EMAIL', 'WEBHOOK').parse(given)).toEqual(chosen);
});
