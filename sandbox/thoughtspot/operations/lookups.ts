import { userBody } from '../bodies/user';
import { forbidden } from '../errors';
import type { Handler } from './operation';
import { ok } from './operation';
import { inOrder, matcher, page } from './listing';

interface SearchOrgsRequest {
	org_identifier?: string;
	visibility?: 'SHOW' | 'HIDDEN';
	status?: 'ACTIVE' | 'IN_ACTIVE';
	user_identifiers?: string[];
}

interface ListRequest {
	name_pattern?: string;
	display_name?: string;
	org_identifiers?: string[];
	record_offset: number;
	record_size: number;
	sort_options?: { field_name?: string; order?: string };
}

export const searchOrgs: Handler = ({ world, body }, session) => {
	const request = body<SearchOrgsRequest>();
	if (!session.holds(['ADMINISTRATION', 'ORG_ADMINISTRATION'], '0')) {
		throw forbidden('Cluster administration privileges are required to search Orgs.');
	}
	const users = request.user_identifiers?.map((identifier) => world.userNamed(identifier));
	const found = [...world.orgs.values()]
		.filter(
			({ id, name }) => !request.org_identifier || [id, name].includes(request.org_identifier),
		)
		.filter(() => request.status !== 'IN_ACTIVE' && request.visibility !== 'HIDDEN')
		.filter(({ id }) => !users || users.some((user) => user?.orgs.some((org) => org.id === id)));
	return ok(
		found.map(({ id, name }) => ({
			id: Number(id),
			name,
			status: 'ACTIVE',
			description: null,
			visibility: 'SHOW',
		})),
	);
};

export const searchUsers: Handler = ({ world, body }, { orgId }) => {
	const request = body<ListRequest & { user_identifier?: string; email?: string }>();
	const { user_identifier: identifier, email, display_name: displayName } = request;
	const matches = matcher(request.name_pattern);
	const orgs = request.org_identifiers?.map((name) => world.orgNamed(name)?.id) ?? [orgId];
	const found = [...world.users.values()]
		.filter((user) => user.orgs.some(({ id }) => orgs.includes(id)))
		.filter(({ id, name }) => !identifier || [id, name].includes(identifier))
		.filter((user) => matches(user.name) && (!email || user.email === email))
		.filter((user) => !displayName || user.displayName === displayName);
	return ok(page(inOrder(found, request), request).map((user) => userBody(world, user)));
};

export const searchUserGroups: Handler = ({ world, body }, { orgId }) => {
	const request = body<ListRequest & { group_identifier?: string; include_users: boolean }>();
	const { group_identifier: identifier, include_users: includeUsers } = request;
	const matches = matcher(request.name_pattern);
	const found = [...world.groups.values()]
		.map((group) => ({ ...group, createdAt: 0 }))
		.filter(({ id, name }) => !identifier || [id, name].includes(identifier))
		.filter(({ name }) => matches(name));
	return ok(
		page(inOrder(found, request), request).map(({ id, name, userIds }) => ({
			id,
			name,
			display_name: name,
			visibility: 'SHARABLE',
			type: 'LOCAL_GROUP',
			orgs: [{ id: orgId, name: world.orgs.get(orgId)?.name ?? orgId }],
			privileges: [],
			users: includeUsers
				? userIds.map((userId) => ({ id: userId, name: world.users.get(userId)?.name ?? userId }))
				: null,
		})),
	);
};

export const getSystemInformation: Handler = ({ world }, session) => {
	session.require(['ADMINISTRATION', 'SYSTEM_INFO_ADMINISTRATION']);
	return ok({
		id: world.instanceId,
		name: 'sandbox',
		release_version: world.release,
		time_zone: 'UTC',
		locale: 'en-US',
		date_format: 'MM/dd/yyyy',
		api_version: 'v2',
		type: 'SW',
		environment: 'DEV',
		license: 'EAE',
		date_time_format: 'MM/dd/yyyy h:mm a',
		time_format: 'HH:mm:ss',
		tsadmin_user_id: world.admin.id,
	});
};
