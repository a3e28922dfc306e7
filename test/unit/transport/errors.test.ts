import {
	ThoughtSpotError,
	decodeErrorBody,
	isAccessRefused,
	noAnswer,
	refusal,
} from '../../../nodes/ThoughtSpot/transport/errors';

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
		refusal(endpoint, status, { error: { message: { debug: { debug, code } } } });

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

	it('says whether ThoughtSpot may have acted all the same', () => {
		expect(about(503, 'busy').reached).toBe('unknown');
		expect(about(500, 'no access', 10023).reached).toBe('refused');
		expect(about(400, 'no').reached).toBe('refused');
	});

	it('keeps the incident ID for support', () => {
		const body = { error: { message: { code: 1, incident_id_guid: 'i-7', debug: 'x' } } };
		expect(refusal(endpoint, 500, body).detail).toContain('i-7');
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
