import type { INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';

/**
 * The example requests of ThoughtSpot's developer documentation (webhooks for Liveboard schedules,
 * communication channels), and one for each form of the two operations that have no example there.
 */
const EVENT = 'LIVEBOARD_SCHEDULE';
const RECEIVER = 'https://webhook.site/6643eba5-9d3e-42a1-85e0-bb686ba1524d';
/** Of the webhook that the requests name: it is looked up in its Org, and its ID is what is sent. */
const WEBHOOK_ID = '873dd4e2-6493-490d-a649-ba9ea66b11f5';
const webhook = { resource: 'webhook' };
const channels = { resource: 'channelPreference' };
const history = {
	resource: 'delivery',
	operation: 'getAll',
	webhookId: locator('name', 'reports'),
};

const requests: Array<{
	name: string;
	parameters: INodeParameters;
	path: string;
	body: unknown;
}> = [
	{
		name: 'create a webhook',
		parameters: {
			...webhook,
			operation: 'create',
			name: 'webhook-lb-event',
			url: RECEIVER,
			additionalFields: {
				authentication: { bearerToken: { token: 'Bearer {AUTH_TOKEN}' } },
				description: 'Webhook for Liveboard schedule',
			},
		},
		path: '/webhooks/create',
		body: {
			name: 'webhook-lb-event',
			url: RECEIVER,
			events: [EVENT],
			authentication: { BEARER_TOKEN: 'Bearer {AUTH_TOKEN}' },
			description: 'Webhook for Liveboard schedule',
		},
	},
	{
		name: 'search webhooks',
		parameters: {
			...webhook,
			operation: 'getAll',
			limit: 50,
			orgId: locator('name', 'testOrg1'),
			filters: { eventType: EVENT },
		},
		path: '/webhooks/search',
		body: { record_offset: 0, record_size: 50, org_identifier: 'testOrg1', event_type: EVENT },
	},
	{
		name: 'update a webhook',
		parameters: {
			...webhook,
			operation: 'update',
			webhookId: locator('name', 'webhook-lb-test'),
			updateFields: {
				name: 'webhook-lb-event',
				description: 'Webhook for Liveboard schedule event',
				url: `${RECEIVER}/2e5251b2-8274-41f6-80a0-1b82854df31f`,
				events: [EVENT],
			},
		},
		path: `/webhooks/${WEBHOOK_ID}/update`,
		body: {
			name: 'webhook-lb-event',
			description: 'Webhook for Liveboard schedule event',
			url: `${RECEIVER}/2e5251b2-8274-41f6-80a0-1b82854df31f`,
			events: [EVENT],
		},
	},
	{
		name: 'delete a webhook',
		parameters: {
			...webhook,
			operation: 'delete',
			webhookId: locator('name', 'webhook-lb-test'),
		},
		path: '/webhooks/delete',
		body: { webhook_identifiers: [WEBHOOK_ID] },
	},
	{
		name: 'configure the channels of the cluster',
		parameters: {
			...channels,
			operation: 'set',
			level: 'cluster',
			mode: 'replace',
			channels: ['WEBHOOK'],
		},
		path: '/system/preferences/communication-channels/configure',
		body: { cluster_preferences: [{ event_type: EVENT, channels: ['WEBHOOK'] }] },
	},
	{
		name: 'configure the channels of an Org',
		parameters: {
			...channels,
			operation: 'set',
			orgId: locator('name', 'testOrg1'),
			mode: 'replace',
			channels: ['WEBHOOK'],
		},
		path: '/system/preferences/communication-channels/configure',
		body: {
			org_preferences: [
				{
					org_identifier: 'testOrg1',
					operation: 'REPLACE',
					preferences: [{ event_type: EVENT, channels: ['WEBHOOK'] }],
				},
			],
		},
	},
	{
		name: 'reset the channels of an Org',
		parameters: { ...channels, operation: 'reset', orgId: locator('name', 'testOrg1') },
		path: '/system/preferences/communication-channels/configure',
		body: {
			org_preferences: [{ org_identifier: 'testOrg1', operation: 'RESET', reset_events: [EVENT] }],
		},
	},
	{
		name: 'search the channels of the cluster',
		parameters: { ...channels, operation: 'getAll', level: 'cluster' },
		path: '/system/preferences/communication-channels/search',
		body: { cluster_preferences: [EVENT] },
	},
	{
		name: 'search the channels of an Org',
		parameters: {
			...channels,
			operation: 'getAll',
			level: 'org',
			orgId: locator('name', 'testOrg1'),
		},
		path: '/system/preferences/communication-channels/search',
		body: { org_preferences: [{ org_identifier: 'testOrg1', event_types: [EVENT] }] },
	},
	{
		name: 'validate a channel',
		parameters: {
			resource: 'delivery',
			operation: 'sendTest',
			webhookId: locator('name', 'reports'),
		},
		path: '/system/communication-channels/validate',
		body: { channel_type: 'WEBHOOK', channel_identifier: WEBHOOK_ID, event_type: EVENT },
	},
	{
		name: 'search the history by job',
		parameters: { ...history, findBy: 'job', jobId: 'n.6170538a-a4d4-4712-91bf-39b353db2b72' },
		path: '/jobs/history/communication-channels/search',
		body: { channel_type: 'WEBHOOK', job_ids: ['n.6170538a-a4d4-4712-91bf-39b353db2b72'] },
	},
	{
		name: 'search the history by webhook and event',
		parameters: history,
		path: '/jobs/history/communication-channels/search',
		body: {
			channel_type: 'WEBHOOK',
			channel_identifiers: [WEBHOOK_ID],
			events: [{ type: EVENT }],
		},
	},
	{
		name: 'search the history with all filters',
		parameters: {
			...history,
			scheduleId: locator('name', 'Monday report'),
			filters: {
				status: 'FAILED',
				createdAfter: '2026-02-20T00:00:00Z',
				createdBefore: '2026-02-21T00:00:00Z',
			},
		},
		path: '/jobs/history/communication-channels/search',
		body: {
			channel_type: 'WEBHOOK',
			channel_identifiers: [WEBHOOK_ID],
			channel_status: 'FAILED',
			events: [{ type: EVENT, identifier: 'Monday report' }],
			start_epoch_time_in_millis: Date.UTC(2026, 1, 20),
			end_epoch_time_in_millis: Date.UTC(2026, 1, 21),
		},
	},
];

let testBed: TestBed;
beforeAll(async () => {
	testBed = await startTestBed();
	testBed.thoughtSpot.addOrg({ name: 'testOrg1', id: '1532970882' });
});
beforeEach(() => {
	testBed.thoughtSpot.requests.length = 0;
	for (const { id } of testBed.thoughtSpot.webhooks()) testBed.thoughtSpot.removeWebhook(id);
});
afterAll(async () => {
	await testBed.close();
});

it.each(requests)('can $name exactly as documented', async ({ parameters, path, body }) => {
	const [, name] = /"value":"(webhook-lb-test|reports)"/.exec(JSON.stringify(parameters)) ?? [];
	if (name !== undefined) {
		testBed.thoughtSpot.seedWebhook({ id: WEBHOOK_ID, orgId: '0', name, url: RECEIVER });
	}
	await testBed.runOn(parameters);

	const found = testBed.thoughtSpot.requests.find((request) => request.path.endsWith(path));
	expect(found?.method).toBe('POST');
	expect(found?.path).toBe(`/api/rest/2.0${path}`);
	expect(found?.body).toEqual(body);
	expect(found?.headers).toMatchObject({
		accept: 'application/json',
		'content-type': 'application/json',
		'user-agent': expect.any(String),
	});
});
