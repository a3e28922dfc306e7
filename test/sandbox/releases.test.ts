import { request } from 'undici';

import { startThoughtSpot } from '../../sandbox/thoughtspot';
import { caller, signIn } from './caller';

const NEW = { name: 'reports', url: 'https://n8n.example.com', events: ['LIVEBOARD_SCHEDULE'] };

const VALIDATE = 'system/communication-channels/validate';

describe('the sandbox as an older release', () => {
	it.each([
		{ release: '10.13.0.cl', path: 'webhooks/search', body: {}, status: 404 },
		{ release: '10.14.0.cl', path: 'webhooks/search', body: {}, status: 200 },
		{ release: '26.3.0.cl', path: VALIDATE, body: {}, status: 404 },
		{ release: '26.4.0.cl', path: VALIDATE, body: {}, status: 400 },
		{ release: '26.6.0.cl', path: 'webhooks/storage-config', body: undefined, status: 404 },
		{ release: '26.7.0.cl', path: 'webhooks/storage-config', body: undefined, status: 200 },
	])('$release answers $status to $path', async ({ release, path, body, status }) => {
		const thoughtSpot = await startThoughtSpot({ release });
		const admin = await signIn(thoughtSpot);
		expect((await admin(path, body)).status).toBe(status);
		await thoughtSpot.close();
	});

	it('ignores the fields that it does not know, and does not show them', async () => {
		const thoughtSpot = await startThoughtSpot({ release: '26.3.0.cl' });
		const admin = await signIn(thoughtSpot);
		const { status, body } = await admin<{ id: string }>('webhooks/create', {
			...NEW,
			status: 'DISABLED',
			additional_headers: [{ key: 'a', value: 'b' }],
			authentication: { BEARER_TOKEN: 't' },
		});
		expect(status).toBe(200);
		expect(body).toHaveProperty('storage_destination', null);
		expect(body).not.toHaveProperty('additional_headers');
		expect(body).not.toHaveProperty('status');
		await admin(`webhooks/${body.id}/update`, { reset_options: ['AUTHENTICATION'] });
		const [webhook] = thoughtSpot.webhooks();
		expect(webhook?.authentication).toEqual({ BEARER_TOKEN: 't' });
		expect(webhook).not.toHaveProperty('status');
		await thoughtSpot.close();
	});

	it('does not know Google Cloud Storage before 26.7', async () => {
		const thoughtSpot = await startThoughtSpot({ release: '26.4.0.cl' });
		const admin = await signIn(thoughtSpot);
		const { status, body } = await admin('webhooks/create', {
			...NEW,
			storage_destination: { storage_type: 'GCP_GCS', storage_config: {} },
		});
		expect({ status, body }).toMatchObject({
			status: 400,
			body: { error: { message: expect.stringContaining('does not exist in the enum') } },
		});
		await thoughtSpot.close();
	});

	it('answers 404 to a path that no release has', async () => {
		const thoughtSpot = await startThoughtSpot();
		expect((await caller(thoughtSpot)('no/such/path', {})).status).toBe(404);
		expect((await caller(thoughtSpot)('webhooks/search')).status).toBe(404);
		await thoughtSpot.close();
	});

	it('does not read a body that is not declared as JSON', async () => {
		const thoughtSpot = await startThoughtSpot();
		const { statusCode, body } = await request(`${thoughtSpot.url}/api/rest/2.0/auth/token/full`, {
			method: 'POST',
			headers: { 'content-type': 'text/plain' },
			body: '{"username":"tsadmin"}',
		});
		expect({ statusCode, body: await body.json() }).toEqual({
			statusCode: 400,
			body: {
				error: {
					message: 'Variable "$username" of required type "String!" was not provided.',
				},
			},
		});
		await thoughtSpot.close();
	});

	it('breaks as the gateway does on a body that is no JSON object', async () => {
		const thoughtSpot = await startThoughtSpot();
		const { status, body } = await (await signIn(thoughtSpot))('webhooks/search', '{"half');
		expect({ status, body }).toMatchObject({
			status: 500,
			body: { error: { message: { debug: expect.stringContaining('__args') } } },
		});
		await thoughtSpot.close();
	});
});
