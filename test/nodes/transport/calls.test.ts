import type { IncomingMessage, ServerResponse } from 'node:http';

import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { noContent } from '../../../nodes/ThoughtSpot/api/answerFields';
import { callThoughtSpot, endRequestsWith } from '../../../nodes/ThoughtSpot/transport/client';
import { endpoint } from '../../../nodes/ThoughtSpot/transport/endpoint';
import type { Harness } from '../harness';
import { createHarness } from '../harness';
import type { TestServer } from './servers';
import { listen } from './servers';

const common = { privilege: 'ANY', since: '10.1.0.cl', repeatable: true, method: 'POST' } as const;
const ping = endpoint<object, { ok: boolean }>({
	...common,
	purpose: 'ping',
	path: '/ping',
	answer: z.object({ ok: z.boolean() }),
});
const change = endpoint<object, undefined>({
	...common,
	purpose: 'change it',
	path: '/change',
	answer: noContent,
});

const TOKEN = 'token-of-the-session';
const SIGNING = 'the-signing-secret-of-this-test';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: TestServer;
let harness: Harness;
let answer: Answer;
const asked: Array<{ path: string; authorization: string | undefined }> = [];

const stored = (fields: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject => ({
	baseUrl: server.url,
	authentication: 'secretKey',
	username: 'anna',
	secretKey: 'a secret key, "quoted"',
	orgId: '',
	signingSecret: SIGNING,
	sessionToken: '',
	sessionOwner: '',
	...fields,
});

const answerJson = (response: ServerResponse, status: number, body: unknown) => {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const signInAtOnce = (response: ServerResponse) => answerJson(response, 200, { token: TOKEN });
let signIn = signInAtOnce;

beforeAll(async () => {
	server = await listen((request, response) => {
		const path = request.url?.replace('/api/rest/2.0', '') ?? '';
		asked.push({ path, authorization: request.headers.authorization });
		request.resume();
		if (path === '/auth/token/full') signIn(response);
		else if (path === '/auth/session/user') answerJson(response, 200, { id: '1', name: 'anna' });
		else if (request.headers.authorization === 'Bearer signed-out') answerJson(response, 401, {});
		else answer(request, response);
	});
	harness = await createHarness({ credential: {} });
});

beforeEach(() => {
	asked.length = 0;
	harness.credentialData = stored();
});

afterAll(async () => {
	await harness.close();
	await server.close();
});

const executeContext = (signal?: AbortSignal) => harness.node().executeContext(signal);

describe('who asks', () => {
	beforeEach(() => {
		answer = (_, response) => answerJson(response, 200, { ok: true });
	});

	it('is the user of the credential', async () => {
		expect(await callThoughtSpot(executeContext(), ping)).toEqual({ ok: true });
		expect(asked.at(-1)?.authorization).toBe(`Bearer ${TOKEN}`);
	});

	it.each<ICredentialDataDecryptedObject>([
		{ orgId: '={{ null }}' },
		{ orgId: '={{ 0 }}' },
		{ username: '={{ 4711 }}' },
		{ authentication: 'token', secretKey: '={{ null }}', token: ' Bearer a-token \n' },
	])('keeps the session that n8n has stored for %p', async (fields) => {
		harness.credentialData = stored(fields);
		await callThoughtSpot(executeContext(), ping);
		asked.length = 0;
		await callThoughtSpot(executeContext(), ping);
		expect(asked).toEqual([
			{ path: '/ping', authorization: fields.token ? 'Bearer a-token' : `Bearer ${TOKEN}` },
		]);
	});

	it.each([
		['baseUrl', 'Base URL is empty'],
		['username', 'Username is empty'],
		['secretKey', 'Secret Key is empty'],
	])('is asked to fill in %s where its expression gives no text', async (field, message) => {
		harness.credentialData = stored({ [field]: '={{ null }}' });
		await expect(harness.testCredential()).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringContaining(message),
		});
	});

	it.each(['={{ true }}', '={{ ({ a: 1 }) }}', 'too short'])(
		'is told by the test button that %s is no signing secret',
		async (signingSecret) => {
			harness.credentialData = stored({ signingSecret });
			const { status, message } = await harness.testCredential();
			expect(status).toBe('Error');
			expect(message).toContain('Webhook Signing Secret');
		},
	);

	it('may be a polling trigger', async () => {
		expect(await callThoughtSpot(harness.node().pollContext(), ping)).toEqual({ ok: true });
	});

	it('may be another user, by a token that n8n never stores', async () => {
		await callThoughtSpot(executeContext(), ping, {
			actingUser: { name: 'bert', token: 'token-of-bert' },
		});
		expect(asked).toEqual([{ path: '/ping', authorization: 'Bearer token-of-bert' }]);
		expect(JSON.stringify(harness.credentialData)).not.toContain('token-of-bert');
	});

	it('is told when the token of another user is refused, without it', async () => {
		answer = (_, response) => answerJson(response, 401, { error: { message: 'no token-of-bert' } });
		const failure = callThoughtSpot(executeContext(), ping, {
			actingUser: { name: 'bert', token: 'token-of-bert' },
		});
		await expect(failure).rejects.toThrow('ThoughtSpot could not ping: no ***.');
		expect(asked).toHaveLength(1);
	});
});

describe('an answer that is none', () => {
	const PAGE = '<!doctype html><html><body>Sign in</body></html>';
	it.each([
		['a page', 'text/html', PAGE],
		['a text', 'text/plain', 'ok'],
		['a page that says it is JSON', 'application/json', PAGE],
	])('%s with status 200 is a failure, also where nothing is expected', async (_, type, body) => {
		answer = (_request, response) => response.writeHead(200, { 'content-type': type }).end(body);
		for (const asking of [ping, change]) {
			await expect(callThoughtSpot<object, unknown>(executeContext(), asking)).rejects.toThrow(
				`${server.url} answers, but not as ThoughtSpot's REST API v2`,
			);
		}
	});

	it('is not what 204 says, nor 200 without anything', async () => {
		for (const status of [204, 200]) {
			answer = (_, response) => response.writeHead(status).end();
			expect(await callThoughtSpot(executeContext(), change)).toBeUndefined();
		}
	});

	it.each<[string, Answer, RegExp]>([
		['nothing', (_, response) => response.writeHead(200).end(), /ping and gave an empty answer\./],
		['a list', (_, response) => answerJson(response, 200, []), /package, or report it\.$/],
		['a part', (_, response) => answerJson(response, 200, {}), /report it with the fields: ok\.$/],
	])(
		'where something is expected names the fields that it has, if any: %s',
		async (_, give, says) => {
			answer = give;
			await expect(callThoughtSpot(executeContext(), ping)).rejects.toThrow(says);
		},
	);

	it('of a proxy that refuses says so', async () => {
		answer = (_, response) => response.writeHead(403).end();
		await expect(callThoughtSpot(executeContext(), ping)).rejects.toThrow(
			/Something in front of ThoughtSpot refused the request/,
		);
	});
});

describe('secrets in what ThoughtSpot says', () => {
	const secretKey = 'a secret key, "quoted"';
	it.each([secretKey, TOKEN, SIGNING, encodeURIComponent(secretKey), 'value-of-a-header'])(
		'are hidden: %s',
		async (secret) => {
			const words = `${secret} is not allowed`;
			answer = (_, response) =>
				answerJson(response, 400, {
					error: { message: { debug: words, incident_id_guid: words } },
				});
			const body = { additional_headers: [{ key: 'X', value: 'value-of-a-header' }] };
			const failure: unknown = await callThoughtSpot(executeContext(), ping, { body }).catch(
				(error: unknown) => error,
			);
			expect(failure).toMatchObject({
				message: expect.stringContaining('could not ping: *** is not allowed'),
				detail: expect.stringContaining('incident ID *** is not allowed'),
			});
		},
	);

	it('are hidden in the words of an answer that is fulfilled', async () => {
		const says = endpoint<object, unknown>({ ...ping, answer: z.unknown() });
		answer = (_, response) => answerJson(response, 200, {});
		await callThoughtSpot(executeContext(), says);
		answer = (_, response) => answerJson(response, 200, { id: TOKEN, error: `no ${TOKEN}` });
		expect(await callThoughtSpot(executeContext(), says)).toEqual({ id: TOKEN, error: 'no ***' });
	});

	it('are hidden on signing in', async () => {
		answer = () => undefined;
		const page = await listen((request, response) => {
			request.resume();
			answerJson(response, 400, { error: { message: `secret ${secretKey} is too short` } });
		});
		const result = await harness.testCredential(stored({ baseUrl: page.url }));
		await page.close();
		expect(result.message).toContain('secret *** is too short');
	});
});

describe('a request that is given up', () => {
	it('because the execution is cancelled while ThoughtSpot is silent', async () => {
		const cancel = new AbortController();
		answer = () => cancel.abort();
		await expect(callThoughtSpot(executeContext(cancel.signal), ping)).rejects.toThrow(
			'The execution was cancelled while ThoughtSpot was asked to ping.',
		);
	});

	it('because the execution is cancelled while it waits as asked', async () => {
		const cancel = new AbortController();
		answer = (_, response) => {
			response.writeHead(429, { 'retry-after': '2' }).end();
			response.once('close', () => setImmediate(() => cancel.abort()));
		};
		const began = Date.now();
		await expect(callThoughtSpot(executeContext(cancel.signal), ping)).rejects.toThrow('cancelled');
		expect(Date.now() - began).toBeLessThan(1_500);
		expect(asked.filter(({ path }) => path === '/ping')).toHaveLength(1);
	});

	it.each([
		['an execution', () => executeContext()],
		['a polling trigger', () => harness.node().pollContext()],
	])('because the time is over that %s has for it', async (_, context) => {
		answer = () => undefined;
		const signal = AbortSignal.timeout(300);
		await expect(callThoughtSpot(context(), ping, { signal })).rejects.toThrow(
			/asked to ping and did not answer in the time/,
		);
	});

	it('because the time is over that all requests of its context have', async () => {
		answer = () => undefined;
		const context = executeContext();
		endRequestsWith(context, AbortSignal.timeout(300));
		await expect(callThoughtSpot(context, ping)).rejects.toThrow('did not answer in the time');
	});

	it('is not sent again before the time that ThoughtSpot asks for, where that is too long', async () => {
		answer = (_, response) => response.writeHead(503, { 'retry-after': '300' }).end();
		await expect(callThoughtSpot(executeContext(), ping)).rejects.toThrow(
			'ThoughtSpot asks to wait 5 minutes: try again after that.',
		);
		expect(asked.filter(({ path }) => path === '/ping')).toHaveLength(1);
	});

	it('because ThoughtSpot stays silent longer than that operation may', async () => {
		answer = () => undefined;
		const impatient = endpoint({ ...ping, repeatable: false, longestSilence: 0.2 });
		await expect(callThoughtSpot(executeContext(), impatient)).rejects.toThrow('took too long');
	});
});

/** n8n 1 knows no exceptions from `ignoreHttpStatusErrors`: a 401 is an answer for it. */
function asInN8n1(context: IExecuteFunctions): IExecuteFunctions {
	const { helpers } = context;
	const inN8n1: typeof helpers.httpRequestWithAuthentication = async (type, options) => {
		const ignoreHttpStatusErrors = options.ignoreHttpStatusErrors !== undefined;
		const request = { ...options, ignoreHttpStatusErrors };
		const answer: unknown = await helpers.httpRequestWithAuthentication.call(
			context,
			type,
			request,
		);
		return answer;
	};
	return Object.assign(Object.create(context) as IExecuteFunctions, {
		helpers: { ...helpers, httpRequestWithAuthentication: inN8n1 },
	});
}

describe('in n8n 1', () => {
	it('a session is renewed', async () => {
		let refusals = 1;
		answer = (_, response) =>
			refusals-- > 0 ? answerJson(response, 401, {}) : answerJson(response, 200, { ok: true });
		expect(await callThoughtSpot(asInN8n1(executeContext()), ping)).toEqual({ ok: true });
		expect(asked.map(({ path }) => path).filter((path) => path === '/ping')).toHaveLength(2);
	});

	it('a redirect of what renews it is not followed', async () => {
		const elsewhere: string[] = [];
		const other = await listen((request, response) => {
			elsewhere.push(request.url ?? '');
			response.end();
		});
		const front = await listen((request, response) => {
			request.resume();
			const isCall = request.url?.endsWith('/ping');
			if (isCall) response.writeHead(401).end();
			else response.writeHead(307, { location: `${other.url}${request.url}` }).end();
		});
		const owner = `${front.url} secretKey anna `;
		harness.credentialData = stored({
			baseUrl: front.url,
			sessionToken: TOKEN,
			sessionOwner: owner,
		});
		await expect(callThoughtSpot(asInN8n1(executeContext()), ping)).rejects.toThrow(
			`${front.url} answers with a redirect to ${other.url}: enter that as Base URL`,
		);
		expect(elsewhere).toEqual([]);
		await Promise.all([front.close(), other.close()]);
	});
});

describe('a first use by several at once', () => {
	it('keeps the signing secret that the first has stored, though another signs in for longer', async () => {
		harness.credentialData = stored({ signingSecret: '', username: 'first-user' });
		answer = (_, response) => answerJson(response, 200, { ok: true });
		const held = new Promise<ServerResponse>((resolve) => {
			signIn = (response) => {
				signIn = signInAtOnce;
				resolve(response);
			};
		});
		const slow = callThoughtSpot(executeContext(), ping);
		const response = await held;
		await callThoughtSpot(harness.node().pollContext(), ping);
		const { signingSecret } = harness.credentialData;
		expect(signingSecret).toMatch(/^[0-9a-f]{64}$/);
		signInAtOnce(response);
		await slow;
		expect(harness.credentialData.signingSecret).toBe(signingSecret);
		expect(asked.filter(({ path }) => path === '/auth/token/full')).toHaveLength(2);
	});

	it('gets a new one when somebody has emptied the field', async () => {
		harness.credentialData = stored({ signingSecret: '', username: 'second-user' });
		answer = (_, response) => answerJson(response, 200, { ok: true });
		await callThoughtSpot(executeContext(), ping);
		const before = harness.credentialData.signingSecret;
		harness.credentialData = { ...harness.credentialData, signingSecret: '' };
		asked.length = 0;
		await Promise.all([1, 2].map(async () => await callThoughtSpot(executeContext(), ping)));
		expect(asked.filter(({ path }) => path === '/auth/token/full')).toHaveLength(2);
		expect(harness.credentialData.signingSecret).toMatch(/^[0-9a-f]{64}$/);
		expect(harness.credentialData.signingSecret).not.toBe(before);
	});
});
