import { request } from 'undici';

import type { ThoughtSpot } from '../../sandbox/thoughtspot';

interface Message {
	url: string;
	headers: Record<string, string>;
	body: Buffer;
}

/** Sends a message byte for byte; `origin`, if given, is another n8n process. */
export async function sendMessage({ url, headers, body }: Message, origin = url) {
	const kept = Object.entries(headers).filter(([name]) => !/^(host|content-length)$/i.test(name));
	const response = await request(new URL(new URL(url).pathname, origin), {
		method: 'POST',
		headers: Object.fromEntries(kept),
		body,
	});
	return { status: response.statusCode, answer: await response.body.json() };
}

/** Sends the last message once more. */
export async function repeatLastMessage(thoughtSpot: ThoughtSpot, origin?: string) {
	const last = thoughtSpot.attempts.at(-1);
	if (!last) throw new Error('nothing was delivered yet');
	return await sendMessage(last, origin);
}
