import { request } from 'undici';

import type { ThoughtSpot } from '../../sandbox/thoughtspot';

export interface Exported {
	status: number;
	type: string | undefined;
	disposition: string | undefined;
	content: Buffer;
}

export type ExportCall = (path: string, body: object) => Promise<Exported>;

/** Exports as somebody who signs in with the secret key, and reads the whole file. */
export async function exportAs(
	thoughtSpot: ThoughtSpot,
	username = 'tsadmin',
): Promise<ExportCall> {
	const api = `${thoughtSpot.url}/api/rest/2.0`;
	const post = async (path: string, body: object, headers: Record<string, string> = {}) =>
		await request(`${api}/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
	const signedIn = await post('auth/token/full', {
		username,
		secret_key: thoughtSpot.secretKey,
		org_id: 0,
	});
	const answer: unknown = await signedIn.body.json();
	const token =
		typeof answer === 'object' && answer !== null && 'token' in answer ? answer.token : undefined;
	return async (path, body) => {
		const {
			statusCode,
			headers,
			body: file,
		} = await post(path, body, {
			authorization: `Bearer ${String(token)}`,
		});
		return {
			status: statusCode,
			type: headers['content-type']?.toString(),
			disposition: headers['content-disposition']?.toString(),
			content: Buffer.from(await file.arrayBuffer()),
		};
	};
}
