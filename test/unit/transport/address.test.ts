import {
	endpointUrl,
	isLoopback,
	normalizeBaseUrl,
} from '../../../nodes/ThoughtSpot/transport/address';

describe('the Base URL that a person pasted', () => {
	it.each([
		['https://acme.thoughtspot.cloud', 'https://acme.thoughtspot.cloud'],
		['https://acme.thoughtspot.cloud/', 'https://acme.thoughtspot.cloud'],
		['  acme.thoughtspot.cloud  ', 'https://acme.thoughtspot.cloud'],
		['acme.thoughtspot.cloud:8443', 'https://acme.thoughtspot.cloud:8443'],
		['https://acme.thoughtspot.cloud/#/home', 'https://acme.thoughtspot.cloud'],
		['https://acme.thoughtspot.cloud/?orgId=7#/pinboard/1', 'https://acme.thoughtspot.cloud'],
		['https://acme.thoughtspot.cloud/api/rest/2.0', 'https://acme.thoughtspot.cloud'],
		['https://acme.thoughtspot.cloud/v2/#/everywhere/', 'https://acme.thoughtspot.cloud'],
		['https://acme.thoughtspot.cloud/pinboard/1?x=y', 'https://acme.thoughtspot.cloud'],
		['https://acme.thoughtspot.cloud/API/REST/2.0/', 'https://acme.thoughtspot.cloud'],
		['https://bi.acme.com/insights/', 'https://bi.acme.com/insights'],
		['https://bi.acme.com/home/#/home', 'https://bi.acme.com/home'],
		['HTTPS://ACME.thoughtspot.cloud', 'https://acme.thoughtspot.cloud'],
		['http://127.0.0.1:3001', 'http://127.0.0.1:3001'],
		['https://proxy.acme.com/thoughtspot/', 'https://proxy.acme.com/thoughtspot'],
	])('%s means %s', (pasted, meant) => {
		expect(normalizeBaseUrl(pasted)).toBe(meant);
	});

	it.each([
		'',
		'   ',
		'https://',
		'ftp://acme.com',
		'not an address',
		'mailto:me@acme.com',
		'http://acme.thoughtspot.cloud',
		'http://localhost.acme.com',
		'http://10.0.0.1',
		'https:/acme.thoughtspot.cloud',
		'https//acme.thoughtspot.cloud',
		'https://https://acme.thoughtspot.cloud',
		'https://:password@acme.thoughtspot.cloud',
	])('"%s" is no address', (pasted) => {
		expect(normalizeBaseUrl(pasted)).toBeUndefined();
	});
});

describe('the address of an operation', () => {
	it('encodes the name in its path', () => {
		expect(endpointUrl('https://a.b', '/webhooks/{identifier}/update', 'a/b c?')).toBe(
			'https://a.b/api/rest/2.0/webhooks/a%2Fb%20c%3F/update',
		);
	});

	it.each(['', ' ', '.', '..', ' .. '])('takes "%s" for no ID', (identifier) => {
		expect(() => endpointUrl('https://a.b', '/webhooks/{identifier}/update', identifier)).toThrow(
			`"${identifier}" is no ID.`,
		);
	});

	it('is none where an ID is missing, and needs none where its path has no place for one', () => {
		expect(() => endpointUrl('https://a.b', '/webhooks/{identifier}/update')).toThrow(
			'"" is no ID.',
		);
		expect(endpointUrl('https://a.b', '/webhooks/search')).toBe(
			'https://a.b/api/rest/2.0/webhooks/search',
		);
	});

	it('takes an ID as it is', () => {
		expect(endpointUrl('https://a.b', '/webhooks/{identifier}/update', "$&$'")).toContain(
			"/webhooks/%24%26%24'/update",
		);
	});
});

describe('an address on this machine', () => {
	it.each([
		['http://localhost:5678/x', true],
		['http://127.1.2.3', true],
		['http://[::1]:80', true],
		['https://localhost.acme.com', false],
		['https://n8n.acme.com', false],
	])('%s: %s', (url, expected) => {
		expect(isLoopback(url)).toBe(expected);
	});
});
