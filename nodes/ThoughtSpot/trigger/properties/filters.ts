import type { INodeProperties } from 'n8n-workflow';

import { filtersOf } from '../../parameters/collections';
import { ofLiveboardSchedule } from './reports';

/** Which reports start the workflow, beside those of the chosen Liveboards. */
export const filters: INodeProperties = {
	displayOptions: ofLiveboardSchedule,
	description: 'Deliveries that do not match are acknowledged and do not start the workflow',
	...filtersOf([
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
			description: 'Only reports in these formats. Leave empty for all.',
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
				{ name: 'External Email', value: 'EXTERNAL_EMAIL' },
				{ name: 'ThoughtSpot User', value: 'USER' },
			],
			default: [],
			description: 'Only reports to recipients of these types. Leave empty for all.',
		},
		{
			displayName: 'Recipients',
			name: 'recipients',
			type: 'string',
			default: '',
			placeholder: 'e.g. ann@example.com, ben@example.com',
			description:
				'Only reports to one of these email addresses, separated by commas, in upper or lower case. Leave empty for all.',
		},
		{
			displayName: 'Schedule Names or IDs',
			name: 'schedules',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getSchedules' },
			default: [],
			description:
				'Only reports of these schedules. Leave empty for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
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
	]),
};
