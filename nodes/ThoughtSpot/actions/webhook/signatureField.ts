import type { INodeProperties } from 'n8n-workflow';

import { SIGNATURE_HEADER } from '../../transport/signatureHeader';

/** How ThoughtSpot signs its deliveries, so that the receiver can tell them from forged ones. */
export const signatureField: INodeProperties = {
	displayName: 'Signature Verification',
	name: 'signatureVerification',
	type: 'fixedCollection',
	placeholder: 'Add Signature',
	default: {},
	description: 'How ThoughtSpot signs its deliveries',
	options: [
		{
			displayName: 'Signature',
			name: 'signature',
			values: [
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [{ name: 'HMAC SHA256', value: 'HMAC_SHA256' }],
					default: 'HMAC_SHA256',
				},
				{
					displayName: 'Algorithm',
					name: 'algorithm',
					type: 'options',
					options: [{ name: 'SHA256', value: 'SHA256' }],
					default: 'SHA256',
				},
				{
					displayName: 'Header',
					name: 'header',
					type: 'string',
					default: SIGNATURE_HEADER,
					description: 'Name of the HTTP header in which ThoughtSpot sends the signature',
				},
				{
					displayName: 'Secret',
					name: 'secret',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description:
						'Secret that ThoughtSpot signs with. Leave empty to use the Webhook Signing Secret of the credential, which the ThoughtSpot Trigger verifies with.',
				},
			],
		},
	],
};
