import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { findGroup, findUser } from '../../api/people';
import type { Recipients, Schedule } from '../../api/schedules';
import { listParameter } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { ThoughtSpotError } from '../../transport/errors';

/** ThoughtSpot's limit of a schedule. */
const MOST_RECIPIENTS = 1000;

export const recipientLists: INodeProperties[] = [
	{
		displayName: 'User Names or IDs',
		name: 'users',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getUsers' },
		default: [],
		description:
			'Users, each of whom gets the report with their own rows. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Group Names or IDs',
		name: 'groups',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getGroups' },
		default: [],
		description:
			'Groups, all of whose users get the report. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Other Email Addresses',
		name: 'emails',
		type: 'string',
		default: '',
		placeholder: 'e.g. anna@partner.com, ben@partner.com',
		description:
			'Addresses of people who are no users, separated by commas. They get the rows that the author of the schedule sees, and a ThoughtSpot administrator has to allow their domains.',
	},
];

/** What happens to the recipients that a schedule has. */
export const recipientMode: INodeProperties = {
	displayName: 'Recipients',
	name: 'recipientMode',
	type: 'options',
	options: [
		{ name: 'Add', value: 'add', description: 'Add these to the ones that it has' },
		{ name: 'Leave as They Are', value: 'keep' },
		{ name: 'Remove', value: 'remove', description: 'Take these from the ones that it has' },
		{ name: 'Replace', value: 'replace', description: 'Send it to these only' },
	],
	default: 'keep',
};

export type RecipientMode = 'add' | 'keep' | 'remove' | 'replace';

const lists = z.object({
	users: listParameter.default([]),
	groups: listParameter.default([]),
	emails: listParameter.default([]),
});

const unknown = (what: string, name: string, field: string) =>
	new ThoughtSpotError(
		`There is no ${what} "${name}". Choose from the list in ${field}, or check the name or ID.`,
		{ status: 404 },
	);

/** The chosen recipients by ID, and addresses; throws where one of them does not exist, and names it. */
export async function chosenRecipients(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Recipients> {
	const chosen = readParameters(context, itemIndex, recipientLists, lists);
	const principals: Recipients['principals'] = [];
	for (const name of chosen.users) {
		const user = await findUser(context, name);
		if (user === undefined) throw unknown('user', name, 'User Names or IDs');
		principals.push({ identifier: user.id, type: 'USER' });
	}
	for (const name of chosen.groups) {
		const group = await findGroup(context, name);
		if (group === undefined) throw unknown('group', name, 'Group Names or IDs');
		principals.push({ identifier: group.id, type: 'USER_GROUP' });
	}
	const wrong = chosen.emails.find((email) => !/^[^\s@]+@[^\s@]+$/.test(email));
	if (wrong !== undefined) {
		throw new ThoughtSpotError(
			`"${wrong}" is no e-mail address. Correct Other Email Addresses, or choose a user or group instead.`,
		);
	}
	return { emails: chosen.emails, principals };
}

/** Those that a schedule has. */
export function recipientsOf({ recipient_details: details }: Schedule): Recipients {
	return {
		emails: details?.emails ?? [],
		principals: (details?.principals ?? []).map(({ identifier, type }) => ({
			identifier,
			type: type === 'USER_GROUP' ? type : 'USER',
		})),
	};
}

const sameAddress = (one: string) => (other: string) => one.toLowerCase() === other.toLowerCase();
type Principal = Recipients['principals'][number];
const samePrincipal = (one: Principal) => (other: Principal) => one.identifier === other.identifier;

/** What a schedule's recipients become; ThoughtSpot replaces the whole of them. */
export function changedRecipients(
	before: Recipients,
	chosen: Recipients,
	mode: Exclude<RecipientMode, 'keep'>,
): Recipients {
	if (mode === 'remove') {
		return {
			emails: before.emails.filter((email) => !chosen.emails.some(sameAddress(email))),
			principals: before.principals.filter((each) => !chosen.principals.some(samePrincipal(each))),
		};
	}
	const start = mode === 'add' ? before : { emails: [], principals: [] };
	const after: Recipients = { emails: [...start.emails], principals: [...start.principals] };
	for (const email of chosen.emails) {
		if (!after.emails.some(sameAddress(email))) after.emails.push(email);
	}
	for (const each of chosen.principals) {
		if (!after.principals.some(samePrincipal(each))) after.principals.push(each);
	}
	return after;
}

/** Throws where there are none, or more than ThoughtSpot takes. */
export function requireSendable(recipients: Recipients): Recipients {
	const count = recipients.emails.length + recipients.principals.length;
	if (count === 0) {
		throw new ThoughtSpotError(
			'The schedule would have no recipients. Choose at least one user, group or e-mail address; to send nothing for a while, pause the schedule.',
		);
	}
	if (count <= MOST_RECIPIENTS) return recipients;
	throw new ThoughtSpotError(
		`The schedule would have ${count} recipients, and ThoughtSpot takes at most ${MOST_RECIPIENTS}. Choose groups instead of users.`,
	);
}
