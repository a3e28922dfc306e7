import { runInNewContext } from 'node:vm';

import {
	SESSION_OWNER_EXPRESSION,
	orgIdOf,
	parseCredential,
	requireBaseUrl,
	secretsOf,
	sessionOwner,
} from '../../../nodes/ThoughtSpot/transport/credential';

/** What an expression in a credential may give instead of a text. */
const NO_TEXTS: Array<[string, unknown]> = [
	['null', null],
	['missing', undefined],
	['blank', ' \n '],
	['an object', { a: 'secret' }],
	['an array', ['secret']],
	['a boolean', true],
	['NaN', NaN],
	['Infinity', Infinity],
];
const NUMBER: [string, unknown] = ['a number', 1234567890123456];

const SECRETS = [
	'secretKey',
	'password',
	'token',
	'signingSecret',
	'previousSigningSecret',
	'alertSecret',
	'alertHeaderName',
] as const;

describe('what is no text in a credential', () => {
	const cases = SECRETS.flatMap((field) =>
		[...NO_TEXTS, NUMBER]
			// the blanks of a password belong to it
			.filter(([what]) => field !== 'password' || what !== 'blank')
			.map(([what, value]) => ({ field, what, value })),
	);
	it.each(cases)('$field: $what is no secret', ({ field, value }) => {
		expect(parseCredential({ [field]: value })[field]).toBeUndefined();
	});

	it.each(NO_TEXTS)('username: %s is none', (_, value) => {
		expect(parseCredential({ username: value }).username).toBeUndefined();
	});

	it.each([...NO_TEXTS, NUMBER])('baseUrl: %s is empty', (_, value) => {
		const { baseUrl } = parseCredential({ baseUrl: value });
		expect(() => requireBaseUrl(baseUrl)).toThrow(/^Base URL is empty/);
	});

	it.each(NO_TEXTS.slice(0, 3))('orgId: %s is empty', (_, value) => {
		expect(orgIdOf(parseCredential({ orgId: value }))).toBeUndefined();
	});

	it.each([...NO_TEXTS.slice(3), ['a fraction', 1.5], ['too large', 1e20], ['a name', 'Sales']])(
		'orgId: %s is refused',
		(_, value) => {
			expect(() => orgIdOf(parseCredential({ orgId: value }))).toThrow(
				/Org ID is not the number of an Org/,
			);
		},
	);

	it.each([null, undefined, ''])('authentication: %p is the secret key', (value) => {
		expect(parseCredential({ authentication: value }).authentication).toBe('secretKey');
	});

	it.each(['oauth', 1, true, {}, []])('authentication: %p is none', (value) => {
		expect(parseCredential({ authentication: value }).authentication).toBeUndefined();
	});

	it.each([undefined, null, {}])('%p is a credential without anything', (stored) => {
		expect(parseCredential(stored).signingSecret).toBeUndefined();
	});
});

describe('what a person or an expression gives', () => {
	it.each([0, '0', ' 0 ', '00'])('orgId %p is the Primary Org', (orgId) => {
		expect(orgIdOf(parseCredential({ orgId }))).toBe(0);
	});

	it('takes digits for a name', () => {
		expect(parseCredential({ username: 4711 }).username).toBe('4711');
	});

	it('is read without the line break that a paste brings along', () => {
		const fields = parseCredential({
			token: ' Bearer abc.def \n',
			secretKey: 'key\r\n',
			password: ' with blanks \n',
			signingSecret: '\tsecret\n',
		});
		expect(fields).toMatchObject({
			token: 'abc.def',
			secretKey: 'key',
			password: ' with blanks ',
			signingSecret: 'secret',
		});
	});

	it.each(['http://acme.thoughtspot.cloud', ' HTTP://10.0.0.1:8080/x'])(
		'%s is refused, because it would send secrets unencrypted',
		(baseUrl) => {
			expect(() => requireBaseUrl(baseUrl)).toThrow(/begins with http:\/\/.*unencrypted.*https/);
		},
	);
});

describe('whose session it is', () => {
	const values = [...NO_TEXTS, NUMBER, ['a text', 'a text'], ['zero', 0]];
	const cases = ['baseUrl', 'authentication', 'username', 'orgId'].flatMap((field) =>
		values.map(([what, value]) => ({ field, what, value })),
	);
	const evaluate = ($credentials: unknown): unknown =>
		runInNewContext(SESSION_OWNER_EXPRESSION, { $credentials });

	it.each(cases)('the expression agrees where $field is $what', ({ field, value }) => {
		const stored = { baseUrl: 'https://a.b', username: 'anna', [field]: value };
		expect(evaluate(stored)).toBe(sessionOwner(stored));
	});
});

it('knows every secret as stored and as sent, and what Basic authentication makes of it', () => {
	const stored = {
		username: 'anna',
		secretKey: 'key\n',
		password: 'pass',
		token: 'Bearer abc',
		sessionToken: 'session',
		signingSecret: 'signing',
		previousSigningSecret: 'before',
		alertSecret: 'alert',
		orgId: '7',
	};
	const secrets = secretsOf(stored);
	const expected = ['key', 'pass', 'abc', 'session', 'signing', 'before', 'alert', 'anna:pass'];
	expect(secrets).toEqual(expect.arrayContaining(expected));
	expect(secrets).not.toContain('anna');
});
