import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { LiveError } from './caller';
import { caller, refusal, signIn } from './caller';

interface Token {
	token: string;
	creation_time_in_millis: number;
	expiration_time_in_millis: number;
	scope: { org_id: number };
}

interface CurrentUser {
	name: string;
	current_org: { id: number; name: string };
	privileges: string[];
}

describe('signing in to the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let now = Date.UTC(2026, 7, 20);

	beforeAll(async () => {
		thoughtSpot = await startThoughtSpot({ clock: () => now });
		thoughtSpot.addOrg({ name: 'Sales', id: '7' });
		thoughtSpot.addUser({ name: 'ada', password: 'pw', orgs: [{ id: '0' }] });
		thoughtSpot.addUser({ name: 'eve', password: 'pw', orgs: [{ id: '7' }] });
		thoughtSpot.addUser({ name: 'max', password: 'pw', mfa: true });
	});

	afterAll(() => thoughtSpot.close());

	const ask = async <T>(body: unknown) => caller(thoughtSpot)<T>('auth/token/full', body);

	it.each([
		{
			case: 'a wrong password',
			body: { username: 'ada', password: 'no' },
			status: 401,
			code: 10097,
			says: 'credentials',
		},
		{
			case: 'an unknown user with a password',
			body: { username: 'nobody', password: 'pw' },
			status: 401,
			code: 10097,
			says: 'credentials',
		},
		{
			case: 'a wrong secret key',
			body: { username: 'ada', secret_key: 'no' },
			status: 401,
			code: 10097,
			says: 'credentials',
		},
		{
			case: 'a password where MFA is on',
			body: { username: 'max', password: 'pw' },
			status: 401,
			code: 10097,
			says: 'Multi-Factor',
		},
		{
			case: 'no password and no secret key',
			body: { username: 'ada' },
			status: 400,
			code: 10002,
			says: 'Either',
		},
		{
			case: 'both password and secret key',
			body: { username: 'ada', password: 'pw', secret_key: 'x' },
			status: 400,
			code: 10002,
			says: 'Only one',
		},
		{
			case: 'an Org that does not exist',
			body: { username: 'ada', password: 'pw', org_id: 99 },
			status: 400,
			code: 10002,
			says: 'Org with id 99',
		},
		{
			case: "an Org that is not the user's",
			body: { username: 'ada', password: 'pw', org_id: 7 },
			status: 400,
			code: 10002,
			says: 'not a member',
		},
	])('refuses $case', async ({ body, status, code, says }) => {
		const refused = refusal(await ask<LiveError>(body));
		expect(refused).toMatchObject({ status, code });
		expect(refused.text).toContain(says);
	});

	it.each([
		{ case: 'no username', body: {}, says: 'Variable "$username" of required type "String!"' },
		{
			case: 'an Org id that is a text',
			body: { username: 'ada', org_id: '7' },
			says: 'Variable "$org_id" got invalid value',
		},
	])('refuses $case as its GraphQL gateway does', async ({ body, says }) => {
		const { status, body: answer } = await ask<{ error: { message: string } }>(body);
		expect(status).toBe(400);
		expect(answer.error.message).toContain(says);
	});

	it('refuses an unknown user with the secret key, unless it shall be created', async () => {
		const request = { username: 'new', secret_key: thoughtSpot.secretKey };
		expect(refusal(await ask<LiveError>(request))).toMatchObject({ status: 400 });
		expect((await ask({ ...request, auto_create: true })).status).toBe(200);
	});

	it('knows users by the name that they sign in with, not by ID', async () => {
		const { id } = thoughtSpot.addUser({ name: 'ida' });
		const request = { username: id, secret_key: thoughtSpot.secretKey };
		expect(refusal(await ask<LiveError>(request))).toMatchObject({ status: 400 });
	});

	it('enters the Org that is asked for, and ignores an Org given by name', async () => {
		const whoIs = async (request: object) => {
			const { body } = await ask<Token>({ secret_key: thoughtSpot.secretKey, ...request });
			const { body: user } = await caller(
				thoughtSpot,
				body.token,
			)<CurrentUser>('auth/session/user');
			return { org: user.current_org.id, scope: body.scope.org_id };
		};
		expect(await whoIs({ username: 'tsadmin', org_id: 7 })).toEqual({ org: 7, scope: 7 });
		expect(await whoIs({ username: 'tsadmin', org_identifier: 'Sales' })).toEqual({
			org: 0,
			scope: 0,
		});
		expect(await whoIs({ username: 'eve' })).toEqual({ org: 7, scope: 7 });
	});

	it('issues tokens for five minutes, or for as long as asked', async () => {
		const request = { username: 'ada', password: 'pw' };
		const lifetime = async (body: object) => {
			const { body: token } = await ask<Token>(body);
			return token.expiration_time_in_millis - token.creation_time_in_millis;
		};
		expect(await lifetime(request)).toBe(300_000);
		expect(await lifetime({ ...request, validity_time_in_sec: 3600 })).toBe(3_600_000);
	});

	it('no longer takes a token when its time is over', async () => {
		const call = await signIn(thoughtSpot, { validitySeconds: 10 });
		now += 9_999;
		expect((await call('auth/session/user')).status).toBe(200);
		now += 1;
		expect(refusal(await call<LiveError>('auth/session/user'))).toMatchObject({
			status: 401,
			code: 10097,
		});
	});

	it('takes no token that it did not issue, that was revoked or that was made to expire', async () => {
		const { body } = await ask<Token>({ username: 'ada', password: 'pw' });
		const call = caller(thoughtSpot, body.token);
		expect((await call('auth/token/validate', { token: body.token })).status).toBe(200);
		expect((await call('auth/token/revoke', { token: body.token })).status).toBe(204);
		expect((await call('auth/session/user')).status).toBe(401);
		expect((await caller(thoughtSpot, 'made up')('auth/session/user')).status).toBe(401);
		expect((await caller(thoughtSpot)('auth/session/user')).status).toBe(401);
		const other = await signIn(thoughtSpot);
		thoughtSpot.expireTokens();
		expect((await other('auth/session/user')).status).toBe(401);
	});

	it('refuses the secret key when trusted authentication is off', async () => {
		const other = await startThoughtSpot();
		other.disableFeature('trustedAuthentication');
		const answer = await caller(other)<LiveError>('auth/token/full', {
			username: 'tsadmin',
			secret_key: other.secretKey,
		});
		await other.close();
		expect(refusal(answer)).toMatchObject({ status: 403, code: 10023 });
	});
});
