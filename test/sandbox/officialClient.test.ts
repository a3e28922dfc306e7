import { createBearerAuthenticationConfig, ThoughtSpotRestApi } from '@thoughtspot/rest-api-sdk';

import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';

const LIVEBOARD_SCHEDULE = 'LIVEBOARD_SCHEDULE';

describe("ThoughtSpot's own client", () => {
	let thoughtSpot: ThoughtSpot;
	let client: ThoughtSpotRestApi;

	beforeAll(async () => {
		thoughtSpot = await startThoughtSpot();
		const configuration = createBearerAuthenticationConfig(thoughtSpot.url, {
			username: 'tsadmin',
			password: thoughtSpot.adminPassword,
			org_id: 0,
		});
		client = new ThoughtSpotRestApi(configuration);
	});

	afterAll(() => thoughtSpot.close());

	it('signs in and finds out who it is', async () => {
		expect(await client.getCurrentUserInfo()).toMatchObject({
			name: 'tsadmin',
			current_org: { id: 0, name: 'Primary' },
		});
	});

	it('creates, finds, changes and deletes a webhook', async () => {
		const created = await client.createWebhookConfiguration({
			name: 'reports',
			url: 'https://n8n.example.com/webhook/1',
			events: [LIVEBOARD_SCHEDULE],
			signature_verification: {
				type: 'HMAC_SHA256',
				header: 'X-Webhook-Signature',
				algorithm: 'SHA256',
				secret: 'a secret',
			},
			additional_headers: [{ key: 'X-Team', value: 'sales' }],
		});
		expect(created.signature_verification?.secret).toBe('***');

		await client.updateWebhookConfiguration('reports', { description: 'every morning' });
		const { webhooks, pagination } = await client.searchWebhookConfigurations({
			org_identifier: 'Primary',
			event_type: LIVEBOARD_SCHEDULE,
		});
		expect(pagination).toMatchObject({ total_count: 1, has_more: false });
		expect(webhooks).toMatchObject([
			{
				id: created.id,
				name: 'reports',
				description: 'every morning',
				created_by: { name: 'tsadmin' },
			},
		]);
		expect(thoughtSpot.webhooks('0')[0]?.signatureVerification?.secret).toBe('a secret');

		const deleted = await client.deleteWebhookConfigurations({
			webhook_identifiers: [created.id, 'no such webhook'],
		});
		expect(deleted).toMatchObject({
			deleted_count: 1,
			failed_count: 1,
			failed_webhooks: [{ error: 'Webhook not found or access denied' }],
		});
		expect(thoughtSpot.webhooks()).toEqual([]);
	});

	it('sets, reads and resets the channels of an Org', async () => {
		await client.configureCommunicationChannelPreferences({
			org_preferences: [
				{
					org_identifier: 'Primary',
					preferences: [{ event_type: LIVEBOARD_SCHEDULE, channels: ['EMAIL', 'WEBHOOK'] }],
				},
			],
		});
		const asked = {
			org_preferences: [{ org_identifier: '0', event_types: [LIVEBOARD_SCHEDULE] }],
		} satisfies Parameters<typeof client.searchCommunicationChannelPreferences>[0];
		const set = await client.searchCommunicationChannelPreferences(asked);
		expect(set.org_preferences?.[0]?.preferences[0]?.channels).toEqual(['EMAIL', 'WEBHOOK']);

		await client.configureCommunicationChannelPreferences({
			org_preferences: [
				{ org_identifier: '0', operation: 'RESET', reset_events: [LIVEBOARD_SCHEDULE] },
			],
		});
		const reset = await client.searchCommunicationChannelPreferences(asked);
		expect(reset.org_preferences?.[0]?.preferences).toEqual([]);
		expect(thoughtSpot.channels('0')).toBeUndefined();
	});

	it('schedules a Liveboard and finds the schedule', async () => {
		const liveboard = thoughtSpot.addLiveboard({ name: 'Sales' });
		const schedule = await client.createSchedule({
			name: 'daily sales',
			description: 'Sales of the day before',
			metadata_type: 'LIVEBOARD',
			metadata_identifier: 'Sales',
			time_zone: 'Europe/Zurich',
			frequency: {
				cron_expression: {
					second: '0',
					minute: '30',
					hour: '6',
					day_of_month: '?',
					month: '*',
					day_of_week: 'MON-FRI',
				},
			},
			recipient_details: { emails: ['boss@example.com'] },
		});
		const found = await client.searchSchedules({ metadata: [{ identifier: liveboard.id }] });
		expect(found).toMatchObject([
			{ id: schedule.id, file_format: 'PDF', metadata: { name: 'Sales' }, status: 'ACTIVE' },
		]);
		await client.deleteSchedule(schedule.id);
		expect(await client.searchSchedules({})).toEqual([]);
	});

	it('is told why it may not create a second webhook', async () => {
		thoughtSpot.seedWebhook({ orgId: '0', url: 'https://other.example.com', name: 'theirs' });
		const second = client.createWebhookConfiguration({
			name: 'mine',
			url: 'https://mine.example.com',
			events: [LIVEBOARD_SCHEDULE],
		});
		await expect(second).rejects.toMatchObject({ code: 400 });
		await expect(second).rejects.toThrow('theirs');
	});
});
