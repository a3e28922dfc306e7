import type { INodeProperties } from 'n8n-workflow';

import { ofLiveboardSchedule } from './reports';

/** Which reports start the workflow, beside those of the chosen Liveboards. */
export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	displayOptions: ofLiveboardSchedule,
	default: {},
	description: 'Deliveries that do not match are acknowledged and do not start the workflow',
	options: [
		{
			displayName: 'File Formats',
			name: 'fileFormats',
			type: 'multiOptions',
			options: [
				{ name: 'CSV', value: 'csv' },
				{ name: 'PDF', value: 'pdf' },
				{ name: 'XLSX', value: 'xlsx' },
			],
			default: [],
		},
		{
			displayName: 'Once per Run',
			name: 'oncePerRun',
			type: 'boolean',
			default: false,
			description:
				'Whether to start the workflow with the first delivery of a run of a schedule only. ThoughtSpot makes one for each user and one for all other addresses.',
		},
		{
			displayName: 'Recipient Types',
			name: 'recipientTypes',
			type: 'multiOptions',
			options: [
				{ name: 'External E-Mail', value: 'EXTERNAL_EMAIL' },
				{ name: 'ThoughtSpot User', value: 'USER' },
			],
			default: [],
		},
		{
			displayName: 'Recipients',
			name: 'recipients',
			type: 'string',
			default: '',
			placeholder: 'e.g. ann@example.com, ben@example.com',
			description:
				'E-mail addresses, separated by commas. Only what goes to one of them, in any case.',
		},
		{
			displayName: 'Schedule Names or IDs',
			name: 'schedules',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getSchedules' },
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
		{
			displayName: 'Test Events',
			name: 'testEvents',
			type: 'options',
			options: [
				{ name: 'Exclude', value: 'exclude' },
				{ name: 'Include', value: 'include' },
				{ name: 'Only', value: 'only' },
			],
			default: 'exclude',
			description:
				'What ThoughtSpot sends when somebody tests the webhook there. While you listen in the editor, they always get through.',
		},
	],
};
