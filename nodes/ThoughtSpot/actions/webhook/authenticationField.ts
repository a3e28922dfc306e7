import type { INodeProperties } from 'n8n-workflow';

/** How ThoughtSpot signs in to the receiver: one of four ways. */
export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'fixedCollection',
	placeholder: 'Add Authentication',
	default: {},
	description: 'How ThoughtSpot authenticates to your URL. Add one kind only.',
	options: [
		{
			displayName: 'API Key',
			name: 'apiKey',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: 'X-API-Key',
					description: 'Name of the header or query parameter that carries the API key',
				},
				{
					displayName: 'API Key',
					name: 'apiKey',
					type: 'string',
					typeOptions: { password: true },
					default: '',
				},
			],
		},
		{
			displayName: 'Basic Auth',
			name: 'basicAuth',
			values: [
				{
					displayName: 'Username',
					name: 'username',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Password',
					name: 'password',
					type: 'string',
					typeOptions: { password: true },
					default: '',
				},
			],
		},
		{
			displayName: 'Bearer Token',
			name: 'bearerToken',
			values: [
				{
					displayName: 'Token',
					name: 'token',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description:
						'Sent to your URL in the Authorization header. ThoughtSpot keeps it exactly as entered, with or without the word Bearer.',
				},
			],
		},
		{
			displayName: 'OAuth 2.0',
			name: 'oAuth2',
			values: [
				{
					displayName: 'Authorization URL',
					name: 'authorizationUrl',
					type: 'string',
					default: '',
					description: 'Address where ThoughtSpot gets an access token',
				},
				{
					displayName: 'Client ID',
					name: 'clientId',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Client Secret',
					name: 'clientSecret',
					type: 'string',
					typeOptions: { password: true },
					default: '',
				},
			],
		},
	],
};
