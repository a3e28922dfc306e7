import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { z } from 'zod';

import { Rest } from '../../sandbox/n8n/rest';

async function n8nAnswering(answers: Array<[status: number, body: object]>) {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(request.url ?? '');
		request.resume();
		const [status, body] = answers.shift() ?? [200, { data: 'done' }];
		response.writeHead(status).end(JSON.stringify(body));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const rest = new Rest(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	return {
		asked,
		answer: await rest.call('POST', '/x', z.string()).catch((error: Error) => error.message),
		stop: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}

const notReady: [number, object] = [503, { message: 'Database is not ready!' }];

it.each([
	['asks again where the database is not ready', [notReady, notReady], 'done', 3],
	['asks once where n8n refuses', [[503, { message: 'no' }]], 'no', 1],
] as Array<[string, Array<[number, object]>, string, number]>)(
	'%s',
	async (_, answers, expected, times) => {
		const { answer, asked, stop } = await n8nAnswering(answers);
		expect([answer, asked.length]).toEqual([expected, times]);
		await stop();
	},
);
