import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Harness } from '../harness';
import { createHarness } from '../harness';
import { locator } from './situation';

/** A ThoughtSpot that does not heed which Org a search names, and shows another Org's webhook. */
const ANSWERS: Record<string, unknown> = {
	'/auth/token/full': { token: 'a.bearer.token' },
	'/auth/session/user': { id: '1', name: 'anna', current_org: { id: 0, name: 'Primary' } },
	'/webhooks/search': {
		webhooks: [
			{
				id: 'theirs',
				name: 'reports',
				url: 'https://theirs.example.com',
				org: { id: '2100019165', name: 'Sales' },
			},
		],
		pagination: { has_more: false },
	},
};

let server: Server;
let harness: Harness;
const asked: string[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		const path = (request.url ?? '').replace('/api/rest/2.0', '');
		asked.push(path);
		request.resume();
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(ANSWERS[path] ?? {}));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	harness = await createHarness({
		credential: {
			baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
			authentication: 'secretKey',
			username: 'anna',
			secretKey: 'a secret key',
			orgId: '0',
			signingSecret: 'a signing secret',
			sessionToken: '',
			sessionOwner: '',
		},
	});
});
afterAll(async () => {
	await harness.close();
	server.close();
	server.closeAllConnections();
});

const byName = { resource: 'webhook', webhookId: locator('name', 'reports') };

it.each([
	{ ...byName, operation: 'get' },
	{ ...byName, operation: 'update', updateFields: { name: 'renamed' } },
	{ ...byName, operation: 'delete' },
])("$operation leaves another Org's webhook alone", async (parameters) => {
	await expect(harness.execute({ parameters })).rejects.toThrow(
		'There is no webhook "reports" in this Org',
	);
	expect(asked.filter((path) => /update|delete/.test(path))).toEqual([]);
});

it("Get Many does not return another Org's webhooks", async () => {
	const parameters = { resource: 'webhook', operation: 'getAll', returnAll: true };
	expect(await harness.execute({ parameters })).toEqual([]);
});
