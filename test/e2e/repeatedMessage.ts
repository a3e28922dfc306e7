import { request } from 'undici';

import type { ThoughtSpot } from '../../sandbox/thoughtspot';

/** Sends the last message once more, byte for byte; `origin`, if given, is another n8n process. */
export async function repeatLastMessage(thoughtSpot: ThoughtSpot, origin?: string) {
	const last = thoughtSpot.attempts.at(-1);
	if (!last) throw new Error('nothing was delivered yet');
	const headers = Object.fromEntries(
		Object.entries(last.headers).filter(([name]) => !/^(host|content-length)$/i.test(name)),
	);
	const url = new URL(last.url);
	const { statusCode, body } = await request(new URL(url.pathname, origin ?? url), {
		method: 'POST',
		headers,
		body: last.body,
	});
	return { status: statusCode, answer: await body.json() };
}
