import { createBearerAuthenticationConfig, ThoughtSpotRestApi } from '@thoughtspot/rest-api-sdk';

import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import { operationHandlers } from '../../sandbox/thoughtspot/operations';

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

	/** The same client signed in as somebody else, by the secret key. */
	const clientOf = (username: string) =>
		new ThoughtSpotRestApi(
			createBearerAuthenticationConfig(thoughtSpot.url, {
				username,
				secret_key: thoughtSpot.secretKey,
				org_id: 0,
			}),
		);

	it('signs in and finds out who it is', async () => {
		expect(await client.getCurrentUserInfo()).toMatchObject({
			name: 'tsadmin',
			current_org: { id: 0, name: 'Primary' },
		});
	});

	it('gets a token for another user, looks at it, and ends it', async () => {
		const lena = thoughtSpot.addUser({ name: 'lena' });
		const { token, scope } = await client.getFullAccessToken({
			username: 'lena',
			secret_key: thoughtSpot.secretKey,
			validity_time_in_sec: 60,
			org_id: 0,
		});
		expect(scope).toMatchObject({ access_type: 'FULL', org_id: 0 });
		expect(await client.validateToken({ token })).toMatchObject({
			token_type: 'BEARER',
			valid_for_user_id: lena.id,
		});
		await client.revokeToken({ user_identifier: 'lena', token });
		await expect(client.validateToken({ token })).rejects.toMatchObject({ code: 400 });
		expect(await clientOf('lena').getCurrentUserToken()).toMatchObject({
			valid_for_username: 'lena',
		});
	});

	it('learns about the cluster and its Orgs', async () => {
		expect(await client.getSystemInformation()).toMatchObject({ release_version: '26.8.0.cl' });
		expect(await client.searchOrgs({ org_identifier: 'Primary' })).toMatchObject([
			{ id: 0, name: 'Primary', status: 'ACTIVE' },
		]);
	});

	it('reads the security settings', async () => {
		const { cluster_preferences: settings } = await client.searchSecuritySettings({});
		expect(settings?.csp_settings).toMatchObject({ connect_src_urls: null });
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

	it('sends a test event, and finds what became of it', async () => {
		const { id } = thoughtSpot.seedWebhook({ orgId: '0', url: 'http://127.0.0.1:1/nobody' });
		const result = await client.validateCommunicationChannel({
			channel_type: 'WEBHOOK',
			channel_identifier: id,
			event_type: LIVEBOARD_SCHEDULE,
		});
		expect(result).toMatchObject({
			result_code: 'FAILED',
			details: [{ validation_step: 'HTTP_CONNECTION_CHECK', status: 'FAILED' }],
		});
		const { jobs } = await client.searchChannelHistory({
			channel_type: 'WEBHOOK',
			job_ids: [result.job_id ?? ''],
		});
		expect(jobs).toMatchObject([
			{ id: result.job_id, status: 'FAILED', event: { type: LIVEBOARD_SCHEDULE } },
		]);
		thoughtSpot.removeWebhook(id);
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

	it('changes and pauses a schedule, and reads its runs', async () => {
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Weekly' });
		const { id } = thoughtSpot.addSchedule({
			name: 'weekly',
			liveboardId,
			emails: ['a@b.example'],
		});
		await thoughtSpot.runSchedule(id);
		const nina = thoughtSpot.addUser({ name: 'nina' });
		await client.updateSchedule(id, {
			file_format: 'XLSX',
			status: 'PAUSE',
			time_zone: 'Europe/Zurich',
			frequency: {
				cron_expression: {
					...{ second: '0', minute: '0', hour: '9' },
					...{ day_of_month: '1', month: '*', day_of_week: '?' },
				},
			},
			recipient_details: { principals: [{ identifier: 'nina', type: 'USER' }] },
		});
		const asked = { include_history_runs: true };
		const found = await client.searchSchedules({
			metadata: [{ identifier: liveboardId, type: 'LIVEBOARD' }],
			history_runs_options: asked,
		});
		expect(found).toMatchObject([
			{
				...{ status: 'PAUSE', file_format: 'XLSX', time_zone: 'Europe/Zurich' },
				frequency: { cron_expression: { hour: '9', day_of_month: '1' } },
				recipient_details: { emails: [], principals: [{ identifier: nina.id, type: 'USER' }] },
				history_runs: [{ status: 'SUCCESS' }],
			},
		]);
	});

	it('finds Liveboards, Answers, tags, users and groups', async () => {
		const ada = thoughtSpot.addUser({ name: 'ada' });
		thoughtSpot.addGroup({ name: 'team', userIds: [ada.id] });
		const { id: tagId } = thoughtSpot.addTag({ name: 'monthly' });
		thoughtSpot.addAnswer({ name: 'Top', tagIds: [tagId] });
		const [top] = await client.searchMetadata({
			metadata: [{ type: 'ANSWER', name_pattern: 't%' }],
			tag_identifiers: ['monthly'],
		});
		expect(top).toMatchObject({ metadata_name: 'Top', metadata_type: 'ANSWER' });
		expect(await client.searchTags({ tag_identifier: 'monthly' })).toMatchObject([{ id: tagId }]);
		const users = await client.searchUsers({ group_identifiers: ['team'] });
		expect(users).toMatchObject([{ name: 'ada', email: 'ada@example.com' }]);
		const groups = await client.searchUserGroups({ user_identifiers: ['ada'] });
		expect(groups).toMatchObject([{ name: 'team', users: [{ name: 'ada' }] }]);
	});

	it('exports Liveboards and Answers', async () => {
		thoughtSpot.addLiveboard({ name: 'Exported' });
		thoughtSpot.addAnswer({ name: 'Exported too' });
		const pdf = await client.exportLiveboardReport({
			metadata_identifier: 'Exported',
			file_format: 'PDF',
		});
		expect(await pdf.text()).toMatch(/^%PDF-1\.4/);
		const csv = await client.exportAnswerReport({
			metadata_identifier: 'Exported too',
			file_format: 'CSV',
		});
		expect(csv.name).toBe('Exported too');
		expect(await csv.text()).toMatch(/^Region,Umsatz/);
	});

	it('reads rows', async () => {
		thoughtSpot.addLiveboard({ name: 'Read' });
		thoughtSpot.addAnswer({ name: 'Read too' });
		const ofLiveboard = await client.fetchLiveboardData({
			metadata_identifier: 'Read',
			visualization_identifiers: ['Orders'],
			data_format: 'FULL',
		});
		expect(ofLiveboard.contents).toMatchObject([
			{ visualization_name: 'Orders', data_rows: [{ Order: 'A-1' }, { Order: 'A-2' }] },
		]);
		const ofAnswer = await client.fetchAnswerData({ metadata_identifier: 'Read too' });
		expect(ofAnswer.contents[0]?.column_names).toEqual(['Region', 'Umsatz', 'Bemerkung']);
	});

	it('reads rows page by page until a short one', async () => {
		const rows = [1, 2, 3, 4, 5].map((number) => [number]);
		thoughtSpot.addAnswer({ name: 'Paged', columns: ['Number'], rows });
		const read: unknown[] = [];
		for (const record_offset of [0, 2, 4]) {
			const { contents } = await client.fetchAnswerData({
				...{ metadata_identifier: 'Paged', data_format: 'COMPACT' },
				...{ record_offset, record_size: 2 },
			});
			read.push(contents[0]?.data_rows);
		}
		expect(read).toEqual([[[1], [2]], [[3], [4]], [[5]]]);
	});

	it('exports and reads as another user what that user may see', async () => {
		thoughtSpot.addUser({
			name: 'maria',
			visibleRows: { Order: ['A-2'] },
			orgs: [{ id: '0', privileges: ['DATADOWNLOADING'] }],
		});
		thoughtSpot.addLiveboard({ name: 'Of everybody' });
		const maria = clientOf('maria');
		const orders = {
			metadata_identifier: 'Of everybody',
			visualization_identifiers: ['Orders'],
		};
		const { contents } = await maria.fetchLiveboardData({ ...orders, data_format: 'COMPACT' });
		expect(contents).toMatchObject([{ data_rows: [['A-2', 30.25]] }]);
		const csv = await maria.exportLiveboardReport({ ...orders, file_format: 'CSV' });
		expect(await csv.text()).toMatch(/^Order,Amount\r?\nA-2,30.25\s*$/);
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

	it('has called every operation that both have', () => {
		const called = new Set(thoughtSpot.requests.map(({ operation }) => operation));
		const all = [...Object.keys(operationHandlers), 'getFullAccessToken'];
		const missing = all.filter((operation) => !called.has(operation));
		expect(missing.filter((operation) => operation in client)).toEqual([]);
		// newer than the client
		expect(missing).toEqual(['getWebhookStorageConfig']);
	});
});
