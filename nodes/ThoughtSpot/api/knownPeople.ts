import type { ThoughtSpotContext } from '../transport/client';
import { unlessRefused } from '../transport/errors';
import { oncePerExecution } from '../transport/oncePerExecution';
import type { Group, User } from './people';
import { findGroup, findUser, groupsOf, usersOf } from './people';

/** Up to so many are asked for one by one; for more of them everybody is read. */
const MOST_SINGLE_SEARCHES = 10;
const MOST_READ = 5_000;

const everyUser = oncePerExecution(
	async (context): Promise<User[]> => await usersOf(context, {}, MOST_READ),
);

const everyGroup = oncePerExecution(
	async (context): Promise<Group[]> => await groupsOf(context, {}, MOST_READ),
);

async function oneByOne<Entry>(
	identifiers: string[],
	find: (identifier: string) => Promise<Entry | undefined>,
): Promise<Entry[]> {
	const found: Entry[] = [];
	for (const identifier of identifiers) {
		const entry = await find(identifier);
		if (entry) found.push(entry);
	}
	return found;
}

async function known<Entry extends { id: string; name: string }>(
	identifiers: string[],
	find: (identifier: string) => Promise<Entry | undefined>,
	readAll: () => Promise<Entry[]>,
): Promise<Map<string, Entry>> {
	const wanted = [...new Set(identifiers)];
	const isMany = wanted.length > MOST_SINGLE_SEARCHES;
	const found = await unlessRefused(isMany ? readAll() : oneByOne(wanted, find), []);
	return new Map(
		found.flatMap((entry): Array<[string, Entry]> => [
			[entry.id, entry],
			[entry.name, entry],
		]),
	);
}

/** Users by ID and by sign-in name; who may not be seen, or is one of too many, is not among them. */
export const knownUsers = async (
	context: ThoughtSpotContext,
	identifiers: string[],
): Promise<Map<string, User>> =>
	await known(
		identifiers,
		async (identifier) => await findUser(context, identifier),
		async () => await everyUser(context),
	);

/** The same of groups; their members are known only where they are few. */
export const knownGroups = async (
	context: ThoughtSpotContext,
	identifiers: string[],
): Promise<Map<string, Group>> =>
	await known(
		identifiers,
		async (identifier) => await findGroup(context, identifier),
		async () => await everyGroup(context),
	);
