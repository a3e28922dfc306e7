import type { StoredWebhook, ThoughtSpot } from '../../sandbox/thoughtspot';
import type { Call, LiveError } from './caller';
import { refusal, signIn, startWithSales } from './caller';
import { NEW_WEBHOOK, SIGNATURE } from './newWebhook';

describe('webhooks in the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let admin: Call;

	beforeEach(async () => {
		({ thoughtSpot, admin } = await startWithSales());
	});

	afterEach(() => thoughtSpot.close());

	it('shows a new webhook as live clusters do: unset fields null, no status', async () => {
		const { status, body } = await admin('webhooks/create', { ...NEW_WEBHOOK, bogus: 1 });
		expect(status).toBe(200);
		expect(body).toMatchObject({
			org: { id: '0', name: 'Primary' },
			description: null,
			url_params: null,
			authentication: null,
			signature_verification: null,
			additional_headers: null,
			storage_destination: null,
			created_by: { name: 'tsadmin' },
			last_modified_by: null,
		});
		expect(body).not.toHaveProperty('status');
		expect(body).not.toHaveProperty('bogus');
	});

	it.each([
		{ BEARER_TOKEN: 'hush' },
		{ API_KEY: { key: 'X-Key', value: 'hush' } },
		{ BASIC_AUTH: { username: 'u', password: 'hush' } },
		{
			OAUTH2: { authorization_url: 'https://a.example.com', client_id: 'c', client_secret: 'hush' },
		},
	])('masks the secret of %j in every answer and keeps it', async (authentication) => {
		const created = await admin<{ id: string }>('webhooks/create', {
			...NEW_WEBHOOK,
			authentication,
		});
		const found = await admin('webhooks/search', {});
		expect(thoughtSpot.webhooks()[0]?.authentication).toEqual(authentication);
		const deleted = await admin('webhooks/delete', { webhook_identifiers: [created.body.id] });
		for (const { text } of [created, found, deleted]) {
			expect(text).toContain('"***"');
			expect(text).not.toContain('hush');
		}
	});

	it('shows URL parameters, additional headers and the external id of S3 in clear', async () => {
		const storage = {
			storage_type: 'AWS_S3',
			storage_config: {
				aws_s3_config: { bucket_name: 'b', region: 'r', role_arn: 'a', external_id: 'ext' },
			},
		};
		const { body } = await admin('webhooks/create', {
			...NEW_WEBHOOK,
			url_params: { key: 'param' },
			additional_headers: [{ key: 'X-A', value: 'header' }],
			storage_destination: storage,
			signature_verification: SIGNATURE,
		});
		expect(body).toMatchObject({
			url_params: { key: 'param' },
			additional_headers: [{ key: 'X-A', value: 'header' }],
			signature_verification: { secret: '***', header: 'X-Sig' },
			storage_destination: {
				storage_config: { aws_s3_config: { external_id: 'ext', path_prefix: null } },
			},
		});
	});

	it('allows one webhook per Org and names the one in the way', async () => {
		await admin('webhooks/create', NEW_WEBHOOK);
		const second = refusal(
			await admin<LiveError>('webhooks/create', { ...NEW_WEBHOOK, name: 'another' }),
		);
		expect(second).toMatchObject({ status: 400, code: 10002 });
		expect(second.text).toContain('"reports"');
		const sales = await signIn(thoughtSpot, { orgId: '7' });
		expect((await sales('webhooks/create', NEW_WEBHOOK)).status).toBe(200);
	});

	it.each([
		{
			case: 'the storage type without its configuration',
			body: {
				...NEW_WEBHOOK,
				storage_destination: { storage_type: 'GCP_GCS', storage_config: {} },
			},
			says: 'storage_config does not contain',
		},
		{ case: 'no events', body: { ...NEW_WEBHOOK, events: [] }, says: 'At least one event' },
		{ case: 'a URL that is none', body: { ...NEW_WEBHOOK, url: 'n8n' }, says: 'valid URL' },
		{
			case: 'two kinds of authentication',
			body: {
				...NEW_WEBHOOK,
				authentication: { BEARER_TOKEN: 'a', API_KEY: { key: 'k', value: 'v' } },
			},
			says: 'Only one',
		},
	])('refuses $case', async ({ body, says }) => {
		const refused = refusal(await admin<LiveError>('webhooks/create', body));
		expect(refused).toMatchObject({ status: 400, code: 10002 });
		expect(refused.text).toContain(says);
	});

	it.each([
		{
			case: 'a missing URL',
			body: { name: 'x', events: [] },
			says: 'Variable "$url" of required type "String!"',
		},
		{
			case: 'an unknown event',
			body: { ...NEW_WEBHOOK, events: ['X'] },
			says: 'does not exist in the enum',
		},
		{
			case: 'a signature without header',
			body: { ...NEW_WEBHOOK, signature_verification: { ...SIGNATURE, header: undefined } },
			says: 'Field "header" of required type "String!"',
		},
		{
			case: 'the wrong algorithm',
			body: { ...NEW_WEBHOOK, signature_verification: { ...SIGNATURE, algorithm: 'HMAC_SHA256' } },
			says: 'does not exist in the enum',
		},
	])('refuses $case in the shape of the GraphQL gateway', async ({ body, says }) => {
		const answer = await admin<{ error: { message: string } }>('webhooks/create', body);
		expect(answer.status).toBe(400);
		expect(answer.body.error.message).toContain(says);
	});

	it('says that webhooks are not enabled where they are not', async () => {
		thoughtSpot.disableFeature('webhooks');
		const refused = refusal(await admin<LiveError>('webhooks/create', NEW_WEBHOOK));
		expect(refused).toMatchObject({ status: 403, code: 10023 });
		expect(refused.text).toContain('WEBHOOK_PREREQUISITE_NOT_MET');
	});

	it('lets a test play somebody else, and hands out copies only', async () => {
		const { id } = thoughtSpot.seedWebhook({ orgId: '0', url: 'https://x.example.com' });
		thoughtSpot.changeWebhook(id, { url: 'https://y.example.com' }, 'mallory');
		const [copy] = thoughtSpot.webhooks('0');
		expect(copy).toMatchObject({ url: 'https://y.example.com', lastModifiedBy: 'mallory' });
		Object.assign<StoredWebhook | object, object>(copy ?? {}, { url: 'changed' });
		expect(thoughtSpot.webhooks('0')[0]?.url).toBe('https://y.example.com');
		thoughtSpot.removeWebhook(id);
		expect(thoughtSpot.webhooks()).toEqual([]);
	});

	it('tells how to set storage up', async () => {
		const { body } = await admin('webhooks/storage-config');
		expect(body).toMatchObject([{ provider: 'AWS_S3' }, { provider: 'GCP_GCS' }]);
	});
});
