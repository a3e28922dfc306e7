import type { ThoughtSpotContext } from '../transport/client';
import { unlessRefused } from '../transport/errors';
import { oncePerExecution } from '../transport/oncePerExecution';
import type { Group } from './people';
import { findGroup, findUser, groupsOf, personOf, shownName, usersOf } from './people';

/**
 * IDs, names and address of a user or group, and of all groups that it is in, through subgroups: whatever may stand
 * for it as a recipient. Empty where there is neither.
 */
export const identitiesOf = oncePerExecution(allIdentities);

async function allIdentities(context: ThoughtSpotContext, identifier: string): Promise<string[]> {
	const user = await findUser(context, identifier);
	const group = user === undefined ? await findGroup(context, identifier) : undefined;
	const groups = new Map<string, Group>();
	let found = user
		? await groupsOf(context, { user_identifiers: [user.id] })
		: [group].filter((each) => each !== undefined);
	while (found.length > 0) {
		for (const each of found) groups.set(each.id, each);
		const ids = found.map(({ id }) => id);
		const above = await groupsOf(context, { sub_group_identifiers: ids });
		found = above.filter(({ id }) => !groups.has(id));
	}
	const own = user
		? [user.id, user.name, user.email].filter((each) => typeof each === 'string')
		: [];
	return [...own, ...[...groups.values()].flatMap(({ id, name }) => [id, name])];
}

export interface Member {
	id: string;
	/** The display name, as far as this user may see it */
	name: string | null;
	signInName: string | null;
	email: string | null;
	/** Display names of the groups that lead to this user, from the first one on */
	groups: string[];
}

const union = (some: string[], others: string[]): string[] => [...new Set([...some, ...others])];

/** Everybody in these groups and in their subgroups, each once; also where groups hold one another. */
export async function membersOf(context: ThoughtSpotContext, groups: Group[]): Promise<Member[]> {
	const members = new Map<string, Member>();
	const seen = new Set(groups.map(({ id }) => id));
	const waiting = groups.map((group) => ({ group, path: [shownName(group)] }));
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
		const { group: current, path } = next;
		for (const member of await usersIn(context, current)) {
			const others = members.get(member.id)?.groups ?? [];
			members.set(member.id, { ...member, groups: union(others, path) });
		}
		for (const { id } of (current.sub_groups ?? []).filter((each) => !seen.has(each.id))) {
			seen.add(id);
			const subgroup = await findGroup(context, id);
			if (subgroup) waiting.push({ group: subgroup, path: [...path, shownName(subgroup)] });
		}
	}
	return [...members.values()];
}

const usersOfGroup = oncePerExecution(
	async (context, id: string) => await usersOf(context, { group_identifiers: [id] }),
);

/** A group names its members without their email addresses, which a search of users knows to whom it is allowed. */
async function usersIn(context: ThoughtSpotContext, { id, users }: Group) {
	const found = await unlessRefused(usersOfGroup(context, id), []);
	const known = new Map(found.map((user) => [user.id, user]));
	const others = (users ?? []).filter((user) => !known.has(user.id));
	return [
		...found.map(personOf),
		...others.map(({ id: userId, name }) => ({
			id: userId,
			name: null,
			signInName: name ?? null,
			email: null,
		})),
	];
}
