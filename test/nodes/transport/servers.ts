import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
	url: string;
	close(): Promise<void>;
}

export async function listen(
	answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
	const server: Server = createServer(answer).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

/** Passes a request on to another server, and its answer back. */
export function passTo(target: string, request: IncomingMessage, response: ServerResponse): void {
	const { method, headers, url = '' } = request;
	const onward = send(target + url, { method, headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 500, answer.headers);
		answer.pipe(response);
	});
	onward.on('error', () => response.destroy());
	request.pipe(onward);
}
