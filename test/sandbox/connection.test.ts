import { connectionFrom } from '../../sandbox/connection';

const url = 'https://acme.thoughtspot.cloud';

describe('the ThoughtSpot that the environment names', () => {
	it('is none without THOUGHTSPOT_URL', () => {
		expect(connectionFrom({ THOUGHTSPOT_USERNAME: 'maria' })).toBeUndefined();
		expect(connectionFrom({ THOUGHTSPOT_URL: '' })).toBeUndefined();
	});

	it.each([
		[
			'a password',
			{ THOUGHTSPOT_USERNAME: 'maria', THOUGHTSPOT_PASSWORD: 'p' },
			{ authentication: 'password', username: 'maria', password: 'p' },
		],
		[
			'a secret key',
			{ THOUGHTSPOT_USERNAME: 'maria', THOUGHTSPOT_SECRET_KEY: 'k' },
			{ authentication: 'secretKey', username: 'maria', secretKey: 'k' },
		],
		['a token', { THOUGHTSPOT_TOKEN: 't' }, { authentication: 'token', token: 't' }],
	])('is signed in to with %s', (_name, variables, credential) => {
		expect(connectionFrom({ THOUGHTSPOT_URL: url, ...variables })).toEqual({
			url,
			credential: { baseUrl: url, ...credential },
		});
	});

	it('may have an Org and an address under which it reaches n8n', () => {
		expect(
			connectionFrom({
				THOUGHTSPOT_URL: url,
				THOUGHTSPOT_TOKEN: 't',
				THOUGHTSPOT_ORG_ID: '42',
				WEBHOOK_URL: 'https://n8n.acme.example/',
			}),
		).toMatchObject({ credential: { orgId: '42' }, webhookUrl: 'https://n8n.acme.example/' });
	});

	it.each([
		['no way to sign in', {}, /exactly one way to sign in/],
		[
			'two ways to sign in',
			{ THOUGHTSPOT_PASSWORD: 'p', THOUGHTSPOT_TOKEN: 't' },
			/exactly one way to sign in/,
		],
		['a password without a user', { THOUGHTSPOT_PASSWORD: 'p' }, /THOUGHTSPOT_USERNAME/],
	])('is refused with %s', (_name, variables, message) => {
		expect(() => connectionFrom({ THOUGHTSPOT_URL: url, ...variables })).toThrow(message);
	});
});
