import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Harness } from './harness';
import { createHarness } from './harness';
import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';

const SALES = '2100019165';
let thoughtSpot: ThoughtSpot;
let harness: Harness;

const stored = (fields: Record<string, string> = {}) => ({
	baseUrl: thoughtSpot.url,
	authentication: 'secretKey',
	username: 'tsadmin',
	secretKey: thoughtSpot.secretKey,
	orgId: '',
	signingSecret: '',
	sessionToken: '',
	sessionOwner: '',
	...fields,
});

const withPassword = (fields: Record<string, string> = {}) =>
	stored({
		authentication: 'password',
		secretKey: '',
		password: thoughtSpot.adminPassword,
		...fields,
	});

const listWebhooks = {
	resource: 'webhook',
	operation: 'getAll',
	returnAll: true,
};

const signIns = () =>
	thoughtSpot.requests.filter(({ operation }) => operation === 'getFullAccessToken');

const secretsOf = (data: Record<string, unknown>) =>
	['secretKey', 'password', 'token', 'sessionToken', 'signingSecret']
		.map((name) => data[name])
		.filter((value): value is string => typeof value === 'string' && value !== '');

beforeEach(async () => {
	thoughtSpot = await startThoughtSpot();
	thoughtSpot.addOrg({ name: 'Sales', id: SALES });
	thoughtSpot.addUser({
		name: 'anna',
		password: 'Anna-2026!',
		displayName: 'Anna Arendt',
		orgs: [{ id: '0', privileges: ['CAN_MANAGE_WEBHOOKS'] }],
	});
	thoughtSpot.addUser({ name: 'max', password: 'Max-2026!', mfa: true, orgs: [{ id: '0' }] });
	harness = await createHarness({ credential: stored() });
});

afterEach(async () => {
	await harness.close();
	await thoughtSpot.close();
});

describe('the test button', () => {
	it('says who signed in, and in which Org', async () => {
		const result = await harness.testCredential(
			withPassword({ username: 'anna', password: 'Anna-2026!' }),
		);
		expect(result).toEqual({
			status: 'OK',
			message: `Signed in to ${thoughtSpot.url} as Anna Arendt in the Org "Primary" (0)`,
		});
	});

	it('accepts what people paste as Base URL', async () => {
		const result = await harness.testCredential(stored({ baseUrl: `${thoughtSpot.url}/#/home` }));
		expect(result).toMatchObject({ status: 'OK' });
	});

	it('leaves out what nobody sees around what people paste', async () => {
		const pasted = (text: string) => `\u200b ${text}\ufeff`;
		const { baseUrl, username, secretKey } = stored();
		const fields = { baseUrl, username, secretKey, orgId: '0' };
		const around = Object.entries(fields).map(([name, text]) => [name, pasted(text)] as const);
		const data: Record<string, string> = Object.fromEntries(around);
		const result = await harness.testCredential(stored(data));
		expect(result).toMatchObject({ status: 'OK' });
	});

	it('signs in with a secret key, for one Org, with an explicit validity and nothing else', async () => {
		await harness.testCredential(stored({ orgId: SALES }));
		expect(signIns().map(({ body }) => body)).toEqual([
			{
				username: 'tsadmin',
				secret_key: thoughtSpot.secretKey,
				validity_time_in_sec: 3600,
				org_id: Number(SALES),
				auto_create: false,
			},
		]);
	});

	it('signs in with a password alone, although a secret key was typed in before', async () => {
		await harness.testCredential(withPassword({ secretKey: thoughtSpot.secretKey }));
		expect(signIns().map(({ body }) => Object.keys(body as object))).toEqual([
			['username', 'password', 'validity_time_in_sec', 'auto_create'],
		]);
	});

	it('signs in with a secret key alone, although a password was typed in before', async () => {
		await harness.testCredential(stored({ password: thoughtSpot.adminPassword }));
		expect(signIns()).toMatchObject([{ body: { secret_key: thoughtSpot.secretKey } }]);
		expect(signIns()[0]?.body).not.toHaveProperty('password');
	});

	it('takes a token as it is, or with the word Bearer before it', async () => {
		await harness.execute({ parameters: listWebhooks });
		const token = String(harness.credentialData.sessionToken);
		for (const written of [token, `Bearer ${token}`]) {
			expect(
				await harness.testCredential(stored({ authentication: 'token', token: written })),
			).toMatchObject({ status: 'OK' });
		}
	});

	it.each(['\u200b ', '\u00ad', '\u2060\n', '\ufeffBearer '])(
		'takes a token with %j around it, also where it is used',
		async (blank) => {
			await harness.execute({ parameters: listWebhooks });
			const token = `${blank}${String(harness.credentialData.sessionToken)}${blank.slice(0, 1)}`;
			harness.credentialData = stored({ authentication: 'token', token });
			expect(await harness.testCredential(harness.credentialData)).toMatchObject({ status: 'OK' });
			await expect(harness.execute({ parameters: listWebhooks })).resolves.toBeDefined();
		},
	);

	type Mistake = [string, () => Record<string, string>, RegExp];
	it.each<Mistake>([
		['an empty Base URL', () => stored({ baseUrl: '' }), /Base URL is empty/],
		['something else as Base URL', () => stored({ baseUrl: 'my instance' }), /Base URL/],
		[
			'a host that refuses',
			() => stored({ baseUrl: 'http://127.0.0.1:1' }),
			/could not be reached at 127\.0\.0\.1:1: it refused the connection.*Base URL/,
		],
		[
			'a host that does not exist',
			() => stored({ baseUrl: 'https://acme.thoughtspot.invalid' }),
			/could not be reached at acme\.thoughtspot\.invalid: there is no such host.*Base URL/,
		],
		['no user name', () => stored({ username: '' }), /Username is empty/],
		['no secret key', () => stored({ secretKey: '' }), /Secret Key is empty/],
		[
			'a wrong secret key',
			() => stored({ secretKey: 'wrong-secret-key' }),
			/did not accept the sign-in.*Correct Username or Secret Key/,
		],
		[
			'a user who does not exist',
			() => stored({ username: 'nobody' }),
			/nobody does not exist.*Correct Username or Secret Key/,
		],
		[
			'a wrong password',
			() => withPassword({ password: 'wrong-password' }),
			/did not accept the sign-in.*Correct Username or Password/,
		],
		[
			'a user with a second factor',
			() => withPassword({ username: 'max', password: 'Max-2026!' }),
			/second factor \(MFA\).*Change Sign In With/,
		],
		[
			'a token that is not valid',
			() => stored({ authentication: 'token', token: 'not-a-valid-token' }),
			/did not accept the sign-in.*Correct Token/,
		],
		[
			'an Org that does not exist',
			() => stored({ orgId: '77' }),
			/does not let this user into the Org 77.*Correct Org ID/,
		],
		[
			'an Org that the user is not in',
			() => withPassword({ username: 'anna', password: 'Anna-2026!', orgId: SALES }),
			/does not let this user into the Org 2100019165.*have the user added/,
		],
		...['Sales', '-1', '7.5', '1e3'].map((orgId): Mistake => [
			`${orgId} as Org ID`,
			() => stored({ orgId }),
			/Org ID is not the number of an Org.*not its name, or leave it empty/,
		]),
		[
			'a secret that nobody sees',
			() => stored({ signingSecret: '\u200b'.repeat(20) }),
			/Webhook Signing Secret is empty/,
		],
		[
			'a previous signing secret with which nothing was ever accepted',
			() => stored({ previousSigningSecret: 'fifteen-letters' }),
			/Previous Signing Secret has fewer than 16 characters.*or empty it\.$/,
		],
		[
			'a header of alerts that is none',
			() => stored({ alertHeaderName: 'X Alert:', alertSecret: 'alert-secret' }),
			/KPI Alert Header Name is not the name of an HTTP header/,
		],
		[
			'a header of alerts that is the one of signatures',
			() => stored({ alertHeaderName: 'x-webhook-signature', alertSecret: 'alert-secret' }),
			/KPI Alert Header Name is X-Webhook-Signature, in which ThoughtSpot signs reports\. Choose another name/,
		],
		[
			'a header of alerts without its secret',
			() => stored({ alertHeaderName: 'X-Alert-Key' }),
			/only one of KPI Alert Header Name and KPI Alert Secret/,
		],
	])('names the field to change for %s', async (_, data, message) => {
		const fields = data();
		const result = await harness.testCredential(fields);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
		for (const secret of secretsOf(fields)) expect(result.message).not.toContain(secret);
	});

	it('says so where trusted authentication is off', async () => {
		thoughtSpot.disableFeature('trustedAuthentication');
		expect(await harness.testCredential()).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/does not accept a secret key.*enable trusted authentication/),
		});
	});

	it('says so where a token belongs to another Org', async () => {
		await harness.execute({ parameters: listWebhooks });
		const token = String(harness.credentialData.sessionToken);
		const result = await harness.testCredential(
			stored({ authentication: 'token', token, orgId: SALES }),
		);
		expect(result.message).toMatch(/in to the Org "Primary" \(0\) instead of the Org 2100019165/);
	});

	const OTHER_SITE =
		/answers, but not as ThoughtSpot.*such as a sign-in page.*Correct Base URL.*or have this n8n let through/;
	const OTHER_SIGN_IN =
		/did not accept the sign-in.*Correct Username or Secret Key.*, or have this n8n let through, if something in front/;
	const page = '<!doctype html><html></html>';
	const sso = 'https://sso.example.org/login';
	it.each<[status: number, body: string, location: string | undefined, words: RegExp]>([
		[200, page, undefined, OTHER_SITE],
		[200, '', undefined, OTHER_SITE],
		[200, '{"ok":true}', undefined, OTHER_SITE],
		[404, page, undefined, OTHER_SITE],
		[405, page, undefined, OTHER_SITE],
		[400, page, undefined, OTHER_SIGN_IN],
		[401, page, undefined, OTHER_SIGN_IN],
		[403, page, undefined, /Something in front of ThoughtSpot refused.*have this n8n let through/],
		[429, '', undefined, /limits how many requests/],
		[502, page, undefined, /Wait a few minutes and try again/],
		// words of such an answer are an address, of which a part may read like ThoughtSpot's
		[
			302,
			`Found. Redirecting to ${sso}?mfa=1`,
			sso,
			/redirect to https:\/\/sso.*if it is a sign-in page/,
		],
		[
			302,
			page,
			'/login',
			/redirect to .*Something in front of ThoughtSpot, such as a sign-in page/,
		],
	])('says so where something else answers: %i %s %s', async (status, body, location, words) => {
		const website = createServer((_, response) => {
			response.writeHead(status, { 'content-type': 'text/html', ...(location && { location }) });
			response.end(body);
		}).listen(0, '127.0.0.1');
		await once(website, 'listening');
		const { port } = website.address() as AddressInfo;
		const baseUrl = `http://127.0.0.1:${port}`;
		const result = await harness.testCredential(stored({ baseUrl, orgId: '5' }));
		website.close();
		expect(result.message).toMatch(words);
	});
});

describe('a session', () => {
	const run = async () => await harness.execute({ parameters: listWebhooks });

	it('is opened once, stored, and used for every request that follows', async () => {
		await run();
		await run();
		expect(signIns()).toHaveLength(1);
		expect(harness.credentialData).toMatchObject({
			sessionToken: expect.stringMatching(/.+/),
			signingSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
	});

	it('is opened again when it has expired, and the request is repeated', async () => {
		await run();
		const before = { ...harness.credentialData };
		thoughtSpot.expireTokens();
		expect(await run()).toBeDefined();
		expect(signIns()).toHaveLength(2);
		expect(harness.credentialData.sessionToken).not.toBe(before.sessionToken);
		expect(harness.credentialData.signingSecret).toBe(before.signingSecret);
	});

	interface Edit {
		what: string;
		edit: Record<string, string>;
		then: { user: string; orgId: string };
	}
	it.each<Edit>([
		{ what: 'Org', edit: { orgId: SALES }, then: { user: 'tsadmin', orgId: SALES } },
		{ what: 'user', edit: { username: 'anna' }, then: { user: 'anna', orgId: '0' } },
	])(
		'of another $what, from before the credential was edited, is not used',
		async ({ edit, then }) => {
			await run();
			harness.credentialData = { ...harness.credentialData, ...edit };
			await run();
			expect(thoughtSpot.requests.at(-1)).toMatchObject(then);
		},
	);

	it('keeps a signing secret that a person typed in', async () => {
		harness.credentialData = stored({ signingSecret: 'typed-in-by-a-person' });
		await run();
		expect(harness.credentialData.signingSecret).toBe('typed-in-by-a-person');
	});

	it('has a signing secret generated again where a person emptied the field', async () => {
		await run();
		harness.credentialData = { ...harness.credentialData, signingSecret: '' };
		await run();
		expect(harness.credentialData.signingSecret).toMatch(/^[0-9a-f]{64}$/);
	});

	it('uses a new token at once', async () => {
		await run();
		const token = String(harness.credentialData.sessionToken);
		harness.credentialData = stored({ authentication: 'token', token: 'an-old-token' });
		await expect(run()).rejects.toThrow(/Correct Token/);
		harness.credentialData = { ...harness.credentialData, token: `Bearer ${token}` };
		await run();
		expect(thoughtSpot.requests.at(-1)).toMatchObject({ status: 200, user: 'tsadmin' });
	});

	it('that cannot be opened shows its own message on the node, and no secret', async () => {
		harness.credentialData = withPassword({ password: 'wrong-password' });
		const failure: unknown = await run().catch((error: unknown) => error);
		expect(failure).toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(/Correct Username or Password/),
		});
		expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(
			'wrong-password',
		);
	});
});

describe('a user who may sign in, but not more', () => {
	beforeEach(() => {
		thoughtSpot.addUser({ name: 'viewer', password: 'Viewer-2026!', orgs: [{ id: '0' }] });
	});

	it('is told which privilege is missing', async () => {
		harness.credentialData = withPassword({ username: 'viewer', password: 'Viewer-2026!' });
		await expect(harness.execute({ parameters: listWebhooks })).rejects.toThrow(
			/could not search webhooks: .+ lacks the privilege.*CAN_MANAGE_WEBHOOKS/,
		);
	});

	it('is told that ThoughtSpot Support must enable the feature', async () => {
		thoughtSpot.disableFeature('webhooks');
		await expect(harness.execute({ parameters: listWebhooks })).rejects.toThrow(
			/ask ThoughtSpot Support to enable them/,
		);
	});
});
