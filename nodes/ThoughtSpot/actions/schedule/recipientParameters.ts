import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { knownGroups, knownUsers } from '../../api/knownPeople';
import { findGroup, findUser, groupIdentifier, userIdentifier } from '../../api/people';
import type { Recipients } from '../../api/scheduleEndpoints';
import { addressesParameter, namesOrIdsParameter } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { ThoughtSpotError } from '../../transport/errors';
import { quoted } from '../../transport/quoted';
import { changedRecipients, NOBODY, requireFew } from './recipients';

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
		placeholder: 'e.g. anna@example.com, ben@example.com',
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
		{ name: 'Remove', value: 'remove', description: 'Remove these from the ones that it has' },
		{ name: 'Replace', value: 'replace', description: 'Send it to these only' },
	],
	default: 'keep',
};

const lists = z.object({
	users: namesOrIdsParameter.default([]),
	groups: namesOrIdsParameter.default([]),
	emails: addressesParameter.default([]),
});

const unknown = (what: string, name: string, field: string, namedBy: string) =>
	new ThoughtSpotError(
		`There is no ${what} ${quoted(name)}. Choose from the list in ${field}, or check the ${namedBy}.`,
		{ status: 404 },
	);

type Known = ReadonlyMap<string, { id: string }>;
type Identify = (context: IExecuteFunctions, name: string) => Promise<string | undefined>;

/** IDs of what is chosen; `known` needs no look-up. Throws where something does not exist, and names it. */
async function idsOf(
	context: IExecuteFunctions,
	names: string[],
	known: Known,
	identify: Identify,
	refuse: (name: string) => ThoughtSpotError,
): Promise<string[]> {
	const ids: string[] = [];
	for (const name of names) {
		const id = known.get(name)?.id ?? (await identify(context, name));
		if (id === undefined) throw refuse(name);
		ids.push(id);
	}
	return ids;
}

interface Identifying {
	user: Identify;
	group: Identify;
}

/** ThoughtSpot takes names as well: where this user may not look people up, they stay as they are. */
const NAMES_TOO: Identifying = { user: userIdentifier, group: groupIdentifier };

/** To find somebody among IDs a name does not do. */
const BY_ID: Identifying = {
	user: async (context, name) => (await findUser(context, name))?.id,
	group: async (context, name) => (await findGroup(context, name))?.id,
};

/** Those that a schedule has, by ID: they may have gone from ThoughtSpot since. */
const alreadyIn = ({ principals }: Recipients, wanted: string): Array<[string, { id: string }]> =>
	principals
		.filter(({ type }) => type === wanted)
		.map(({ identifier }) => [identifier, { id: identifier }]);

/**
 * The chosen recipients by ID, and addresses. Throws where one of them does not exist, and names it; those that the
 * schedule has `before` may have gone from ThoughtSpot. `isRemoval`: they are to be found among those.
 */
export async function chosenRecipients(
	context: IExecuteFunctions,
	itemIndex: number,
	{ before = NOBODY, isRemoval = false }: { before?: Recipients; isRemoval?: boolean } = {},
): Promise<Recipients> {
	const identify = isRemoval ? BY_ID : NAMES_TOO;
	const { users, groups, emails } = readParameters(context, itemIndex, recipientLists, lists);
	requireFew(users.length + groups.length + emails.length);
	const userIds = await idsOf(
		context,
		users,
		new Map([...(await knownUsers(context, users)), ...alreadyIn(before, 'USER')]),
		identify.user,
		(name) => unknown('user', name, 'User Names or IDs', 'sign-in name, email address or ID'),
	);
	const groupIds = await idsOf(
		context,
		groups,
		new Map([...(await knownGroups(context, groups)), ...alreadyIn(before, 'USER_GROUP')]),
		identify.group,
		(name) => unknown('group', name, 'Group Names or IDs', 'group name or ID'),
	);
	const chosen: Recipients = {
		emails,
		principals: [
			...userIds.map((identifier) => ({ identifier, type: 'USER' as const })),
			...groupIds.map((identifier) => ({ identifier, type: 'USER_GROUP' as const })),
		],
	};
	return changedRecipients(NOBODY, chosen, 'replace');
}
