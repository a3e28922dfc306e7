import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import type { Call, LiveError } from './caller';
import { refusal, signIn, startWithSales } from './caller';
import { NEW_WEBHOOK, SIGNATURE } from './newWebhook';

interface Found {
	webhooks: Array<Record<string, unknown> & { id: string; name: string }>;
	pagination: { total_count: number; has_more: boolean };
}

describe('finding and changing webhooks in the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let admin: Call;

	beforeEach(async () => {
		({ thoughtSpot, admin } = await startWithSales());
	});

	afterEach(() => thoughtSpot.close());

	const search = async (call: Call, request: object = {}) =>
		(await call<Found>('webhooks/search', request)).body;

	it('finds the webhooks of all visible Orgs unless an Org is named', async () => {
		thoughtSpot.seedWebhook({ orgId: '0', url: 'https://a.example.com', name: 'a' });
		thoughtSpot.seedWebhook({ orgId: '7', url: 'https://b.example.com', name: 'b' });
		const names = async (call: Call, request: object) =>
			(await search(call, request)).webhooks.map(({ name }) => name).sort();
		expect(await names(admin, {})).toEqual(['a', 'b']);
		expect(await names(admin, { org_identifier: 'Sales' })).toEqual(['b']);
		expect(await names(admin, { org_identifier: '0' })).toEqual(['a']);
		expect(await names(admin, { webhook_identifier: 'b' })).toEqual(['b']);
		thoughtSpot.addUser({
			name: 'sally',
			orgs: [{ id: '7', privileges: ['CAN_MANAGE_WEBHOOKS'] }],
		});
		const sally = await signIn(thoughtSpot, { username: 'sally', orgId: '7' });
		expect(await names(sally, {})).toEqual(['b']);
		expect((await sally('webhooks/search', { org_identifier: 'Primary' })).status).toBe(403);
	});

	it('pages and sorts', async () => {
		for (const name of ['c', 'a', 'b']) {
			thoughtSpot.seedWebhook({ orgId: '0', url: 'https://x.example.com', name });
		}
		const byName = { sort_options: { field_name: 'NAME', order: 'ASC' }, record_size: 2 };
		const first = await search(admin, byName);
		const second = await search(admin, { ...byName, record_offset: 2 });
		expect(first.webhooks.map(({ name }) => name)).toEqual(['a', 'b']);
		expect(first.pagination).toMatchObject({ total_count: 3, has_more: true });
		expect(second.webhooks.map(({ name }) => name)).toEqual(['c']);
		expect(second.pagination).toMatchObject({ has_more: false });
		expect((await search(admin)).webhooks.map(({ name }) => name)).toEqual(['b', 'a', 'c']);
	});

	it('has no place in its paths for a name with a slash', async () => {
		await admin('webhooks/create', { ...NEW_WEBHOOK, name: 'a/b' });
		const change = { name: 'b' };
		expect((await admin('webhooks/a%2Fb/update', change)).status).toBe(400);
		const { id = '' } = thoughtSpot.webhooks()[0] ?? {};
		expect((await admin(`webhooks/${id}/update`, change)).status).toBe(204);
	});

	it('changes only what is given, and says who did it', async () => {
		await admin('webhooks/create', {
			...NEW_WEBHOOK,
			name: 'a & ü',
			signature_verification: SIGNATURE,
		});
		const [before] = thoughtSpot.webhooks();
		thoughtSpot.addUser({ name: 'dev', orgs: [{ id: '0', privileges: ['DEVELOPER'] }] });
		const dev = await signIn(thoughtSpot, { username: 'dev' });
		const path = `webhooks/${encodeURIComponent('a & ü')}/update`;
		expect(await dev(path, { status: 'DISABLED' })).toMatchObject({ status: 204, text: '' });
		expect(thoughtSpot.webhooks()).toEqual([
			{
				...before,
				status: 'DISABLED',
				lastModifiedBy: 'dev',
				modifiedAt: expect.any(Number),
			},
		]);
		expect((await search(admin, { status: 'DISABLED' })).webhooks).toMatchObject([
			{ status: 'DISABLED', last_modified_by: { name: 'dev' } },
		]);
		expect((await search(admin, { status: 'ENABLED' })).webhooks).toEqual([]);
	});

	it('removes by reset options what cannot be set to nothing', async () => {
		const { id } = thoughtSpot.seedWebhook({
			orgId: '0',
			url: 'https://x.example.com',
			authentication: { BEARER_TOKEN: 't' },
			signatureVerification: { type: 'HMAC_SHA256', header: 'X', algorithm: 'SHA256', secret: 's' },
		});
		await admin(`webhooks/${id}/update`, { reset_options: ['AUTHENTICATION'] });
		const [webhook] = thoughtSpot.webhooks();
		expect(webhook?.authentication).toBeUndefined();
		expect(webhook?.signatureVerification?.secret).toBe('s');
	});

	it('does not rename a webhook to a name that the Org already has', async () => {
		for (const name of ['a', 'b']) {
			thoughtSpot.seedWebhook({ orgId: '0', url: 'https://x.example.com', name });
		}
		const refused = refusal(await admin<LiveError>('webhooks/a/update', { name: 'b' }));
		expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('"b"') });
		expect((await admin('webhooks/a/update', { name: 'a' })).status).toBe(204);
	});

	it('stores a masked secret as it is given', async () => {
		const { body } = await admin<{ id: string }>('webhooks/create', {
			...NEW_WEBHOOK,
			signature_verification: SIGNATURE,
		});
		await admin(`webhooks/${body.id}/update`, {
			signature_verification: { ...SIGNATURE, secret: '***' },
		});
		expect(thoughtSpot.webhooks()[0]?.signatureVerification?.secret).toBe('***');
	});

	it('answers 200 to deleting what is not there, and says so', async () => {
		const { status, body } = await admin('webhooks/delete', { webhook_identifiers: ['gone'] });
		expect(status).toBe(200);
		expect(body).toMatchObject({
			deleted_count: 0,
			failed_count: 1,
			failed_webhooks: [{ id: 'gone', error: 'Webhook not found or access denied' }],
		});
	});

	it.each(['webhooks/search', 'webhooks/create', 'webhooks/x/update', 'webhooks/delete'])(
		'refuses %s to a user without a privilege in the Org',
		async (path) => {
			thoughtSpot.addUser({
				name: 'bob',
				orgs: [
					{ id: '0', privileges: ['APPLICATION_ADMINISTRATION'] },
					{ id: '7', privileges: ['DEVELOPER'] },
				],
			});
			const bob = await signIn(thoughtSpot, { username: 'bob' });
			const body = { ...NEW_WEBHOOK, webhook_identifiers: ['x'] };
			expect(refusal(await bob<LiveError>(path, body))).toMatchObject({ status: 403, code: 10023 });
		},
	);

	it('does not let a user touch the webhook of an Org without a privilege there', async () => {
		const theirs = thoughtSpot.seedWebhook({ orgId: '0', url: 'https://x.example.com' });
		thoughtSpot.addUser({
			name: 'sally',
			orgs: [{ id: '0' }, { id: '7', privileges: ['DEVELOPER'] }],
		});
		const sally = await signIn(thoughtSpot, { username: 'sally', orgId: '7' });
		expect((await sally(`webhooks/${theirs.id}/update`, { name: 'mine' })).status).toBe(400);
		const { body } = await sally('webhooks/delete', { webhook_identifiers: [theirs.id] });
		expect(body).toMatchObject({ failed_count: 1 });
		expect(thoughtSpot.webhooks()).toEqual([theirs]);
	});
});
