import { request } from 'undici';

import type { StoredWebhook } from '../model';
import type { RequestOptions } from './credentials';
import { authenticationHeaders } from './credentials';
import type { Message } from './message';
import type { SignatureForm } from './signature';
import { sign } from './signature';

/** What goes over the wire; tests may alter it after signing. */
export interface SignedMessage {
	headers: Record<string, string>;
	body: Buffer;
}

export type Alteration = (message: SignedMessage) => SignedMessage;

export interface Receipt {
	status: number;
	answer: string;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The webhook's URL with its parameters, keys sorted as Go's `url.Values` writes them. */
export function receiverUrl({ url, urlParams = {} }: StoredWebhook): URL {
	const target = new URL(url);
	for (const [key, value] of Object.entries(urlParams)) target.searchParams.set(key, String(value));
	if (Object.keys(urlParams).length > 0) target.searchParams.sort();
	return target;
}

/** The message with the headers that ThoughtSpot's Go client and the webhook's configuration give it. */
export async function signedMessage(
	webhook: StoredWebhook,
	message: Message,
	form: SignatureForm,
	options: RequestOptions,
): Promise<SignedMessage> {
	const { signatureVerification: signature, additionalHeaders = [] } = webhook;
	return {
		headers: {
			'User-Agent': 'Go-http-client/1.1',
			'Content-Type': message.contentType,
			...Object.fromEntries(additionalHeaders.map(({ key, value }) => [key, value])),
			...(await authenticationHeaders(webhook.authentication ?? {}, options)),
			...(signature && { [signature.header]: sign(signature.secret, message, form) }),
		},
		body: message.body,
	};
}

/** Sends a message and waits for the whole answer. The sandbox reaches receivers on loopback only. */
export async function post(
	url: URL,
	{ headers, body }: SignedMessage,
	options: RequestOptions,
): Promise<Receipt> {
	if (!LOOPBACK.test(url.hostname)) {
		throw new Error(`${url.hostname} is not reachable: the sandbox delivers to this machine only`);
	}
	const answer = await request(url, { ...options, method: 'POST', headers, body });
	return { status: answer.statusCode, answer: await answer.body.text() };
}
