import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Received {
	url: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** Answers the nth request (from 0); default: 200. */
export type Reply = (response: ServerResponse, index: number, received: Received) => void;

export interface Receiver {
	url: string;
	received: Received[];
	close(): Promise<void>;
}

const thanks: Reply = (response) => response.end('{"status":"ok"}');

/** An endpoint for deliveries on loopback that keeps what it gets. */
export async function startReceiver(reply: Reply = thanks): Promise<Receiver> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		void buffer(request).then((body) => {
			const entry = { url: request.url ?? '', headers: request.headers, body };
			received.push(entry);
			reply(response, received.length - 1, entry);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return {
		url: `http://127.0.0.1:${address.port}/hook`,
		received,
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
