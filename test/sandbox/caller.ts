import { request } from 'undici';

import { startThoughtSpot, type ThoughtSpot } from '../../sandbox/thoughtspot';

export interface Called<T> {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	/** Parsed JSON; the text when it is none; undefined without a body. */
	body: T;
	text: string;
}

export type Call = <T = unknown>(path: string, body?: unknown) => Promise<Called<T>>;

/** Calls `…/api/rest/2.0/<path>`: POST with a body, GET without. The type of the answer is the caller's claim. */
export function caller({ url }: ThoughtSpot, token?: string): Call {
	return async <T>(path: string, body?: unknown) => {
		const answer = await request(`${url}/api/rest/2.0/${path}`, {
			method: body === undefined ? 'GET' : 'POST',
			headers: {
				...(body !== undefined && { 'content-type': 'application/json' }),
				...(token !== undefined && { authorization: `Bearer ${token}` }),
			},
			body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
		});
		const text = await answer.body.text();
		const isJson = String(answer.headers['content-type']).startsWith('application/json');
		const parsed: T = isJson ? JSON.parse(text) : text;
		return { status: answer.statusCode, headers: answer.headers, body: parsed, text };
	};
}

export interface SignIn {
	username?: string;
	orgId?: string;
	validitySeconds?: number;
}

/** Signs in with the secret key, by default as tsadmin in the Primary Org. */
export async function signIn(
	thoughtSpot: ThoughtSpot,
	{ username = 'tsadmin', orgId = '0', validitySeconds }: SignIn = {},
): Promise<Call> {
	const { body, text } = await caller(thoughtSpot)<{ token?: string }>('auth/token/full', {
		username,
		secret_key: thoughtSpot.secretKey,
		org_id: Number(orgId),
		validity_time_in_sec: validitySeconds,
	});
	if (body.token === undefined) throw new Error(`Not signed in: ${text}`);
	return caller(thoughtSpot, body.token);
}

/** A ThoughtSpot with the Org Sales (7) besides the Primary one, and its administrator's calls. */
export async function startWithSales(): Promise<{ thoughtSpot: ThoughtSpot; admin: Call }> {
	const thoughtSpot = await startThoughtSpot();
	thoughtSpot.addOrg({ name: 'Sales', id: '7' });
	return { thoughtSpot, admin: await signIn(thoughtSpot) };
}

/** An error in the shape of live clusters. */
export interface LiveError {
	error: { message: { debug: { code: number; debug: string } } };
}

/** What a refused call says: its code and the first line of its JSON-encoded `debug`. */
export function refusal({ status, body }: Called<LiveError>) {
	const { code, debug } = body.error.message.debug;
	const lines: string[] = JSON.parse(debug);
	return { status, code, text: lines[0] ?? '' };
}
