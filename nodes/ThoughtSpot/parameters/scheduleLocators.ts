import type { INodeProperties } from 'n8n-workflow';

const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** Chooses one Liveboard of the credential's Org, from the list, by URL, ID or name. */
export const liveboardLocator: INodeProperties = {
	displayName: 'Liveboard',
	name: 'liveboardId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Only deliveries of schedules of this Liveboard. Leave empty for all.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'All Liveboards',
			typeOptions: { searchListMethod: 'searchLiveboards', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://mycompany.thoughtspot.cloud/#/pinboard/d084c256-…',
			extractValue: { type: 'regex', regex: `^https?://.*?(${GUID})` },
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `^https?://.*?${GUID}.*$`,
						errorMessage: 'This is not the URL of a Liveboard',
					},
				},
			],
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. d084c256-e284-4fc4-b80c-111cb606449a',
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Sales Performance',
		},
	],
};

/** Chooses one schedule, of the chosen Liveboard where there is one. */
export const scheduleLocator: INodeProperties = {
	displayName: 'Schedule',
	name: 'scheduleId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Only deliveries of this schedule. Leave empty for all.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'All schedules',
			typeOptions: { searchListMethod: 'searchSchedules', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2bb2ff83-b8d9-4d2b-8913-b2589bb6831b',
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Monday report',
		},
	],
};

/** The same locator where one has to be chosen. */
function required(locator: INodeProperties, description: string): INodeProperties {
	const modes = locator.modes?.map((mode) =>
		mode.name === 'list' ? { ...mode, placeholder: undefined } : mode,
	);
	return { ...locator, required: true, description, modes };
}

export const requiredScheduleLocator = required(scheduleLocator, 'The schedule to work with');
