import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { identity, optionalText } from './answerFields';
import type { Page } from './pages';
import { firstEntries, pageOf } from './pages';
import { SEE_PEOPLE } from './privileges';

type SortByName = { field_name: 'NAME'; order: 'ASC' };

export type AccountStatus = 'ACTIVE' | 'INACTIVE' | 'EXPIRED' | 'LOCKED' | 'PENDING' | 'SUSPENDED';

export interface SearchUsers {
	user_identifier?: string;
	/** Of the sign-in name, `%sal%` for a part of it */
	name_pattern?: string;
	email?: string;
	group_identifiers?: string[];
	account_status?: AccountStatus;
	record_offset?: number;
	record_size?: number;
	sort_options?: SortByName;
}

export interface SearchGroups {
	group_identifier?: string;
	name_pattern?: string;
	/** Groups that one of these users is in */
	user_identifiers?: string[];
	/** Groups that hold one of these groups */
	sub_group_identifiers?: string[];
	include_users?: boolean;
	include_sub_groups?: boolean;
	record_offset?: number;
	record_size?: number;
	sort_options?: SortByName;
}

const members = z.array(identity).nullish();

const user = z
	.object({
		id: z.string(),
		name: z.string(),
		display_name: optionalText,
		email: optionalText,
		account_status: optionalText,
		preferred_locale: optionalText,
		user_groups: members,
	})
	.passthrough();
export type User = z.infer<typeof user>;

const group = z
	.object({
		id: z.string(),
		name: z.string(),
		display_name: optionalText,
		users: members,
		sub_groups: members,
	})
	.passthrough();
export type Group = z.infer<typeof group>;

export const userSearch = endpoint<SearchUsers, User[]>({
	purpose: 'search users',
	method: 'POST',
	path: '/users/search',
	answer: z.array(user),
	repeatable: true,
	privilege: SEE_PEOPLE,
	since: '9.0.0.cl',
});

export const groupSearch = endpoint<SearchGroups, Group[]>({
	purpose: 'search groups',
	method: 'POST',
	path: '/groups/search',
	answer: z.array(group),
	repeatable: true,
	privilege: SEE_PEOPLE,
	since: '9.0.0.cl',
});

const PAGE_SIZE = 500;
const BY_NAME: SortByName = { field_name: 'NAME', order: 'ASC' };

/** Up to `size` users from an offset on, by sign-in name. */
export async function userPage(
	context: ThoughtSpotContext,
	search: SearchUsers,
	offset: number,
	size: number,
): Promise<Page<User>> {
	const page = { record_offset: offset, record_size: size, sort_options: BY_NAME };
	const found = await callThoughtSpot(context, userSearch, { body: { ...search, ...page } });
	return pageOf(found, offset, size);
}

/** Up to `size` groups from an offset on, by name. */
export async function groupPage(
	context: ThoughtSpotContext,
	search: SearchGroups,
	offset: number,
	size: number,
): Promise<Page<Group>> {
	const page = { record_offset: offset, record_size: size, sort_options: BY_NAME };
	const found = await callThoughtSpot(context, groupSearch, { body: { ...search, ...page } });
	return pageOf(found, offset, size);
}

/** The user of that ID, sign-in name or e-mail address; `undefined` where there is none. */
export async function findUser(
	context: ThoughtSpotContext,
	identifier: string,
): Promise<User | undefined> {
	const ask = async (search: SearchUsers) =>
		(await callThoughtSpot(context, userSearch, { body: search })).at(0);
	const named = await ask({ user_identifier: identifier });
	return named === undefined && identifier.includes('@') ? await ask({ email: identifier }) : named;
}

/** The group of that ID or name; `undefined` where there is none. */
export async function findGroup(
	context: ThoughtSpotContext,
	identifier: string,
): Promise<Group | undefined> {
	const found = await callThoughtSpot(context, groupSearch, {
		body: { group_identifier: identifier },
	});
	return found.at(0);
}

/** All groups that a search finds, without their members. */
async function groupsOf(context: ThoughtSpotContext, search: SearchGroups): Promise<Group[]> {
	const bare = { ...search, include_users: false, include_sub_groups: false };
	return await firstEntries(
		async (offset, size) => await groupPage(context, bare, offset, size),
		PAGE_SIZE,
	);
}

/**
 * IDs, names and address of a user or group, and of all groups that it is in, through subgroups: whatever may stand
 * for it as a recipient. Empty where there is neither.
 */
export async function identitiesOf(
	context: ThoughtSpotContext,
	identifier: string,
): Promise<string[]> {
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
	name: string;
	email: string | null;
	/** Names of the groups that lead to this user, the first of them a recipient */
	groups: string[];
}

/** Everybody in a group and in its subgroups, each once; also where groups hold one another. */
export async function membersOf(context: ThoughtSpotContext, group: Group): Promise<Member[]> {
	const members = new Map<string, Member>();
	const seen = new Set<string>();
	const waiting: Array<{ group: Group; path: string[] }> = [{ group, path: [group.name] }];
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
		const { group: current, path } = next;
		if (seen.has(current.id)) continue;
		seen.add(current.id);
		for (const member of await usersIn(context, current)) {
			if (!members.has(member.id)) members.set(member.id, { ...member, groups: path });
		}
		for (const { id } of current.sub_groups ?? []) {
			const subgroup = seen.has(id) ? undefined : await findGroup(context, id);
			if (subgroup) waiting.push({ group: subgroup, path: [...path, subgroup.name] });
		}
	}
	return [...members.values()];
}

/** A group names its members without their e-mail addresses, which a search of users knows. */
async function usersIn(context: ThoughtSpotContext, { id, users }: Group) {
	const search = { group_identifiers: [id] };
	const found = await firstEntries(
		async (offset, size) => await userPage(context, search, offset, size),
		PAGE_SIZE,
	);
	const known = new Map(found.map((user) => [user.id, user]));
	const named = (users ?? []).map((user) => ({ id: user.id, name: user.name ?? user.id }));
	const others = named.filter((user) => !known.has(user.id));
	return [
		...found.map(({ id: userId, name, email }) => ({ id: userId, name, email: email ?? null })),
		...others.map((user) => ({ ...user, email: null })),
	];
}
