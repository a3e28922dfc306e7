import type { IExecuteFunctions } from 'n8n-workflow';

import { findGroup, findUser, membersOf } from '../../api/people';
import type { Schedule } from '../../api/schedules';
import { recipientsOf } from './recipients';

/** Somebody who gets a report; with the fields of the trigger's recipients. */
export interface Recipient {
	type: 'USER' | 'EXTERNAL_EMAIL';
	id: string | null;
	name: string | null;
	email: string | null;
	/** Names of the groups that lead to this user, from the schedule on; empty for who stands in it */
	groups: string[];
}

/**
 * Everybody that a schedule goes to, groups expanded through their subgroups, nobody twice. One without recipients goes
 * to its author.
 */
export async function everybody(
	context: IExecuteFunctions,
	schedule: Schedule,
): Promise<Recipient[]> {
	const { principals, emails } = recipientsOf(schedule);
	const { id: authorId } = schedule.author ?? {};
	const isForAuthor = principals.length === 0 && emails.length === 0 && authorId;
	const all = isForAuthor ? [{ identifier: authorId, type: 'USER' }] : principals;
	const found = new Map<string, Recipient>();
	for (const { identifier, type } of all.filter((each) => each.type === 'USER')) {
		const user = await findUser(context, identifier);
		const id = user?.id ?? identifier;
		const { name = null, email = null } = user ?? {};
		found.set(id, {
			type: type === 'USER' ? 'USER' : 'EXTERNAL_EMAIL',
			id,
			name,
			email: email ?? null,
			groups: [],
		});
	}
	for (const { identifier } of all.filter((each) => each.type === 'USER_GROUP')) {
		const group = await findGroup(context, identifier);
		for (const { id, name, email, groups } of group ? await membersOf(context, group) : []) {
			if (!found.has(id)) found.set(id, { type: 'USER', id, name, email, groups });
		}
	}
	const addresses = new Map(emails.map((email) => [email.toLowerCase(), email]));
	return [
		...found.values(),
		...[...addresses.values()].map((email): Recipient => ({
			type: 'EXTERNAL_EMAIL',
			id: null,
			name: null,
			email,
			groups: [],
		})),
	];
}
