import type { Dispatcher } from 'undici';
import { request } from 'undici';

import type { WebhookAuthentication } from '../model';

const basic = (user: string, password: string) =>
	`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

type OAuth2 = NonNullable<WebhookAuthentication['OAUTH2']>;
export type RequestOptions = { dispatcher: Dispatcher; signal: AbortSignal };

/** An access token by the client-credentials grant, the client authenticated by HTTP Basic (RFC 6749, 2.3.1 and 4.4). */
async function accessToken(
	{ authorization_url: url, client_id: id, client_secret: secret }: OAuth2,
	options: RequestOptions,
): Promise<string> {
	const { statusCode, body } = await request(url, {
		...options,
		method: 'POST',
		headers: {
			authorization: basic(encodeURIComponent(id), encodeURIComponent(secret)),
			'content-type': 'application/x-www-form-urlencoded',
		},
		body: 'grant_type=client_credentials',
	});
	const answer = await body.text();
	if (statusCode !== 200) throw new Error(`oauth2: cannot fetch token: ${statusCode}`);
	const parsed: unknown = JSON.parse(answer);
	if (typeof parsed === 'object' && parsed !== null && 'access_token' in parsed) {
		return String(parsed.access_token);
	}
	throw new Error('oauth2: server response missing access_token');
}

/** The headers that a webhook's authentication adds to each delivery. */
export async function authenticationHeaders(
	{ API_KEY, BASIC_AUTH, BEARER_TOKEN, OAUTH2 }: WebhookAuthentication,
	options: RequestOptions,
): Promise<Record<string, string>> {
	if (API_KEY) return { [API_KEY.key]: API_KEY.value };
	if (BASIC_AUTH) return { Authorization: basic(BASIC_AUTH.username, BASIC_AUTH.password) };
	if (BEARER_TOKEN !== undefined) return { Authorization: `Bearer ${BEARER_TOKEN}` };
	if (OAUTH2) return { Authorization: `Bearer ${await accessToken(OAUTH2, options)}` };
	return {};
}
