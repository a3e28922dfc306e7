import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { request } from 'undici';

export interface RedirectingFront {
	/** For the Base URL of a credential */
	readonly url: string;
	/** What came to the place that it redirects to */
	readonly received: string[];
	/** From now on, requests to these paths are redirected, and all others passed through. */
	redirect(paths: RegExp, status: number): void;
	close(): Promise<void>;
}

/** Headers that say how it came, not what it is */
const OF_THE_CONNECTION = new Set(['host', 'connection', 'transfer-encoding', 'content-length']);

/** Stands between n8n and a ThoughtSpot, and sends some requests to somebody else. */
export async function startRedirectingFront(thoughtSpotUrl: string): Promise<RedirectingFront> {
	const received: string[] = [];
	let redirected: { paths: RegExp; status: number } | undefined;
	const elsewhere = await listening((incoming, response) => {
		received.push(incoming.url ?? '');
		response.end('{}');
	});
	const front = await listening(async (incoming, response) => {
		const path = incoming.url ?? '';
		if (redirected?.paths.test(path)) {
			response.writeHead(redirected.status, { location: `${urlOf(elsewhere)}${path}` }).end();
			return;
		}
		const headers = Object.fromEntries(
			Object.entries(incoming.headers).filter(([name]) => !OF_THE_CONNECTION.has(name)),
		);
		const answer = await request(`${thoughtSpotUrl}${path}`, {
			method: incoming.method === 'POST' ? 'POST' : 'GET',
			headers,
			body: incoming.method === 'POST' ? Buffer.concat(await incoming.toArray()) : null,
		});
		const type = String(answer.headers['content-type'] ?? 'application/json');
		response.writeHead(answer.statusCode, { 'content-type': type });
		response.end(Buffer.from(await answer.body.arrayBuffer()));
	});
	return {
		url: urlOf(front),
		received,
		redirect: (paths, status) => {
			redirected = { paths, status };
		},
		close: async () => {
			for (const server of [front, elsewhere]) {
				server.close();
				server.closeAllConnections();
				await once(server, 'close');
			}
		},
	};
}

async function listening(
	handle: (incoming: IncomingMessage, response: ServerResponse) => Promise<void> | void,
): Promise<Server> {
	const server = createServer((incoming, response) => {
		Promise.resolve(handle(incoming, response)).catch((error: Error) => response.destroy(error));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return server;
}

const urlOf = (server: Server): string =>
	`http://127.0.0.1:${(server.address() as AddressInfo).port}`;
