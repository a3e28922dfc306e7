import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { post } from '../../../nodes/ThoughtSpot/transport/requests';
import type { ThoughtSpot } from '../../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../../sandbox/thoughtspot';
import type { Harness } from '../harness';
import { createHarness } from '../harness';
import { N8nInstance } from '../n8n/instance';
import type { TestServer } from './servers';
import { listen, passTo } from './servers';

const SIGN_IN = '/auth/token/full';
const WHO_AM_I = '/auth/session/user';

/** Answers requests for `redirectedPath` with a redirect to `elsewhere`, and passes the others on to ThoughtSpot. */
let front: TestServer;
let elsewhere: TestServer;
let thoughtSpot: ThoughtSpot;
let harness: Harness;
let n8n: N8nInstance;
let redirectedPath = '';
let status = 307;
const arrivedElsewhere: string[] = [];

beforeAll(async () => {
	thoughtSpot = await startThoughtSpot();
	elsewhere = await listen((request, response) => {
		arrivedElsewhere.push(request.url ?? '');
		passTo(thoughtSpot.url, request, response);
	});
	front = await listen((request, response) => {
		if (redirectedPath === '' || !request.url?.includes(redirectedPath)) {
			passTo(thoughtSpot.url, request, response);
			return;
		}
		request.resume();
		const location = `${elsewhere.url}${request.url}?token=a-token`;
		response.writeHead(status, { location }).end();
	});
	harness = await createHarness({ credential: {} });
	n8n = await N8nInstance.start();
});

const stored = (): ICredentialDataDecryptedObject => ({
	baseUrl: front.url,
	authentication: 'secretKey',
	username: 'tsadmin',
	secretKey: thoughtSpot.secretKey,
	orgId: '',
	signingSecret: 'the-signing-secret-of-this-test',
	sessionToken: '',
	sessionOwner: '',
});

beforeEach(() => {
	redirectedPath = '';
	arrivedElsewhere.length = 0;
	harness.credentialData = stored();
});

afterAll(async () => {
	await harness.close();
	await n8n.close();
	await Promise.all([front, elsewhere, thoughtSpot].map(async (server) => await server.close()));
});

const message = () =>
	`${front.url} answers with a redirect to ${elsewhere.url}: enter that as Base URL in the ThoughtSpot credential`;

const run = async (parameters: INodeParameters) => await harness.execute({ parameters });
const getMany: INodeParameters = { resource: 'webhook', operation: 'getAll', returnAll: true };
const webhook = {
	name: 'reports',
	url: 'https://receiver.example.com/reports',
	events: ['LIVEBOARD_SCHEDULE'],
};

const ACTIONS: Array<[string, INodeParameters]> = [
	['/webhooks/search', getMany],
	['/webhooks/create', { resource: 'webhook', operation: 'create', ...webhook }],
	['/communication-channels/search', { resource: 'channelPreference', operation: 'getAll' }],
	['/webhooks/storage-config', { resource: 'storage', operation: 'get' }],
];

const STATUSES = [301, 302, 303, 307, 308];

describe.each(STATUSES)('a redirect of status %i is not followed', (code) => {
	beforeEach(() => {
		status = code;
	});

	it.each(ACTIONS)('from %s', async (path, parameters) => {
		redirectedPath = path;
		await expect(run(parameters)).rejects.toThrow(message());
		expect(arrivedElsewhere).toEqual([]);
	});

	it.each([SIGN_IN, WHO_AM_I])('from %s on signing in', async (path) => {
		redirectedPath = path;
		await expect(run(getMany)).rejects.toThrow(message());
		expect(arrivedElsewhere).toEqual([]);
	});

	it('on signing in again', async () => {
		await run(getMany);
		thoughtSpot.expireTokens();
		redirectedPath = SIGN_IN;
		await expect(run(getMany)).rejects.toThrow(message());
		expect(arrivedElsewhere).toEqual([]);
	});

	it.each([SIGN_IN, WHO_AM_I])('from %s on testing the credential', async (path) => {
		redirectedPath = path;
		const result = await harness.testCredential();
		expect(result).toMatchObject({ status: 'Error' });
		expect(result.message).toContain(message());
		expect(arrivedElsewhere).toEqual([]);
	});

	it('from a list in the editor', async () => {
		redirectedPath = '/webhooks/search';
		await expect(harness.listSearch('searchWebhooks')).rejects.toThrow(message());
		expect(arrivedElsewhere).toEqual([]);
	});

	it('on registering', async () => {
		redirectedPath = '/webhooks/search';
		const workflow = n8n.workflow({ credential: n8n.credential(stored()) });
		await expect(workflow.publish({ attempts: 1 })).rejects.toThrow(message());
		expect(arrivedElsewhere).toEqual([]);
	});

	it('on passing a delivery on', async () => {
		redirectedPath = '/webhook/reports';
		const context = harness.node().executeContext();
		const url = `${front.url}/webhook/reports`;
		const body = Buffer.from('report');
		expect(await post(context, url, { headers: {}, body })).toMatchObject({ status: code });
		expect(arrivedElsewhere).toEqual([]);
	});
});
