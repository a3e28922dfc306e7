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
const html = (text: string) =>
	text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
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
	'in base64': (secret) => Buffer.from(secret).toString('base64'),
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
		['a sign-in', { username: 'u', secret_key: 'sk' }, ['sk']],
		['nothing', undefined, []],
	])('of %s', (_, body, secrets) => {
		expect(secretsIn(body).filter(Boolean)).toEqual(secrets);
	});
});
