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

/** Everybody whom one reading tells of, and those of the wanted who are too many for it. */
async function readAndAsked<Entry extends { id: string; name: string }>(
	wanted: string[],
	find: (identifier: string) => Promise<Entry | undefined>,
	readAll: () => Promise<Entry[]>,
): Promise<Entry[]> {
	const read = await readAll();
	if (read.length < MOST_READ) return read;
	const names = new Set(read.flatMap(({ id, name }) => [id, name]));
	const others = wanted.filter((each) => !names.has(each));
	return [...read, ...(await oneByOne(others, find))];
}

async function known<Entry extends { id: string; name: string }>(
	identifiers: string[],
	find: (identifier: string) => Promise<Entry | undefined>,
	readAll: () => Promise<Entry[]>,
): Promise<Map<string, Entry>> {
	const wanted = [...new Set(identifiers)];
	const isMany = wanted.length > MOST_SINGLE_SEARCHES;
	const finding = isMany ? readAndAsked(wanted, find, readAll) : oneByOne(wanted, find);
	const found = await unlessRefused(finding, []);
	return new Map(
		found.flatMap((entry): Array<[string, Entry]> => [
			[entry.id, entry],
			[entry.name, entry],
		]),
	);
}

/** Users by ID and by sign-in name; who may not be seen is not among them. */
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
