import { badRequest, forbidden } from '../errors';
import { userBody } from '../bodies/user';
import type { Handler } from './operation';
import { noContent, ok } from './operation';

export const getCurrentUserInfo: Handler = ({ world }, { user, orgId }) =>
	ok(userBody(world, user, orgId));

const DAY_SECONDS = 24 * 60 * 60;

/** A new one, from the session. */
export const getCurrentUserToken: Handler = ({ world }, { user, orgId }) => {
	const token = world.tokens.issue(user.id, orgId, DAY_SECONDS);
	return ok({
		token: token.value,
		creation_time_in_millis: token.createdAt,
		expiration_time_in_millis: token.expiresAt,
		valid_for_user_id: user.id,
		valid_for_username: user.name,
	});
};

export const validateToken: Handler = ({ world, body }) => {
	const token = world.tokens.find(body<{ token: string }>().token);
	if (!token) throw badRequest('The provided token is malformed and cannot be parsed.');
	if (!world.tokens.isValid(token)) throw badRequest('The provided token has expired.');
	return ok({
		creation_time_in_millis: token.createdAt,
		expiration_time_in_millis: token.expiresAt,
		scope: { access_type: 'FULL', org_id: Number(token.orgId), metadata_id: null },
		valid_for_user_id: token.userId,
		token_type: 'BEARER',
	});
};

export const revokeToken: Handler = ({ world, body }, session) => {
	const { user_identifier: identifier, token } = body<{
		user_identifier?: string;
		token?: string;
	}>();
	if (!identifier && !token) throw badRequest('Either user_identifier or token must be provided.');
	const user = identifier ? world.userNamed(identifier) : undefined;
	if (identifier && !user) throw badRequest(`User ${identifier} does not exist.`);
	const userId = user?.id ?? (token && world.tokens.find(token)?.userId);
	if (userId !== session.user.id && !session.holds(['ADMINISTRATION'])) {
		throw forbidden('Insufficient privileges to revoke tokens for another user.');
	}
	world.tokens.revoke((issued) => issued.userId === userId && (!token || issued.value === token));
	return noContent;
};
