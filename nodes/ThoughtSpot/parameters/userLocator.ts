import type { INodeProperties } from 'n8n-workflow';

/** Chooses one user of the credential's Org, from the list, by ID, by sign-in name or by email address. */
export const userLocator: INodeProperties = {
	displayName: 'User',
	name: 'userId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The user to work with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchUsers', searchable: true },
		},
		{
			displayName: 'By Name or Email',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. anna@example.com',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 59481331-ee53-42be-a548-bd87be6ddd4a',
		},
	],
};
