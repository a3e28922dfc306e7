import type { IExecuteFunctions } from 'n8n-workflow';

import { knownUsers } from '../../api/knownPeople';
import { membersOf } from '../../api/membership';
import type { Group } from '../../api/people';
import { findGroup, personOf } from '../../api/people';
import type { Recipients, Schedule } from '../../api/scheduleEndpoints';
import { recipientsOf } from './recipients';

/** Somebody who gets a report; with the fields of the trigger's recipients. */
export interface Recipient {
	type: 'USER' | 'EXTERNAL_EMAIL';
	id: string | null;
	/** The display name, as in a delivery */
	name: string | null;
	signInName: string | null;
	email: string | null;
	/** Display names of the groups that lead to this user, from the schedule on; empty for who stands in it */
	groups: string[];
}

/** One without recipients goes to its author. */
function principalsOf(schedule: Schedule): Recipients['principals'] {
	const { principals, emails } = recipientsOf(schedule);
	const authorId = schedule.author?.id;
	if (principals.length > 0 || emails.length > 0 || !authorId) return principals;
	return [{ identifier: authorId, type: 'USER' }];
}

async function usersAmong(context: IExecuteFunctions, identifiers: string[]): Promise<Recipient[]> {
	const users = await knownUsers(context, identifiers);
	return identifiers.map((identifier) => {
		const user = users.get(identifier);
		const person = user
			? personOf(user)
			: { id: identifier, name: null, signInName: null, email: null };
		return { type: 'USER', ...person, groups: [] };
	});
}

async function groupsAmong(context: IExecuteFunctions, identifiers: string[]): Promise<Group[]> {
	const groups: Group[] = [];
	for (const identifier of identifiers) {
		const group = await findGroup(context, identifier);
		if (group) groups.push(group);
	}
	return groups;
}

const toExternal = (email: string): Recipient => ({
	type: 'EXTERNAL_EMAIL',
	id: null,
	name: null,
	signInName: null,
	email,
	groups: [],
});

/** Everybody that a schedule goes to, groups expanded through their subgroups, nobody twice. */
export async function everybody(
	context: IExecuteFunctions,
	schedule: Schedule,
): Promise<Recipient[]> {
	const principals = principalsOf(schedule);
	const ofType = (wanted: string) =>
		principals.filter(({ type }) => type === wanted).map(({ identifier }) => identifier);
	const direct = await usersAmong(context, ofType('USER'));
	const groups = await groupsAmong(context, ofType('USER_GROUP'));
	const found = new Map(direct.map((recipient) => [recipient.id, recipient]));
	for (const member of await membersOf(context, groups)) {
		if (!found.has(member.id)) found.set(member.id, { type: 'USER', ...member });
	}
	const addresses = new Map(
		recipientsOf(schedule).emails.map((email) => [email.toLowerCase(), email]),
	);
	return [...found.values(), ...[...addresses.values()].map(toExternal)];
}
