import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { openSession } from '../nodes/ThoughtSpot/api/session';
import {
	SESSION_OWNER_EXPRESSION,
	parseCredential,
	sessionOwner,
} from '../nodes/ThoughtSpot/transport/credential';
import { plainExchange } from '../nodes/ThoughtSpot/transport/requests';
import { generatedSigningSecret } from '../nodes/ThoughtSpot/transport/signingSecret';
import { BLANK } from '../nodes/ThoughtSpot/transport/trimmed';

export class ThoughtSpotApi implements ICredentialType {
	name = 'thoughtSpotApi';

	displayName = 'ThoughtSpot API';

	documentationUrl =
		'https://github.com/n8n-nodes-thoughtspot/n8n-nodes-thoughtspot#the-credential';

	icon: Icon = {
		light: 'file:../icons/thoughtspot.svg',
		dark: 'file:../icons/thoughtspot.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://mycompany.thoughtspot.cloud',
			description: 'Address of your ThoughtSpot instance, as you see it in the browser',
		},
		{
			displayName: 'Sign In With',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Secret Key',
					value: 'secretKey',
					description:
						'Trusted authentication, from Develop > Customizations > Security settings. Best for a service user.',
				},
				{
					name: 'Password',
					value: 'password',
					description: 'For a ThoughtSpot user without single sign-on and without a second factor',
				},
				{
					name: 'Token',
					value: 'token',
					description:
						'An access token of ThoughtSpot that you already have. n8n cannot renew it once it has expired.',
				},
			],
			default: 'secretKey',
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['secretKey', 'password'] } },
			description:
				'ThoughtSpot user that n8n acts as. For the triggers, a user with the privilege to manage webhooks.',
		},
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['secretKey'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['password'] } },
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['token'] } },
		},
		{
			displayName: 'Org ID',
			name: 'orgId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0',
			description:
				'Numeric ID of the Org to work in. 0 is the Primary Org. Leave empty for the Org that ThoughtSpot chooses for this user.',
		},
		{
			displayName: 'Webhook Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'Leave empty to have one generated',
			description:
				'ThoughtSpot signs every delivery with it, and the trigger verifies the signature. At least 16 characters. Left empty, one is generated on first use and kept here. Type one where this credential comes from a file, an API or Terraform: each import would lose a generated one. After changing it, publish a workflow that uses this credential again.',
		},
		{
			displayName: 'Previous Signing Secret',
			name: 'previousSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The secret until now, while you change it: deliveries that ThoughtSpot still signs with it are accepted as well. Empty it once the workflows are published again.',
		},
		{
			displayName: 'KPI Alert Header Name',
			name: 'alertHeaderName',
			type: 'string',
			default: '',
			placeholder: 'e.g. X-Alert-Key',
			description:
				'ThoughtSpot does not sign KPI alerts, but sends a header with them: choose its name and value there, under Authentication of their webhook, and the trigger refuses alerts without it. Left empty, together with KPI Alert Secret, it accepts every alert.',
		},
		{
			displayName: 'KPI Alert Secret',
			name: 'alertSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Value of the header that KPI Alert Header Name names',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Session Owner',
			name: 'sessionOwner',
			type: 'hidden',
			default: '',
		},
	];

	// n8n signs in again only after a 401. A session of another user, Org or instance, from before the
	// credential was edited, must therefore not be sent; nor one without a signing secret.
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				Authorization: `=Bearer {{ $credentials.signingSecret && $credentials.sessionOwner === ${SESSION_OWNER_EXPRESSION} ? ($credentials.authentication === "token" ? String($credentials.token ?? "").replace(/^${BLANK.source}+|${BLANK.source}+$/g, "").replace(/^Bearer\\s+/i, "") : $credentials.sessionToken) : "signed-out" }}`,
			},
		},
	};

	/** Called by n8n when there is no session yet and after a 401; what it returns is stored, encrypted. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ sessionToken: string; sessionOwner: string; signingSecret: string }> {
		const fields = parseCredential(credentials);
		const session = await openSession(plainExchange(this), fields);
		return {
			sessionToken: session.bearer,
			sessionOwner: sessionOwner(credentials),
			signingSecret: fields.signingSecret ?? generatedSigningSecret(credentials),
		};
	}
}
