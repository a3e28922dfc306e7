import type { User } from '../model';
import type { World } from '../world';

/** A user as the API shows them in an Org; `orgId` undefined leaves the current Org out. */
export function userBody(world: World, user: User, orgId?: string) {
	const current = orgId === undefined ? undefined : world.orgs.get(orgId);
	const groups = [...world.groups.values()].filter(({ userIds }) => userIds.includes(user.id));
	return {
		id: user.id,
		name: user.name,
		display_name: user.displayName,
		visibility: 'SHARABLE',
		author_id: world.admin.id,
		can_change_password: user.password !== undefined,
		complete_detail: true,
		creation_time_in_millis: user.createdAt,
		current_org: current ? { id: Number(current.id), name: current.name } : null,
		deleted: false,
		deprecated: false,
		account_type: 'LOCAL_USER',
		account_status: 'ACTIVE',
		email: user.email,
		orgs: user.orgs.map(({ id }) => ({ id: Number(id), name: world.orgs.get(id)?.name ?? id })),
		privileges: user.orgs.find(({ id }) => id === (orgId ?? '0'))?.privileges ?? [],
		org_privileges: null,
		preferred_locale: user.locale,
		user_groups: groups.map(({ id, name }) => ({ id, name })),
		modification_time_in_millis: user.createdAt,
		super_user: user === world.admin,
		system_user: false,
	};
}
