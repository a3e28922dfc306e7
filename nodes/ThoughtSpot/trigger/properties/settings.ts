import type { INodeProperties } from 'n8n-workflow';

import { SIGNATURE_HEADER } from '../../transport/signatureHeader';

export const LEAST_SIZE_MB = 1;
export const MOST_SIZE_MB = 256;

const ofLiveboardSchedule = { show: { '/event': ['liveboardSchedule'] } };

/** What has a default that serves nearly everybody. */
export const settings: INodeProperties = {
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
					description: 'Answer once the files are stored, for an n8n that often takes longer',
				},
			],
			default: 'saved',
			description: 'When to answer ThoughtSpot, which sends again after 5 seconds',
		},
		{
			displayName: 'Binary Property Prefix',
			name: 'binaryPrefix',
			type: 'string',
			displayOptions: {
				show: { ...ofLiveboardSchedule.show, '/output': ['delivery', 'recipient'] },
			},
			default: 'attachment_',
			description:
				'Start of the names of the binary properties that hold the files; a number follows',
		},
		{
			displayName: 'Ignore Repeats',
			name: 'deduplicate',
			type: 'boolean',
			default: true,
			displayOptions: ofLiveboardSchedule,
			description:
				'Whether to acknowledge a delivery that was received before without starting the workflow. ThoughtSpot sends one again when the answer came late.',
		},
		{
			displayName: 'Maximum Size (MB)',
			name: 'maxSizeMb',
			type: 'number',
			typeOptions: { minValue: LEAST_SIZE_MB, maxValue: MOST_SIZE_MB },
			default: 32,
			description: 'Larger deliveries are refused. ThoughtSpot sends up to 25 MB.',
		},
		{
			displayName: 'Signature Covers',
			name: 'signatureCovers',
			type: 'options',
			displayOptions: ofLiveboardSchedule,
			options: [
				{
					name: 'Automatic',
					value: 'automatic',
					description: 'The payload is enough until a delivery was signed with its files',
				},
				{
					name: 'Payload Only',
					value: 'payload',
					description: 'The JSON part only. Nothing proves that the files are genuine.',
				},
				{
					name: 'Whole Body',
					value: 'body',
					description: 'The files as well. What is signed otherwise is refused.',
				},
			],
			default: 'automatic',
			description:
				'What the signature has to cover. ThoughtSpot does not document what it signs; delivery.signed in the item says what it was.',
		},
		{
			displayName: 'Signature Header',
			name: 'signatureHeader',
			type: 'string',
			displayOptions: ofLiveboardSchedule,
			default: SIGNATURE_HEADER,
			description: 'Name of the HTTP header in which ThoughtSpot sends the signature',
		},
		{
			displayName: 'Webhook Name',
			name: 'webhookName',
			type: 'string',
			displayOptions: ofLiveboardSchedule,
			default: '',
			placeholder: 'e.g. n8n: Monday reports',
			description: 'Name of the webhook in ThoughtSpot. Leave empty to call it after the workflow.',
		},
	],
};
