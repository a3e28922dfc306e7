import type { INodeProperties } from 'n8n-workflow';

import { DEFAULT_BINARY_PREFIX, DEFAULT_MAX_SIZE_MB, DEFAULT_SIGNATURE_HEADER } from './parameters';

const automatic = { show: { registration: ['automatic'] } };

const registrationProperties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		options: [
			{
				name: 'Liveboard Schedule',
				value: 'liveboardSchedule',
				description: 'A scheduled Liveboard report is ready, with its PDF, CSV or XLSX',
			},
		],
		default: 'liveboardSchedule',
	},
	{
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description:
					'The webhook in ThoughtSpot is created on publishing and removed on unpublishing',
			},
			{
				name: 'Manual',
				value: 'manual',
				description: 'You enter the webhook in ThoughtSpot yourself; n8n changes nothing there',
			},
		],
		default: 'automatic',
	},
	{
		displayName:
			'Enter the Production URL of this node as a webhook in ThoughtSpot (Develop > Webhooks), for the event Liveboard schedule, with a signature: type HMAC_SHA256, algorithm SHA256, the header named under Settings > Signature Header, and as secret the Webhook Signing Secret that you typed into the ThoughtSpot credential. Deliveries without that signature are refused.',
		name: 'manualNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['manual'] } },
	},
	{
		displayName: 'If the Org Already Has a Webhook',
		name: 'conflict',
		type: 'options',
		displayOptions: automatic,
		options: [
			{
				name: 'Fail',
				value: 'fail',
				description: 'Refuse to publish, and say whose webhook it is. Nothing is changed.',
			},
			{
				name: 'Take Over',
				value: 'takeOver',
				description:
					'Use that webhook while this workflow is published, and give it back on unpublishing',
			},
		],
		default: 'fail',
		description: 'ThoughtSpot allows one webhook for Liveboard schedules in each Org',
	},
	{
		displayName:
			'The webhook delivers to nobody else while this workflow is published, and a note in its description says where it belongs. If it has a signing secret, its owner has to set that again afterwards: ThoughtSpot never shows it.',
		name: 'takeOverNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['automatic'], conflict: ['takeOver'] } },
	},
	{
		displayName: 'Communication Channel',
		name: 'channel',
		type: 'options',
		displayOptions: automatic,
		options: [
			{
				name: 'Enable Webhooks',
				value: 'enable',
				description:
					'Add WEBHOOK to the channels of the Org and keep the others. Put back on unpublishing.',
			},
			{
				name: 'Leave as It Is',
				value: 'ignore',
				description: 'Neither check nor change the channels of the Org',
			},
			{
				name: 'Require Webhooks',
				value: 'require',
				description: 'Refuse to publish where the Org does not deliver to webhooks',
			},
		],
		default: 'enable',
		description: 'ThoughtSpot delivers to webhooks only where this channel is on for the Org',
	},
];

const outputProperties: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'One Item per Delivery',
				value: 'delivery',
				description: 'With all its recipients and files',
			},
			{
				name: 'One Item per File',
				value: 'file',
				description: 'Each with one file attached',
			},
			{
				name: 'One Item per Recipient',
				value: 'recipient',
				description: 'Each with all files attached',
			},
		],
		default: 'delivery',
	},
];

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
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
			displayName: 'Liveboard Names or IDs',
			name: 'liveboards',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getLiveboards' },
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
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
			default: 'include',
			description: 'What ThoughtSpot sends when somebody tests the webhook there',
		},
	],
};

const settings: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	options: [
		{
			displayName: 'Acknowledge',
			name: 'acknowledge',
			type: 'options',
			options: [
				{
					name: 'When Saved',
					value: 'saved',
					description: 'Answer ThoughtSpot once n8n has the execution, so that nothing is lost',
				},
				{
					name: 'Immediately',
					value: 'immediately',
					description:
						'Answer once the signature is verified, for an n8n that often takes more than 5 seconds',
				},
			],
			default: 'saved',
			description: 'When to answer ThoughtSpot, which sends again after 5 seconds',
		},
		{
			displayName: 'Binary Property Prefix',
			name: 'binaryPrefix',
			type: 'string',
			default: DEFAULT_BINARY_PREFIX,
			description: 'Name of the binary properties that hold the files, before their number',
		},
		{
			displayName: 'Ignore Repeats',
			name: 'deduplicate',
			type: 'boolean',
			default: true,
			description:
				'Whether to acknowledge a delivery that was received before without starting the workflow. ThoughtSpot sends one again when the answer came late.',
		},
		{
			displayName: 'KPI Alerts',
			name: 'kpiAlerts',
			type: 'boolean',
			default: false,
			displayOptions: { show: { '/registration': ['manual'] } },
			description:
				'Whether to also receive alerts of KPI monitors, whose webhook you add in ThoughtSpot. ThoughtSpot does not sign them, so whoever knows the Production URL can send one.',
		},
		{
			displayName: 'Maximum Size (MB)',
			name: 'maxSizeMb',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: DEFAULT_MAX_SIZE_MB,
			description: 'Larger deliveries are refused. ThoughtSpot sends up to 25 MB.',
		},
		{
			displayName: 'Signature Header',
			name: 'signatureHeader',
			type: 'string',
			default: DEFAULT_SIGNATURE_HEADER,
			description: 'Name of the HTTP header in which ThoughtSpot sends the signature',
		},
		{
			displayName: 'Webhook Name',
			name: 'webhookName',
			type: 'string',
			default: '',
			placeholder: 'e.g. n8n: Monday reports',
			description: 'Name of the webhook in ThoughtSpot. Empty: the name of the workflow.',
		},
	],
};

// With this hidden parameter, and typeVersion exactly 1, n8n leaves the request body as it came, which the
// signature needs. n8n looks for it under this name, so nothing else may be called `options`.
const rawBody: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'hidden',
	default: { binaryData: true },
};

export const triggerProperties: INodeProperties[] = [
	...registrationProperties,
	...outputProperties,
	filters,
	settings,
	rawBody,
];
