import { badRequest, forbidden, unauthorized } from '../errors';
import type { User } from '../model';
import type { World } from '../world';
import { named } from '../world';
import type { Answer, Call } from './operation';
import { ok } from './operation';

interface GetFullAccessTokenRequest {
	username: string;
	password: string;
	secret_key: string;
	validity_time_in_sec: number;
	org_id?: number;
	email?: string;
	display_name?: string;
	auto_create: boolean;
}

const WRONG_CREDENTIALS = 'Invalid credentials. The provided secret key or password is incorrect.';

function userByPassword(world: World, { username, password }: GetFullAccessTokenRequest): User {
	const user = named(world.users, username);
	if (user?.password === undefined || user.password !== password) {
		throw unauthorized(WRONG_CREDENTIALS);
	}
	if (user.mfa) {
		throw unauthorized(
			'Multi-Factor Authentication (MFA) is enabled: signing in with username and password is not allowed.',
		);
	}
	return user;
}

function userBySecretKey(world: World, request: GetFullAccessTokenRequest): User {
	if (world.disabled.has('trustedAuthentication')) {
		throw forbidden('Trusted authentication is not enabled for this cluster or org.');
	}
	if (request.secret_key !== world.secretKey) throw unauthorized(WRONG_CREDENTIALS);
	const user = named(world.users, request.username);
	if (user) return user;
	if (!request.auto_create) throw badRequest(`User ${request.username} does not exist.`);
	return world.addUser({
		name: request.username,
		displayName: request.display_name,
		email: request.email,
		orgs: [{ id: String(request.org_id ?? 0) }],
	});
}

function orgToEnter(world: World, user: User, orgId: number | undefined): string {
	if (orgId === undefined) {
		return user.orgs.find(({ id }) => id === '0')?.id ?? user.orgs[0]?.id ?? '0';
	}
	const id = String(orgId);
	if (!world.orgs.has(id)) throw badRequest(`Org with id ${id} does not exist.`);
	if (!user.orgs.some((org) => org.id === id)) {
		throw badRequest(`User ${user.name} is not a member of the Org with id ${id}.`);
	}
	return id;
}

/**
 * `POST auth/token/full`. Password and secret key together are refused: the documents disagree on which one wins. What
 * becomes of a user who is not active is not documented.
 */
export function getFullAccessToken({ world, body }: Call): Answer {
	const request = body<GetFullAccessTokenRequest>();
	const { password, secret_key: secretKey, validity_time_in_sec: validity } = request;
	if (!password && !secretKey) throw badRequest('Either secret_key or password must be provided.');
	if (password && secretKey) {
		throw badRequest('Only one of secret_key and password may be provided.');
	}
	if (validity < 1) throw badRequest('validity_time_in_sec must be a positive integer.');
	const user = password ? userByPassword(world, request) : userBySecretKey(world, request);
	if (user.status !== 'ACTIVE') throw forbidden(`User ${user.name} is not active.`);
	const token = world.tokens.issue(user.id, orgToEnter(world, user, request.org_id), validity);
	return ok({
		token: token.value,
		creation_time_in_millis: token.createdAt,
		expiration_time_in_millis: token.expiresAt,
		scope: { access_type: 'FULL', org_id: Number(token.orgId), metadata_id: null },
		valid_for_user_id: user.id,
		valid_for_username: user.name,
	});
}
