import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody else's receiver of reports, which takes whatever comes. */
export interface Receiver {
	readonly url: string;
	/** Content types of what has come so far. */
	readonly types: Array<string | undefined>;
	close(): void;
}

export async function startReceiver(): Promise<Receiver> {
	const types: Receiver['types'] = [];
	const server = createServer((request, response) => {
		types.push(request.headers['content-type']);
		request.resume().once('end', () => response.end());
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/reports`, types, close: () => server.close() };
}
