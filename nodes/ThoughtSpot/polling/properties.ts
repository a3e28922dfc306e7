import type { INodeProperties } from 'n8n-workflow';
import { filtersOf } from '../parameters/collections';

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
			'Whether to export the report again, so that it can still be sent. With a secret key in the credential it is as the recipient sees it, else as the signed-in user does.',
	},
	filtersOf([
		{
			displayName: 'Schedule Names or IDs',
			name: 'schedules',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getSchedules' },
			default: [],
			description:
				'Only deliveries of these schedules. Leave empty for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
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
