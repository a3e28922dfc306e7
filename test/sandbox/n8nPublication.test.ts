import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Rest } from '../../sandbox/n8n/rest';
import { Workflows } from '../../sandbox/n8n/workflows';

const WORKFLOW = {
	id: 'w1',
	name: 'Reports',
	active: false,
	versionId: 'v1',
	nodes: [],
	connections: {},
};

let server: Server;
let statuses: string[];
let workflows: Workflows;

beforeAll(async () => {
	server = createServer((request, response) => {
		const asked = request.url?.endsWith('/publication-status');
		const data = asked ? { status: statuses.shift(), triggers: [] } : WORKFLOW;
		response.end(JSON.stringify({ data }));
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	workflows = new Workflows(new Rest(`http://127.0.0.1:${port}`), () =>
		Promise.reject(new Error()),
	);
});

afterAll(async () => {
	server.close();
	server.closeAllConnections();
	await once(server, 'close');
});

describe('what n8n says of a workflow that it has just been asked to publish or to unpublish', () => {
	it.each([
		['publishing', ['in_progress', 'not_published', 'published']],
		['publishing', ['not_published', 'in_progress', 'published', 'published']],
		['publishing', ['in_progress', 'not_published', 'failed']],
		['publishing', ['in_progress', 'failed', 'failed']],
		['unpublishing', ['in_progress', 'published', 'not_published']],
	])('%s: of %j the last counts', async (act, answers) => {
		statuses = [...answers];
		const last = answers.at(-1);
		const wanted = act === 'publishing' ? 'published' : 'not_published';
		const done = act === 'publishing' ? workflows.publish('w1') : workflows.unpublish('w1');
		if (last === wanted) await expect(done).resolves.toBeUndefined();
		else await expect(done).rejects.toThrow(`publication: ${last}`);
		expect(statuses).toEqual([]);
	});
});
