import { decodeErrorBody } from '../../../nodes/ThoughtSpot/transport/errorBody';
import { redactTexts, redaction, secretsIn } from '../../../nodes/ThoughtSpot/transport/redaction';

const SECRETS = [
	'plain-secret-2026',
	'with "quotes" and \\ backslash',
	'a&b=c?d#e/f+g%h',
	'Paßwort für Ærö 🔑',
	"<it's>(a) {regex} [x]* ^.$|",
	'line\nbreak\tand tab',
	'eyJhbGciOi.JIUzI1NiJ9-_abc==',
];

const json = (text: string) => JSON.stringify(text).slice(1, -1);
const unicode = (text: string) =>
	text.replace(/[^a-z\d ]/gi, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const everyUnit = (text: string, write: (code: number) => string) =>
	text
		.split('')
		.map((unit) => write(unit.charCodeAt(0)))
		.join('');
const html = (text: string) =>
	text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const wrapped = (text: string, end: string) => text.replace(/(\S{5})(?=\S)/gu, `$1${end}`);
const FORMS: Record<string, (secret: string) => string> = {
	raw: (secret) => secret,
	'for JSON': json,
	'for JSON in JSON': (secret) => json(json(secret)),
	'for JSON, with code points': unicode,
	'for an address': encodeURIComponent,
	'for an address, in lower case': (secret) =>
		encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
	'for an address, twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
	'for a form': (secret) => new URLSearchParams({ x: secret }).toString().slice(2),
	'for a web page': html,
	'for JSON, every unit of it': (secret) => everyUnit(secret, (code) => `\\u${hex(code, 4)}`),
	'for an address, every byte of it': (secret) =>
		Buffer.from(secret).toString('hex').replace(/../g, '%$&'),
	'for a web page, every character of it': (secret) =>
		[...secret].map((each) => `&#${each.codePointAt(0)};`).join(''),
	'for a web page, in hexadecimal': (secret) =>
		[...secret].map((each) => `&#x00${each.codePointAt(0)?.toString(16)};`).join(''),
	'in hexadecimal': (secret) => Buffer.from(secret).toString('hex'),
	'in hexadecimal, in upper case': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
	'in base64': (secret) => Buffer.from(secret).toString('base64'),
	'in lines': (secret) => wrapped(secret, '\r\n '),
	'with what nobody sees between': (secret) => wrapped(secret, '\u200b\0'),
	'in base64, in lines': (secret) => wrapped(Buffer.from(secret).toString('base64'), '\n'),
	'in base64 for an address': (secret) => Buffer.from(secret).toString('base64url'),
};

const ERROR_SHAPES: Array<(words: string) => unknown> = [
	(words) => words,
	(words) => ({ error: { message: { code: 1, incident_id_guid: words, debug: words } } }),
	(words) => ({ error: { message: { debug: { code: 1, debug: JSON.stringify([words, 'x']) } } } }),
	(words) => ({ error: { message: words } }),
	(words) => ({ message: 'failed', extensions: { upstreamResponse: { data: { debug: words } } } }),
	(words) => ({ code: 1, incident_id_guid: 'i', debug: JSON.stringify([words]) }),
];

const cases = SECRETS.flatMap((secret) =>
	Object.entries(FORMS).map(([form, write]) => ({ secret, form, written: write(secret) })),
);

it.each(cases)('hides $secret $form in every error shape', ({ secret, written }) => {
	const redact = redaction([secret]);
	for (const shape of ERROR_SHAPES) {
		const shown = JSON.stringify(
			decodeErrorBody(redactTexts(shape(`secret ${written} is too short`), redact)),
		);
		expect(shown).toContain('***');
		expect(shown).not.toContain(written);
		expect(shown).not.toContain(json(secret));
		expect(shown).toMatch(/\*\*\*=* is too short/);
	}
});

describe.each(['base64', 'base64url'] as const)('in %s within a longer text', (encoding) => {
	it.each(SECRETS.flatMap((secret) => [0, 1, 2, 3, 4].map((bytes) => ({ secret, bytes }))))(
		'hides $secret after $bytes bytes',
		({ secret, bytes }) => {
			for (const behind of ['', '!', '!!', '!!!', '!!!!']) {
				const text = 'a:b:c:'.slice(0, bytes) + secret + behind;
				const shown = redaction([secret])(Buffer.from(text).toString(encoding));
				// the characters at its ends hold a few bits of it
				expect(shown).toMatch(/^[\w+/-]{0,7}\*{3}[\w+/=-]{0,8}$/);
			}
		},
	);
});

it('hides a long secret in a long text within a moment', () => {
	const secret = 'header.'.padEnd(4_000, 'aA0-_.');
	// a busy machine makes the clock go on, but not the processor's own time
	const started = process.cpuUsage();
	expect(redaction([secret])(`${'a'.repeat(50_000)} ${secret}`)).toMatch(/^a{50000} \*{3}$/);
	const { user, system } = process.cpuUsage(started);
	expect((user + system) / 1_000).toBeLessThan(1_000);
});

it.each([1_000, 8_000])('hides a secret of %d characters in each form', (length) => {
	const digits = Array.from({ length }, (_, index) => hex((index * 7919) % 65_521, 4)).join('');
	const secret = digits.slice(0, length - 3) + '%"x';
	const redact = redaction([secret, 'another-secret']);
	for (const write of Object.values(FORMS)) {
		const shown = redact(`It was ${write(secret)}, and another-secret.`);
		expect(shown).toMatch(/^It was \*{3}=*, and \*{3}\.$/);
	}
});

it('hides the longest first, so that no end of one is left', () => {
	const redact = redaction(['secret', 'secret-of-anna', 'of-anna-and-more']);
	expect(redact('a secret-of-anna, a secret')).toBe('a ***, a ***');
});

it.each(['', 'a', 'abc', undefined])('leaves %p alone: it would stand in every word', (secret) => {
	expect(redaction([secret])('abc is a message')).toBe('abc is a message');
});

it('hides before long words are cut, so that no half of a secret is left', () => {
	const body = redactTexts(`${'x'.repeat(495)} plain-secret`, redaction(['plain-secret']));
	expect(decodeErrorBody(body).words).not.toContain('pl');
});

it('changes words in a fulfilled answer, and no data', () => {
	const redact = redaction(['test']);
	const answer = { name: 'latest', details: [{ error_message: 'test failed', name: 'test' }] };
	expect(redactTexts(answer, redact, /error/)).toEqual({
		name: 'latest',
		details: [{ error_message: '*** failed', name: 'test' }],
	});
});

describe('the secrets of a request', () => {
	it.each<[string, unknown, string[]]>([
		['a signature', { signature_verification: { header: 'X-S', secret: 'sign' } }, ['sign']],
		['a user', { authentication: { BASIC_AUTH: { username: 'u', password: 'pw' } } }, ['pw']],
		['a key', { authentication: { API_KEY: { key: 'X-Key', value: 'val' } } }, ['val']],
		['a bearer', { authentication: { BEARER_TOKEN: 'tok' } }, ['tok']],
		['a client', { authentication: { OAUTH2: { client_id: 'c', client_secret: 's' } } }, ['s']],
		[
			'headers',
			{
				additional_headers: [
					{ key: 'A', value: 'v1' },
					{ key: 'B', value: 'v2' },
				],
			},
			['v1', 'v2'],
		],
		['parameters of an address', { url_params: { any: 'p' } }, ['p']],
		['an address', { url: 'https://user:pw@a.b/c?key=abc#x' }, ['user', 'pw', 'abc']],
		[
			'an address, escaped',
			{ url: 'https://u%40x:p%2Fw%@a.b/?key=a%20b' },
			['u@x', 'p%2Fw%', 'a b'],
		],
		['a sign-in', { username: 'u', secret_key: 'sk' }, ['sk']],
		['filters', { generic_filter: [{ column_name: 'Region', values: ['EMEA'] }] }, []],
		['nothing', undefined, []],
	])('of %s', (_, body, secrets) => {
		expect(secretsIn(body).filter(Boolean)).toEqual(secrets);
	});
});
