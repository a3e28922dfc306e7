import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { firstEntries } from '../../api/pages';
import type { Group, SearchGroups } from '../../api/people';
import { groupPages, requireUserIdentifier, shownName } from '../../api/people';
import { filtersOf } from '../../parameters/collections';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { nameOrIdParameter, trimmedText } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import type { Operation } from '../operation';

const parameters: INodeProperties[] = [
	...paginationParameters,
	simplifyParameter,
	filtersOf([
		{
			displayName: 'Member Name or ID',
			name: 'member',
			type: 'string',
			default: '',
			description: 'Only groups that this user is in: sign-in name, email address or ID',
		},
		{
			displayName: 'Name Contains',
			name: 'name',
			type: 'string',
			default: '',
			description: 'Only groups with this in their group name, in upper or lower case',
		},
	]),
];

const choice = z.object({
	filters: z.object({ member: nameOrIdParameter, name: trimmedText }).default({}),
});

/** ThoughtSpot names members by what stands for them, not by what people are shown. */
const simplified = (group: Group) => ({
	id: group.id,
	name: shownName(group),
	groupName: group.name,
	users: (group.users ?? []).map(({ id, name }) => ({ id, signInName: name ?? null })),
	subGroups: (group.sub_groups ?? []).map(({ id, name }) => ({ id, groupName: name ?? null })),
});

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many groups',
	description: 'Get many groups of users, with their members and subgroups',
	parameters,
	async execute(context, itemIndex) {
		const { member, name } = readParameters(context, itemIndex, parameters, choice).filters;
		const most = wantedResults(context, itemIndex);
		const user =
			member && (await requireUserIdentifier(context, member, 'Check Member Name or ID.'));
		const search: SearchGroups = {
			...(user && { user_identifiers: [user] }),
			...(name === '' ? {} : { name_pattern: `%${name}%` }),
		};
		const found = await firstEntries(groupPages(context, search), most);
		return isSimplified(context, itemIndex) ? found.map(simplified) : found;
	},
};
