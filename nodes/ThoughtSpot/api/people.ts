import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import type { Endpoint } from '../transport/endpoint';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError, unlessRefused } from '../transport/errors';
import { oncePerExecution } from '../transport/oncePerExecution';
import { quoted } from '../transport/quoted';
import { identity, optionalText, userFields } from './answerFields';
import { calledSo } from './named';
import type { ReadPage } from './pages';
import { firstEntries, pageOf } from './pages';
import { SEE_GROUPS, SEE_USERS } from './privileges';

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
		...userFields,
		account_status: optionalText,
		preferred_locale: optionalText,
		user_groups: members,
	})
	.passthrough();
export type User = z.infer<typeof user>;

/** The name that people are shown, as deliveries name a recipient; what stands for a user or group is `name`. */
export const shownName = ({ name, display_name: shown }: Pick<User, 'name' | 'display_name'>) =>
	shown || name;

/** A user as items name one: by the display name, with the sign-in name beside. */
export const personOf = (user: User) => ({
	id: user.id,
	name: shownName(user),
	signInName: user.name,
	email: user.email ?? null,
});
export type Person = ReturnType<typeof personOf>;

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
	privilege: SEE_USERS,
	since: '9.0.0.cl',
});

export const groupSearch = endpoint<SearchGroups, Group[]>({
	purpose: 'search groups',
	method: 'POST',
	path: '/groups/search',
	answer: z.array(group),
	repeatable: true,
	privilege: SEE_GROUPS,
	since: '9.0.0.cl',
});

const BY_NAME: SortByName = { field_name: 'NAME', order: 'ASC' };

const pagesByName =
	<Search extends object, Entry>(search: Endpoint<Search, Entry[]>) =>
	(context: ThoughtSpotContext, question: Search): ReadPage<Entry> =>
	async (offset, size) => {
		const page = { record_offset: offset, record_size: size, sort_options: BY_NAME };
		const found = await callThoughtSpot(context, search, { body: { ...question, ...page } });
		return pageOf(found, offset, size);
	};

/** Users, by sign-in name. */
export const userPages = pagesByName(userSearch);

/** Groups, by name. */
export const groupPages = pagesByName(groupSearch);

/** The first `most` users that a search finds. */
export const usersOf = async (
	context: ThoughtSpotContext,
	search: SearchUsers,
	most = Infinity,
): Promise<User[]> => await firstEntries(userPages(context, search), most);

/** The first `most` groups that a search finds, without their members. */
export const groupsOf = async (
	context: ThoughtSpotContext,
	search: SearchGroups,
	most = Infinity,
): Promise<Group[]> => {
	const bare = { ...search, include_users: false, include_sub_groups: false };
	return await firstEntries(groupPages(context, bare), most);
};

/** Those with this email address in upper or lower case: ThoughtSpot may tell the two apart. */
export async function usersWithAddress(
	context: ThoughtSpotContext,
	search: SearchUsers,
	address: string,
): Promise<User[]> {
	const exactly = await usersOf(context, { ...search, email: address });
	if (exactly.length > 0) return exactly;
	const wanted = address.toLowerCase();
	return (await usersOf(context, search)).filter(({ email }) => email?.toLowerCase() === wanted);
}

/** The one of a name, in any letter case; `undefined` where several fit. */
function onlyOneCalled<Entry extends { name: string }>(
	entries: Entry[],
	wanted: string,
): Entry | undefined {
	const [only, other] = calledSo(entries, wanted);
	return other === undefined ? only : undefined;
}

/** The user of that ID, sign-in name or email address; `undefined` where there is none. */
export const findUser = oncePerExecution(
	async (context, identifier: string): Promise<User | undefined> => {
		const body = { user_identifier: identifier };
		const [named] = await callThoughtSpot(context, userSearch, { body });
		if (named !== undefined) return named;
		const called = onlyOneCalled(await usersOf(context, { name_pattern: identifier }), identifier);
		if (called !== undefined || !identifier.includes('@')) return called;
		return (await usersWithAddress(context, {}, identifier)).at(0);
	},
);

/** The same; throws where there is none, and says with `remedy` what to do. */
export async function requireUser(
	context: ThoughtSpotContext,
	identifier: string,
	remedy: string,
): Promise<User> {
	const user = await findUser(context, identifier);
	if (user !== undefined) return user;
	throw new ThoughtSpotError(
		`There is no user ${quoted(identifier)} that this user may see. ${remedy}`,
		{
			status: 404,
		},
	);
}

/** The group of that name or ID; `undefined` where there is none. */
export const findGroup = oncePerExecution(
	async (context, identifier: string): Promise<Group | undefined> => {
		const body = { group_identifier: identifier };
		const [named] = await callThoughtSpot(context, groupSearch, { body });
		if (named !== undefined) return named;
		const found = await firstEntries(groupPages(context, { name_pattern: identifier }));
		return onlyOneCalled(found, identifier);
	},
);

type Find = (
	context: ThoughtSpotContext,
	identifier: string,
) => Promise<{ id: string } | undefined>;

/**
 * What stands for somebody in a request: the ID, or what was given where this user may not look people up, as
 * ThoughtSpot takes names as well. `undefined` where there is nobody of that name.
 */
const identifierBy =
	(find: Find) =>
	async (context: ThoughtSpotContext, given: string): Promise<string | undefined> =>
		(await unlessRefused(find(context, given), { id: given }))?.id;

export const userIdentifier = identifierBy(findUser);
export const groupIdentifier = identifierBy(findGroup);

/** The same of a user; throws where there is none, and says with `remedy` what to do. */
export const requireUserIdentifier = async (
	context: ThoughtSpotContext,
	given: string,
	remedy: string,
): Promise<string> => (await unlessRefused(requireUser(context, given, remedy), { id: given })).id;
