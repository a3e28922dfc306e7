import type { INodeProperties } from 'n8n-workflow';
import { filtersOf } from '../parameters/filters';

export const properties: INodeProperties[] = [
	{
		displayName: 'Liveboard Names or IDs',
		name: 'liveboards',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getLiveboards' },
		default: [],
		description:
			'Only deliveries of these Liveboards. Leave empty for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Attach the Report',
		name: 'attachReport',
		type: 'boolean',
		default: false,
		description:
			'Whether to export the report again, as its recipient sees it, so that it can still be sent. With a secret key in the credential it is the report of the recipient, else that of the signed-in user.',
	},
	filtersOf([
		{
			displayName: 'Schedule Names or IDs',
			name: 'schedules',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getSchedules' },
			default: [],
			description:
				'Only deliveries of these schedules. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{
					name: 'Failed',
					value: 'failed',
					description: 'ThoughtSpot has given up',
				},
				{
					name: 'Failed or Still Repeating',
					value: 'failedOrRetrying',
					description: 'Also what ThoughtSpot still tries to deliver',
				},
			],
			default: 'failed',
		},
	]),
];
