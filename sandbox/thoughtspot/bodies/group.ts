import type { Group } from '../model';
import type { World } from '../world';

interface Shown {
	orgId: string;
	users: boolean;
	subGroups: boolean;
}

function references(ids: readonly string[], entries: ReadonlyMap<string, { name: string }>) {
	return ids.map((id) => ({ id, name: entries.get(id)?.name ?? id }));
}

/** A group as the API shows it in an Org: members by ID and sign-in name, without email. */
export function groupBody(world: World, group: Group, { orgId, users, subGroups }: Shown) {
	return {
		id: group.id,
		name: group.name,
		display_name: group.displayName,
		visibility: 'SHARABLE',
		type: 'LOCAL_GROUP',
		creation_time_in_millis: group.createdAt,
		orgs: references([orgId], world.orgs),
		privileges: [],
		users: users ? references(group.userIds, world.users) : null,
		sub_groups: subGroups ? references(group.groupIds, world.groups) : null,
	};
}
