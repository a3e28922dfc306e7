import type { INodeProperties } from 'n8n-workflow';

import { required } from './locator';

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

export const requiredScheduleLocator = required(scheduleLocator, 'The schedule to work with');
