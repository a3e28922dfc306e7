import {
	addressesParameter,
	choicesOf,
	listParameter,
	locatorValue,
	namesParameter,
} from '../../../nodes/ThoughtSpot/parameters/parameterSchemas';

describe('a list', () => {
	it.each<[unknown, string[]]>([
		['', []],
		[[], []],
		['a', ['a']],
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

	it.each([null, 7, {}, [null], [{}], [[]]])('%j is none', (given) => {
		expect(listParameter.safeParse(given).success).toBe(false);
	});
});

it.each<[unknown, string[]]>([
	['Sales, West', ['Sales, West', 'Sales', 'West']],
	['Sales', ['Sales']],
	[['Sales, West'], ['Sales, West']],
])('a name may have commas: %j is %j', (given, names) => {
	expect(namesParameter.parse(given)).toEqual(names);
});

describe('email addresses', () => {
	it.each<[unknown, string[]]>([
		['', []],
		[[], []],
		['a@x.com; b@x.com', ['a@x.com', 'b@x.com']],
		[' a@x.com,b@x.com\r\nc@x.com d@x.com;', ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com']],
		['Ann Lee <a@x.com>; "Lee, Ben" <b@x.com>, <c@x.com>', ['a@x.com', 'b@x.com', 'c@x.com']],
		['a@x.com <a@x.com>', ['a@x.com']],
		[
			['Ann <a@x.com>', 'b@x.com; c@x.com'],
			['a@x.com', 'b@x.com', 'c@x.com'],
		],
	])('%j are %j', (given, addresses) => {
		expect(addressesParameter.parse(given)).toEqual(addresses);
	});

	it.each([
		['a@x.com, ben', '"ben" is no email address'],
		['a@x.com Ben <b@x.com>', '"a@x.com Ben <b@x.com>" is no email address'],
		['Ann <a@x.com', '"Ann" is no email address'],
		['"Ann', '"Ann" is no email address'],
		['@', '"@" is no email address'],
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

it.each([
	[' D084C256-E284-4FC4-B80C-111CB606449A', 'd084c256-e284-4fc4-b80c-111cb606449a'],
	['Sales', 'Sales'],
	['\u200b\u00a0Sales\u00a0West \r\n\u200b', 'Sales\u00a0West'],
	[{ __rl: true, mode: 'id', value: 7 }, '7'],
	[undefined, ''],
])('a locator of %j is of %j', (given, value) => {
	expect(locatorValue.parse(given)).toBe(value);
});
