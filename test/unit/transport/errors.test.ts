import { decodeErrorBody } from '../../../nodes/ThoughtSpot/transport/errorBody';
import { ThoughtSpotError, isAccessRefused } from '../../../nodes/ThoughtSpot/transport/errors';
import { noAnswer, redirected, refusal } from '../../../nodes/ThoughtSpot/transport/refusals';

const endpoint = {
	purpose: 'create the webhook',
	privilege: 'CAN_MANAGE_WEBHOOKS',
	since: '10.14.0.cl',
};

describe('the error bodies that ThoughtSpot and the proxies before it send', () => {
	it.each([
		[
			'as the specification has it',
			{ error: { message: { code: 10023, incident_id_guid: 'i-1', debug: 'no access' } } },
			{ code: 10023, incidentId: 'i-1', words: 'no access' },
		],
		[
			'as live clusters send it, one level deeper, with a JSON array as text',
			{
				error: {
					message: {
						debug: { code: 13152, incident_id_guid: 'i-2', debug: '["already exists",""]' },
					},
				},
			},
			{ code: 13152, incidentId: 'i-2', words: 'already exists' },
		],
		[
			'from the GraphQL gateway',
			{ error: { message: 'Variable "$name" was not provided.' } },
			{ words: 'Variable "$name" was not provided.' },
		],
		[
			'for a malformed body',
			{ error: { message: { debug: 'Cannot set property' } } },
			{ words: 'Cannot set property' },
		],
		[
			'as an upstream failure',
			{
				message: 'Error: Request failed with status code 400',
				extensions: {
					code: 'UPSTREAM_FAILURE',
					upstreamResponse: {
						status: 400,
						data: { code: 10002, incident_id_guid: 'i-5', debug: '["bad field"]' },
					},
				},
			},
			{ code: 10002, incidentId: 'i-5', words: 'bad field' },
		],
		[
			'passed through from v1',
			{ code: 10002, incident_id_guid: 'i-6', debug: '["one","two"]' },
			{ code: 10002, incidentId: 'i-6', words: 'one two' },
		],
		['as a web page', '<!DOCTYPE html><html><body>Bad gateway</body></html>', { words: '' }],
		['as plain text', 'upstream timed out', { words: 'upstream timed out' }],
		['as nothing', undefined, { words: '' }],
		['with control characters', 'a\u0000\u001bb\nc', { words: 'a b c' }],
	])('%s', (_, body, decoded) => {
		expect(decodeErrorBody(body)).toEqual(decoded);
	});

	it('keeps long texts short', () => {
		expect(decodeErrorBody('x'.repeat(9_000)).words).toHaveLength(500);
	});
});

describe('what a refused request tells the reader', () => {
	const about = (status: number, debug: string, code?: number) =>
		refusal(endpoint, {
			status,
			headers: {},
			body: { error: { message: { debug: { debug, code } } } },
		});

	it.each([
		['the missing privilege', 403, 'no access', 10023, 'CAN_MANAGE_WEBHOOKS'],
		['the missing privilege, sent as HTTP 500', 500, 'no access', 10023, 'CAN_MANAGE_WEBHOOKS'],
		['the missing feature', 400, 'WEBHOOK_PREREQUISITE_NOT_MET', 1, 'ThoughtSpot Support'],
		['the release that is needed', 404, 'no such path', undefined, '10.14.0.cl'],
		['the sign-in', 401, 'expired', 10097, 'credential'],
		['the rate limit', 429, '', undefined, 'limits how many requests'],
		['a passing fault', 503, 'busy', undefined, 'Wait a few minutes'],
		["ThoughtSpot's words", 400, 'name is taken', 10002, 'name is taken'],
	])('names %s', (_, status, debug, code, expected) => {
		const { message } = about(status, debug, code);
		expect(message).toContain(expected);
		expect(message).toMatch(/^ThoughtSpot could not create the webhook: .+\.$/);
	});

	it.each([undefined, '', '<html><body>403 Forbidden</body></html>'])(
		'does not take a 403 without words of ThoughtSpot for a missing privilege: %p',
		(body) => {
			const { message } = refusal(endpoint, { status: 403, headers: {}, body });
			expect(message).toMatch(/in front of ThoughtSpot refused.*let through\.$/);
			expect(message).not.toContain('privilege');
		},
	);

	it.each([
		['90', '90 seconds'],
		['300', '5 minutes'],
		[new Date(Date.now() + 3_599_000).toUTCString(), '60 minutes'],
	])('says how long to wait where ThoughtSpot asks for it: %s', (asked, time) => {
		const headers = { 'retry-after': asked };
		const { message } = refusal(endpoint, { status: 429, headers, body: undefined });
		expect(message).toBe(
			`ThoughtSpot could not create the webhook: HTTP status 429. ThoughtSpot asks to wait ${time}: try again after that.`,
		);
	});

	it.each([
		[400, undefined],
		[500, ''],
		[409, {}],
		[500, { error: { message: { debug: '. ', incident_id_guid: '' } } }],
	])('quotes nothing that ThoughtSpot did not say, with status %p and %j', (status, body) => {
		const { message, detail } = refusal(endpoint, { status, headers: {}, body });
		expect(message).toBe(
			`ThoughtSpot could not create the webhook: HTTP status ${status}. Wait a few minutes and try again; if it stays, tell ThoughtSpot Support.`,
		);
		expect(detail).toBe(`HTTP status ${status}`);
	});

	it('names the incident ID to give to ThoughtSpot Support', () => {
		const body = { error: { message: { incident_id_guid: 'i-1', debug: 'oops' } } };
		expect(refusal(endpoint, { status: 500, headers: {}, body })).toMatchObject({
			message: expect.stringContaining('give the incident ID to ThoughtSpot Support.'),
			detail: 'HTTP status 500 (incident ID i-1)',
		});
	});

	it('reads no deeper than ThoughtSpot nests', () => {
		const deep = Array.from({ length: 20_000 }).reduce<object>((error) => ({ error }), {});
		expect(decodeErrorBody(deep)).toEqual({ words: '' });
	});

	it('says whether ThoughtSpot may have acted all the same', () => {
		expect(about(503, 'busy').reached).toBe('unknown');
		expect(about(500, 'no access', 10023).reached).toBe('refused');
		expect(about(400, 'no').reached).toBe('refused');
	});

	it('keeps the incident ID for support', () => {
		const body = { error: { message: { code: 1, incident_id_guid: 'i-7', debug: 'x' } } };
		expect(refusal(endpoint, { status: 500, headers: {}, body }).detail).toContain('i-7');
	});

	it('knows a refused access by status or by code', () => {
		expect(isAccessRefused(about(403, 'x'))).toBe(true);
		expect(isAccessRefused(about(500, 'x', 10023))).toBe(true);
		expect(isAccessRefused(about(500, 'x'))).toBe(false);
		expect(isAccessRefused(new Error('403'))).toBe(false);
	});
});

describe('a request without an answer', () => {
	it.each([
		['ENOTFOUND', 'there is no such host', 'refused'],
		['ECONNREFUSED', 'it refused the connection', 'refused'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'TLS certificate is not trusted', 'refused'],
		['ECONNRESET', 'broke or took too long', 'unknown'],
		['ECONNABORTED', 'broke or took too long', 'unknown'],
		[undefined, 'broke or took too long', 'unknown'],
	])('%s: %s', (code, reason, reached) => {
		const error = noAnswer('acme.thoughtspot.cloud', code);
		expect(error).toBeInstanceOf(ThoughtSpotError);
		expect(error.message).toContain(`acme.thoughtspot.cloud: `);
		expect(error.message).toContain(reason);
		expect(error.message).toContain('Base URL');
		expect(error.reached).toBe(reached);
	});
});

describe('a redirect', () => {
	const baseUrl = 'https://acme.thoughtspot.cloud';
	const ENTER = /: enter that as Base URL in the ThoughtSpot credential/;
	const IN_FRONT = /Something in front of ThoughtSpot/;
	it.each([
		['https://eu.acme.com/api/rest/2.0/auth/token/full?token=abcd', 'https://eu.acme.com', ENTER],
		['https://eu.acme.com:8443/', 'https://eu.acme.com:8443', ENTER],
		['//eu.acme.com/x', 'https://eu.acme.com/x', ENTER],
		['/ts/api/rest/2.0/webhooks/search', `${baseUrl}/ts`, ENTER],
		['/login?next=secret-place#secret', `${baseUrl}/login`, IN_FRONT],
		['http://eu.acme.com/?a=secret', 'http://eu.acme.com/', IN_FRONT],
		['https://user:secret@eu.acme.com/', 'https://eu.acme.com', ENTER],
		['javascript:alert(1)', 'an address that cannot be read', IN_FRONT],
		['https://', 'an address that cannot be read', IN_FRONT],
		[undefined, 'an address that cannot be read', IN_FRONT],
	])('to %s is told, without what may be secret', (location, shown, step) => {
		const { message } = redirected(baseUrl, { status: 307, headers: { location }, body: '' });
		expect(message).toContain(`${baseUrl} answers with a redirect to ${shown}`);
		expect(message).toMatch(step);
		expect(message).not.toMatch(/secret|abcd/);
	});
});
