import type { INodeProperties } from 'n8n-workflow';

import { simplifyParameter } from '../../parameters/simplify';

export const ofLiveboardSchedule = { show: { event: ['liveboardSchedule'] } };

/** What starts the workflow, and in which form. */
export const reportProperties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		options: [
			{
				name: 'KPI Alert',
				value: 'kpiAlert',
				description:
					'An alert of a KPI was raised, for instance as its value fell below a threshold',
			},
			{
				name: 'Liveboard Schedule',
				value: 'liveboardSchedule',
				description: 'A scheduled Liveboard report is ready, with its PDF, CSV or XLSX',
			},
		],
		default: 'liveboardSchedule',
	},
	{
		displayName: 'Liveboard Names or IDs',
		name: 'liveboards',
		type: 'multiOptions',
		displayOptions: ofLiveboardSchedule,
		typeOptions: { loadOptionsMethod: 'getLiveboards' },
		default: [],
		description:
			'Only reports of these Liveboards. Leave empty for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		displayOptions: ofLiveboardSchedule,
		options: [
			{
				name: 'One Item per Delivery',
				value: 'delivery',
				description: 'With all its recipients and files',
			},
			{
				name: 'One Item per File',
				value: 'file',
				description: 'Each with one file attached, named data',
			},
			{
				name: 'One Item per Recipient',
				value: 'recipient',
				description: 'Each with all files attached',
			},
		],
		default: 'delivery',
	},
	simplifyParameter,
];
