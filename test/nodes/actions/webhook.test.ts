import type { INodeParameters } from 'n8n-workflow';

import type { TestBed } from '../testBed';
import { SALES, locator, startTestBed } from '../testBed';
import { RECEIVER, webhook } from './webhookParameters';

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startTestBed();
});
afterEach(async () => {
	await testBed.close();
});

const seed = (orgId = '0', name = 'reports', fields = {}) =>
	testBed.thoughtSpot.seedWebhook({ orgId, name, url: RECEIVER, ...fields });

describe('Get', () => {
	it.each(['id', 'name', 'list'] as const)('returns a webhook chosen by %s', async (mode) => {
		const { id } = seed('0', 'reports', { authentication: { BEARER_TOKEN: 't0ken' } });
		const webhookId = locator(mode, mode === 'name' ? 'reports' : id);
		const [found] = await testBed.run(webhook('get', { webhookId, simplify: false }));

		expect(found).toMatchObject({ id, authentication: { BEARER_TOKEN: '***' } });
		expect(testBed.sent('searchWebhookConfigurations')[0]?.body).toMatchObject({
			org_identifier: '0',
		});
	});

	it('simplifies a webhook, without its masked secrets', async () => {
		const { id } = seed('0', 'reports', {
			authentication: { BEARER_TOKEN: 't0ken' },
			urlParams: { source: 'thoughtspot' },
			additionalHeaders: [{ key: 'X-Environment', value: 'test' }],
			signatureVerification: {
				type: 'HMAC_SHA256',
				header: 'X-Sig',
				algorithm: 'SHA256',
				secret: 'a-signing-secret-of-the-webhook',
			},
			storageDestination: {
				storage_type: 'AWS_S3',
				storage_config: { aws_s3_config: { bucket_name: 'b', region: 'r', role_arn: 'arn' } },
			},
			createdAt: Date.UTC(2026, 7, 20),
			modifiedAt: Date.UTC(2026, 7, 21),
			lastModifiedBy: 'tsadmin',
		});
		const found = await testBed.run(webhook('get', { webhookId: locator('id', id) }));

		const tsadmin = { id: expect.any(String), name: 'tsadmin' };
		const simplified = {
			id,
			name: 'reports',
			description: null,
			url: RECEIVER,
			status: 'ENABLED',
			events: ['LIVEBOARD_SCHEDULE'],
			org: { id: '0', name: 'Primary' },
			urlParams: { source: 'thoughtspot' },
			additionalHeaders: { 'X-Environment': 'test' },
			authentication: 'BEARER_TOKEN',
			signatureHeader: 'X-Sig',
			storage: {
				provider: 'AWS_S3',
				bucket: 'b',
				pathPrefix: null,
				region: 'r',
				roleArn: 'arn',
				externalId: null,
				serviceAccountEmail: null,
			},
			createdAt: '2026-08-20T00:00:00.000Z',
			createdBy: tsadmin,
			modifiedAt: '2026-08-21T00:00:00.000Z',
			modifiedBy: tsadmin,
		};
		expect(found).toEqual([simplified]);
		expect(await testBed.run(webhook('getAll'))).toEqual([simplified]);
	});

	it.each(['id', 'name', 'list'] as const)('looks in an Org chosen by %s', async (mode) => {
		const { id } = seed(SALES);
		const orgId = locator(mode, mode === 'name' ? 'Sales' : SALES);
		const [found] = await testBed.run(webhook('get', { orgId, webhookId: locator('id', id) }));
		expect(found).toMatchObject({ id, org: { id: SALES } });
	});

	it('takes a name in any letter case, and the one that is spelled so first', async () => {
		const get = async (name: string) =>
			await testBed.run(webhook('get', { webhookId: locator('name', name) }));
		const { id } = seed('0', 'Monday Reports');
		expect(await get('monday reports')).toMatchObject([{ id }]);
		const other = seed('0', 'monday reports');
		expect(await get('monday reports')).toMatchObject([{ id: other.id }]);
	});

	it.each(['get', 'update', 'delete'])(
		'lists the webhooks of which %s cannot tell which is meant',
		async (operation) => {
			const twins = [seed(SALES, 'Reports'), seed(SALES, 'REPORTS')];
			const failure = testBed.run(
				webhook(operation, {
					orgId: locator('id', SALES),
					webhookId: locator('name', 'reports'),
					updateFields: { description: 'new' },
				}),
			);
			await expect(failure).rejects.toThrow(
				`2 webhooks in the Org "Sales" (${SALES}) have the name "reports": `,
			);
			for (const { id, name } of twins) {
				await expect(failure).rejects.toThrow(`"${name}" (${id})`);
			}
			expect(testBed.thoughtSpot.webhooks(SALES)).toHaveLength(2);
		},
	);

	it("does not return another Org's webhook", async () => {
		seed(SALES);
		await expect(
			testBed.run(webhook('get', { webhookId: locator('name', 'reports') })),
		).rejects.toThrow('There is no webhook "reports" in the Org "Primary" (0)');
	});

	it('asks for a webhook when none is chosen', async () => {
		await expect(testBed.run(webhook('get', { webhookId: locator('list', '') }))).rejects.toThrow(
			'No webhook is chosen. Choose one in Webhook.',
		);
		await expect(
			testBed.run(webhook('get', { webhookId: locator('id', '={{ $json.missing }}') })),
		).rejects.toThrow('The parameter Webhook has a value that does not fit: it is empty.');
	});
});

describe('Get Many', () => {
	const names = (found: Array<Record<string, unknown>>) => found.map(({ name }) => name);

	it("returns the webhooks of the credential's Org only", async () => {
		seed('0', 'mine');
		seed(SALES, 'theirs');
		expect(names(await testBed.run(webhook('getAll', { returnAll: true })))).toEqual(['mine']);
	});

	it('returns those of all Orgs when that is asked for', async () => {
		seed('0', 'mine');
		seed(SALES, 'theirs');
		const found = await testBed.run(webhook('getAll', { returnAll: true, allOrgs: true }));

		expect(names(found).sort()).toEqual(['mine', 'theirs']);
		expect(testBed.sent('searchWebhookConfigurations')[0]?.body).not.toHaveProperty(
			'org_identifier',
		);
	});

	it('reads a thousand webhooks in one request, each once', async () => {
		for (let number = 0; number < 1000; number++) seed('0', `webhook ${number}`);
		const found = await testBed.run(webhook('getAll', { returnAll: true }));

		expect(new Set(names(found)).size).toBe(1000);
		expect(testBed.sent('searchWebhookConfigurations')).toHaveLength(1);
	});

	it('reads page after page of what does not fit in one answer', async () => {
		for (let number = 0; number < 2500; number++) seed('0', `webhook ${number}`);
		const found = await testBed.run(webhook('getAll', { returnAll: true }));

		expect(new Set(names(found)).size).toBe(2500);
		expect(testBed.sent('searchWebhookConfigurations')).toMatchObject(
			[0, 1000, 2000].map((record_offset) => ({ body: { record_offset } })),
		);
	});

	it('returns no more than the limit', async () => {
		for (const name of ['a', 'b', 'c']) seed('0', name);
		const found = await testBed.run(
			webhook('getAll', {
				limit: 2,
				sort: { by: { field: 'NAME', order: 'ASC' } },
			}),
		);

		expect(names(found)).toEqual(['a', 'b']);
		expect(testBed.sent('searchWebhookConfigurations')[0]?.body).toMatchObject({
			record_size: 2,
			sort_options: { field_name: 'NAME', order: 'ASC' },
		});
	});

	it.each([
		[{ status: 'DISABLED' }, ['off']],
		[{ status: 'ENABLED' }, ['on']],
		[{ webhookIdentifier: 'on' }, ['on']],
		[{ webhookIdentifier: 'ON' }, ['on']],
		[{ webhookIdentifier: 'Off', status: 'DISABLED' }, ['off']],
		[{ webhookIdentifier: 'ON', status: 'DISABLED' }, []],
		[{ eventType: 'LIVEBOARD_SCHEDULE' }, ['off', 'on']],
	])('filters by %j', async (filters, expected) => {
		seed('0', 'on');
		seed('0', 'off', { status: 'DISABLED' });
		const found = await testBed.run(webhook('getAll', { returnAll: true, filters }));
		expect(names(found).sort()).toEqual(expected);
	});

	it('is an error where there is no webhook of the name that is looked for', async () => {
		seed('0', 'on');
		const named = (webhookIdentifier: string) =>
			webhook('getAll', { filters: { webhookIdentifier, status: 'DISABLED' } });
		await expect(testBed.run(named('off'))).rejects.toThrow('There is no webhook "off"');
		expect(await testBed.run(named('on'))).toEqual([]);
		await expect(testBed.run({ ...named('off'), allOrgs: true })).rejects.toThrow(
			'There is no webhook "off" in the Orgs whose webhooks this user may manage.',
		);
	});

	it('filters by status where ThoughtSpot is too old to do so', async () => {
		await testBed.close();
		testBed = await startTestBed({ release: '26.4.0.cl' });
		seed('0', 'on');
		const found = await testBed.run(
			webhook('getAll', { returnAll: true, filters: { status: 'DISABLED' } }),
		);
		expect(found).toEqual([]);
	});
});

describe('Update', () => {
	it.each([
		[
			{ name: '', url: '   ' },
			'There is nothing to change. Add at least one field in Update Fields, and fill it in.',
		],
		[{ url: 'nowhere' }, 'The parameter Update Fields > URL has a value that does not fit'],
	])('sends nothing where it is given %j', async (updateFields, says) => {
		const { id } = seed();
		await expect(
			testBed.run(webhook('update', { webhookId: locator('id', id), updateFields })),
		).rejects.toThrow(says);
		expect(testBed.thoughtSpot.requests).toEqual([]);
	});

	it('leaves a name and a URL that are empty as they are', async () => {
		const { id } = seed();
		const updateFields = { name: '', url: '', description: 'new' };
		await testBed.run(webhook('update', { webhookId: locator('id', id), updateFields }));
		expect(testBed.sent('updateWebhookConfiguration')).toMatchObject([
			{ body: { description: 'new' } },
		]);
		expect(testBed.thoughtSpot.webhooks()).toMatchObject([{ name: 'reports', url: RECEIVER }]);
	});

	it('changes the given fields only and returns the webhook', async () => {
		const { id } = seed('0', 'reports', { description: 'before' });
		const [updated] = await testBed.run(
			webhook('update', {
				webhookId: locator('id', id),
				updateFields: { url: 'https://receiver.example.com/new' },
			}),
		);

		expect(updated).toMatchObject({
			id,
			description: 'before',
			url: 'https://receiver.example.com/new',
		});
		expect(testBed.sent('updateWebhookConfiguration')[0]?.body).toEqual({
			url: 'https://receiver.example.com/new',
		});
	});

	it('removes what is chosen to be removed, and empties lists', async () => {
		const { id } = seed('0', 'reports', {
			authentication: { BEARER_TOKEN: 't0ken' },
			urlParams: { source: 'thoughtspot' },
			additionalHeaders: [{ key: 'X-Environment', value: 'test' }],
		});
		const [updated] = await testBed.run(
			webhook('update', {
				webhookId: locator('id', id),
				updateFields: {
					resetOptions: ['AUTHENTICATION'],
					urlParams: {},
					additionalHeaders: {},
				},
			}),
		);

		expect(testBed.sent('updateWebhookConfiguration')[0]?.body).toEqual({
			reset_options: ['AUTHENTICATION'],
			url_params: {},
			additional_headers: [],
		});
		expect(updated?.authentication ?? null).toBeNull();
	});

	it('finds a renamed webhook again, and a name only in the chosen Org', async () => {
		seed(SALES, 'reports');
		const { id } = seed('0', 'reports');
		const [updated] = await testBed.run(
			webhook('update', {
				webhookId: locator('name', 'reports'),
				updateFields: { name: 'renamed' },
			}),
		);

		expect(updated).toMatchObject({ id, name: 'renamed' });
		expect(testBed.thoughtSpot.webhooks(SALES)[0]?.name).toBe('reports');
	});

	it('refuses to change nothing', async () => {
		await expect(
			testBed.run(webhook('update', { webhookId: locator('id', 'some'), updateFields: {} })),
		).rejects.toThrow('There is nothing to change');
	});
});

describe('Create or Update', () => {
	const upsert = (matchBy: string, parameters: INodeParameters = {}) =>
		webhook('upsert', { matchBy, name: 'reports', url: RECEIVER, ...parameters });

	it('creates the webhook when there is none, and then updates it', async () => {
		const [created] = await testBed.run(upsert('name'));
		const [updated] = await testBed.run(
			upsert('name', { additionalFields: { description: 'after' } }),
		);

		expect(created).toMatchObject({ operation: 'created', name: 'reports' });
		expect(updated).toMatchObject({
			operation: 'updated',
			id: created?.id,
			description: 'after',
		});
		expect(testBed.thoughtSpot.webhooks()).toHaveLength(1);
	});

	it.each([
		['url', { name: 'renamed' }],
		['only', { name: 'renamed', url: 'https://receiver.example.com/new' }],
	])('finds the webhook by %s', async (matchBy, parameters) => {
		const { id } = seed();
		const [updated] = await testBed.run(upsert(matchBy, parameters));
		expect(updated).toMatchObject({ operation: 'updated', id, ...parameters });
	});

	it("leaves another's webhook alone unless told to overwrite it", async () => {
		seed('0', 'theirs', { url: 'https://theirs.example.com' });
		await expect(testBed.run(upsert('name'))).rejects.toThrow('already exists in this Org');
		expect(testBed.thoughtSpot.webhooks()[0]).toMatchObject({
			name: 'theirs',
			url: 'https://theirs.example.com',
		});
	});

	it("never touches another Org's webhook", async () => {
		seed(SALES);
		const [created] = await testBed.run(upsert('only'));
		expect(created).toMatchObject({ operation: 'created', org: { id: '0' } });
	});

	it('changes nothing when several match', async () => {
		seed('0', 'one');
		seed('0', 'two');
		await expect(testBed.run(upsert('only'))).rejects.toThrow(
			/2 webhooks of this Org match, and none was changed: "(one|two)"/,
		);
		expect(testBed.sent('updateWebhookConfiguration')).toEqual([]);
	});
});

describe('Delete', () => {
	it.each(['id', 'name'] as const)('deletes a webhook chosen by %s', async (mode) => {
		const { id } = seed();
		const [answer] = await testBed.run(
			webhook('delete', { webhookId: locator(mode, mode === 'id' ? id : 'reports') }),
		);

		expect(answer).toMatchObject({ deleted: true, id, name: 'reports' });
		expect(testBed.thoughtSpot.webhooks()).toEqual([]);
	});

	it("does not delete another Org's webhook by its name", async () => {
		seed(SALES);
		await expect(
			testBed.run(webhook('delete', { webhookId: locator('name', 'reports') })),
		).rejects.toThrow('There is no webhook "reports" in the Org "Primary" (0)');
		expect(testBed.thoughtSpot.webhooks(SALES)).toHaveLength(1);
	});

	it.each(['get', 'update', 'delete'])(
		'by a name in the ID field %ss nothing',
		async (operation) => {
			seed();
			seed(SALES);
			const updateFields = { name: 'renamed' };
			await expect(
				testBed.run(webhook(operation, { webhookId: locator('id', 'reports'), updateFields })),
			).rejects.toThrow('There is no webhook "reports" in the Org "Primary" (0)');
			expect(testBed.thoughtSpot.webhooks(SALES)).toMatchObject([{ name: 'reports' }]);
			expect(testBed.thoughtSpot.webhooks('0')).toMatchObject([{ name: 'reports' }]);
		},
	);

	it("does not delete another Org's webhook by its ID", async () => {
		const { id } = seed(SALES);
		await expect(testBed.run(webhook('delete', { webhookId: locator('id', id) }))).rejects.toThrow(
			`There is no webhook "${id}" in the Org "Primary" (0)`,
		);
		expect(testBed.thoughtSpot.webhooks(SALES)).toHaveLength(1);
	});

	it.each(['.', '..', '/', '../users'])('takes %j for no ID', async (value) => {
		seed();
		await expect(
			testBed.run(webhook('delete', { webhookId: locator('id', value) })),
		).rejects.toThrow(`There is no webhook "${value}" in the Org "Primary" (0)`);
	});
});
