import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

const README = 'https://github.com/n8n-nodes-thoughtspot/n8n-nodes-thoughtspot';

const ofReports = (registration: string): IDisplayOptions => ({
	show: { event: ['liveboardSchedule'], registration: [registration] },
});

/** How ThoughtSpot comes to know of the workflow. */
export const registrationProperties: INodeProperties[] = [
	{
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		displayOptions: { show: { event: ['liveboardSchedule'] } },
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description:
					'The webhook in ThoughtSpot is created for the first workflow and removed with the last',
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
		displayName: `The user of the credential has to have the <a href="${README}#the-credential" target="_blank">privilege to manage webhooks</a>, and n8n a <a href="${README}#self-hosting" target="_blank">public https address</a>`,
		name: 'requirementsNotice',
		type: 'notice',
		default: '',
		displayOptions: ofReports('automatic'),
	},
	{
		displayName:
			'Enter the Production URL of this node as a webhook in ThoughtSpot (Develop > Webhooks), for the event Liveboard schedule, with a signature: type HMAC_SHA256, algorithm SHA256, the header X-Webhook-Signature (or what you enter under Settings > Signature Header), and as secret the Webhook Signing Secret that you typed into the ThoughtSpot credential. Deliveries without that signature are refused.',
		name: 'manualNotice',
		type: 'notice',
		default: '',
		displayOptions: ofReports('manual'),
	},
	{
		displayName:
			'Add the Production URL of this node as a webhook for KPI alerts in ThoughtSpot (Develop > Webhooks), and choose it in the alerts of your KPIs. ThoughtSpot does not sign them: choose an API key as authentication there, and enter its header and value in the ThoughtSpot credential, or whoever knows the URL can send an alert.',
		name: 'kpiAlertNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { event: ['kpiAlert'] } },
	},
	{
		displayName: 'If the Webhook Is Taken',
		name: 'conflict',
		type: 'options',
		displayOptions: ofReports('automatic'),
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
					'Use that webhook, and give it back when the last workflow that shares it is unpublished',
			},
		],
		default: 'fail',
		description:
			"What to do where somebody else has the Org's webhook. ThoughtSpot allows one for Liveboard schedules in each Org; the workflows of this n8n share it.",
	},
	{
		displayName:
			'The webhook delivers to nobody else meanwhile, and a note in its description says where it belongs. If it has a signing secret, its owner has to set that again afterwards: ThoughtSpot never shows it.',
		name: 'takeOverNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { event: ['liveboardSchedule'], registration: ['automatic'], conflict: ['takeOver'] },
		},
	},
	{
		displayName: 'Communication Channel',
		name: 'channel',
		type: 'options',
		displayOptions: ofReports('automatic'),
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
