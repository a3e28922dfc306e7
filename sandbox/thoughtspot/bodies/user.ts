import type { User } from '../model';
import type { World } from '../world';

const reference = ({ id, name }: { id: string; name: string }) => ({ id, name });

/**
 * A user as others see them: without what only user administrators may know. Which fields these are is not documented.
 */
export function userCard(world: World, user: User) {
	return {
		id: user.id,
		name: user.name,
		display_name: user.displayName,
		visibility: 'SHARABLE',
		author_id: world.admin.id,
		complete_detail: false,
		deleted: false,
		deprecated: false,
		email: null,
	};
}

/** A user as the API shows them in an Org; `orgId` undefined leaves the current Org out. */
export function userBody(world: World, user: User, orgId?: string) {
	const current = orgId === undefined ? undefined : world.orgs.get(orgId);
	return {
		...userCard(world, user),
		can_change_password: user.password !== undefined,
		complete_detail: true,
		creation_time_in_millis: user.createdAt,
		current_org: current ? { id: Number(current.id), name: current.name } : null,
		account_type: 'LOCAL_USER',
		account_status: user.status,
		email: user.email,
		orgs: user.orgs.map(({ id }) => ({ id: Number(id), name: world.orgs.get(id)?.name ?? id })),
		privileges: user.orgs.find(({ id }) => id === (orgId ?? '0'))?.privileges ?? [],
		org_privileges: null,
		preferred_locale: user.locale,
		user_groups: world.membership.direct(user.id).map(reference),
		user_inherited_groups: world.membership.inherited(user.id).map(reference),
		modification_time_in_millis: user.createdAt,
		super_user: user === world.admin,
		system_user: false,
	};
}
