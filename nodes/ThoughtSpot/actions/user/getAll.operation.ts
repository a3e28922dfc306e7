import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { SearchUsers, User } from '../../api/people';
import { groupIdentifier, personOf, usersOf, usersWithAddress } from '../../api/people';
import { filtersOf } from '../../parameters/collections';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { ifGiven, nameOrIdParameter, trimmedText } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import { ThoughtSpotError } from '../../transport/errors';
import { quoted } from '../../transport/quoted';
import type { Operation } from '../operation';

const parameters: INodeProperties[] = [
	...paginationParameters,
	simplifyParameter,
	filtersOf([
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			description: 'Only the user with this email address',
		},
		{
			displayName: 'Group Name or ID',
			name: 'group',
			type: 'string',
			default: '',
			description: 'Only users who are in this group itself, not in a group within it',
		},
		{
			displayName: 'Name Contains',
			name: 'name',
			type: 'string',
			default: '',
			description: 'Only users with this in their sign-in name, in upper or lower case',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Active', value: 'ACTIVE' },
				{ name: 'Expired', value: 'EXPIRED' },
				{ name: 'Inactive', value: 'INACTIVE' },
				{ name: 'Locked', value: 'LOCKED' },
				{ name: 'Pending', value: 'PENDING' },
				{ name: 'Suspended', value: 'SUSPENDED' },
			],
			default: 'ACTIVE',
		},
	]),
];

const choice = z.object({
	filters: z
		.object({
			email: trimmedText,
			group: nameOrIdParameter,
			name: trimmedText,
			status: ifGiven(z.enum(['ACTIVE', 'EXPIRED', 'INACTIVE', 'LOCKED', 'PENDING', 'SUSPENDED'])),
		})
		.default({}),
});

/** What ThoughtSpot keeps from this user is `null`. */
const simplified = (user: User) => ({
	...personOf(user),
	status: user.account_status ?? null,
	locale: user.preferred_locale ?? null,
	groups: user.user_groups?.map(({ id, name }) => ({ id, groupName: name ?? null })) ?? null,
});

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description:
		'Get many users by name, email address, group or status; administrators also see addresses',
	parameters,
	async execute(context, itemIndex) {
		const { filters } = readParameters(context, itemIndex, parameters, choice);
		const { email, group, name, status } = filters;
		const most = wantedResults(context, itemIndex);
		const inGroup = group === '' ? undefined : await groupIdentifier(context, group);
		if (group !== '' && inGroup === undefined) {
			throw new ThoughtSpotError(
				`There is no group ${quoted(group)} that this user may see. Check Group Name or ID.`,
				{ status: 404 },
			);
		}
		const search: SearchUsers = {
			...(inGroup === undefined ? {} : { group_identifiers: [inGroup] }),
			...(name === '' ? {} : { name_pattern: `%${name}%` }),
			...(status === undefined ? {} : { account_status: status }),
		};
		const found =
			email === ''
				? await usersOf(context, search, most)
				: (await usersWithAddress(context, search, email)).slice(0, most);
		return isSimplified(context, itemIndex) ? found.map(simplified) : found;
	},
};
