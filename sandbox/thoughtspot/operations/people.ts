import { groupBody } from '../bodies/group';
import { userBody, userCard } from '../bodies/user';
import type { AccountStatus } from '../model';
import type { Session } from '../session';
import type { World } from '../world';
import type { Handler } from './operation';
import { ok } from './operation';
import { inOrder, matcher, page } from './listing';

interface PeopleRequest {
	name_pattern?: string;
	display_name?: string;
	org_identifiers?: string[];
	visibility?: 'SHARABLE' | 'NON_SHARABLE';
	privileges?: string[];
	role_identifiers?: string[];
	record_offset: number;
	record_size: number;
	sort_options?: { field_name?: string; order?: string };
}

interface SearchUsersRequest extends PeopleRequest {
	user_identifier?: string;
	email?: string;
	group_identifiers?: string[];
	account_status?: AccountStatus;
	account_type?: string;
}

interface SearchUserGroupsRequest extends PeopleRequest {
	group_identifier?: string;
	user_identifiers?: string[];
	sub_group_identifiers?: string[];
	type?: string;
	include_users?: boolean;
	include_sub_groups?: boolean;
}

type Entry = { id: string; name: string; displayName: string };

/** What searches of both have in common: nobody here is hidden or has a role. */
function matching({ name_pattern: pattern, display_name: shown, ...request }: PeopleRequest) {
	const fits = matcher(pattern);
	const none = request.visibility === 'NON_SHARABLE' || (request.role_identifiers?.length ?? 0) > 0;
	return ({ name, displayName }: Entry) =>
		!none && fits(name) && (shown === undefined || displayName === shown);
}

const isOneOf = (identifiers: readonly string[] | undefined) => (entry: Entry) =>
	identifiers === undefined || identifiers.includes(entry.id) || identifiers.includes(entry.name);

const only = (identifier: string | undefined) =>
	isOneOf(identifier === undefined ? undefined : [identifier]);

/** Where roles count, looking for people takes a role; elsewhere anybody may, and sees few fields. */
function requireRole({ settings }: World, session: Session, privilege: string): void {
	if (settings.roleBasedAccess) session.require(['ADMINISTRATION', privilege]);
}

/** Members of subgroups are not found by the group above: the documents leave it open. */
export const searchUsers: Handler = ({ world, body }, session) => {
	const request = body<SearchUsersRequest>();
	requireRole(world, session, 'USER_ADMINISTRATION');
	const { email, account_status: status, group_identifiers: groups, privileges } = request;
	const orgs = request.org_identifiers?.map((name) => world.orgNamed(name)?.id) ?? [session.orgId];
	const found = [...world.users.values()]
		.filter((user) => user.orgs.some(({ id }) => orgs.includes(id)))
		.filter(matching(request))
		.filter(only(request.user_identifier))
		.filter((user) => email === undefined || user.email === email)
		.filter((user) => status === undefined || user.status === status)
		.filter(() => (request.account_type ?? 'LOCAL_USER') === 'LOCAL_USER')
		.filter(({ id }) => !groups || world.membership.direct(id).some(isOneOf(groups)))
		.filter(
			(user) =>
				!privileges ||
				user.orgs.some((org) => privileges.some((privilege) => org.privileges.includes(privilege))),
		);
	const knowsAll = session.holds(['ADMINISTRATION', 'USER_ADMINISTRATION', 'USERMANAGEMENT']);
	return ok(
		page(inOrder(found, request), request).map((user) =>
			knowsAll || user === session.user ? userBody(world, user) : userCard(world, user),
		),
	);
};

export const searchUserGroups: Handler = ({ world, body }, session) => {
	const request = body<SearchUserGroupsRequest>();
	requireRole(world, session, 'GROUP_ADMINISTRATION');
	const { orgId } = session;
	const { user_identifiers: users, sub_group_identifiers: subGroups } = request;
	const orgs = request.org_identifiers?.map((name) => world.orgNamed(name)?.id) ?? [orgId];
	const found = [...world.groups.values()]
		.filter((group) => group.orgId === undefined || orgs.includes(group.orgId))
		.filter(matching(request))
		.filter(only(request.group_identifier))
		.filter(() => (request.type ?? 'LOCAL_GROUP') === 'LOCAL_GROUP' && !request.privileges?.length)
		.filter((group) => !users || holdsOneOf(group.userIds, world.users, users))
		.filter((group) => !subGroups || holdsOneOf(group.groupIds, world.groups, subGroups));
	const shown = {
		orgId,
		users: request.include_users !== false,
		subGroups: request.include_sub_groups !== false,
	};
	return ok(page(inOrder(found, request), request).map((group) => groupBody(world, group, shown)));
};

function holdsOneOf(
	ids: readonly string[],
	entries: ReadonlyMap<string, Entry>,
	identifiers: readonly string[],
): boolean {
	return ids.flatMap((id) => entries.get(id) ?? []).some(isOneOf(identifiers));
}
