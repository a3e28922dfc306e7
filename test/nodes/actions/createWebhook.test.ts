import type { INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { startTestBed } from '../testBed';
import { RECEIVER, createWebhook } from './webhookParameters';

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startTestBed();
});
afterEach(async () => {
	await testBed.close();
});

describe('What could not deliver is refused before ThoughtSpot is asked anything', () => {
	const fields = (additionalFields: INodeParameters) => ({ additionalFields });
	const authentication = (kind: INodeParameters) => fields({ authentication: kind });
	const header = (name: string, value: string) =>
		fields({ additionalHeaders: { headers: [{ name, value }] } });
	const storage = (storageDestination: INodeParameters) => fields({ storageDestination });
	const bucket = { bucketName: 'b', region: 'r', roleArn: 'arn' };
	const ADDRESS = 'it takes an https address, such as https://example.com/reports';
	const HEADER = 'it takes the name of an HTTP header';
	const CHARACTER = 'it has a line break or another character that HTTP headers cannot hold';

	it.each<[string, string, INodeParameters]>([
		['Name', 'it is empty', { name: '  ' }],
		['URL', 'it is empty', { url: '' }],
		['URL', ADDRESS, { url: 'receiver.example.com' }],
		['URL', ADDRESS, { url: 'http://receiver.example.com' }],
		['URL', ADDRESS, { url: 'ftp://receiver.example.com' }],
		['URL', ADDRESS, { url: 'https://' }],
		[
			'URL',
			'it has a user name or password in it, which belongs in Authentication',
			{ url: 'https://anna:pw@receiver.example.com' },
		],
		['Events', 'it is empty', { events: [] }],
		['Additional Fields > Additional Headers > Header > Name', HEADER, header('X Y', 'a')],
		['Additional Fields > Additional Headers > Header > Name', HEADER, header('', 'a')],
		['Additional Fields > Additional Headers > Header > Value', CHARACTER, header('X', 'a\nb')],
		['Additional Fields > Additional Headers > Header > Value', CHARACTER, header('X', '€')],
		[
			'Additional Fields > Signature Verification > Signature > Header',
			HEADER,
			fields({ signatureVerification: { signature: { header: 'X:Y' } } }),
		],
		[
			'Additional Fields > Signature Verification > Signature > Secret',
			'it is empty',
			fields({ signatureVerification: { signature: { secret: '   ' } } }),
		],
		[
			'Additional Fields > Authentication > API Key > API Key',
			'it is empty',
			authentication({ apiKey: { name: 'X-API-Key' } }),
		],
		[
			'Additional Fields > Authentication > Basic Auth > Password',
			'it is empty',
			authentication({ basicAuth: { username: 'anna' } }),
		],
		[
			'Additional Fields > Authentication > Basic Auth > Username',
			'it is empty',
			authentication({ basicAuth: { password: 'pw' } }),
		],
		[
			'Additional Fields > Authentication > Bearer Token > Token',
			CHARACTER,
			authentication({ bearerToken: { token: 'a\nb' } }),
		],
		[
			'Additional Fields > Authentication > OAuth 2.0 > Authorization URL',
			ADDRESS,
			authentication({
				oAuth2: { authorizationUrl: 'sign in', clientId: 'c', clientSecret: 's' },
			}),
		],
		[
			'Additional Fields > Storage Destination > AWS S3 > Role ARN',
			'it is empty',
			storage({ awsS3: { ...bucket, roleArn: '' } }),
		],
		[
			'Additional Fields > Storage Destination > Google Cloud Storage (26.7.0.cl or Later) > Service Account',
			'it is empty',
			storage({ gcpGcs: { bucketName: 'b' } }),
		],
		[
			'Additional Fields > URL Parameters > Parameter > Name',
			'it is empty',
			fields({ urlParams: { parameters: [{ name: '', value: 'a' }] } }),
		],
	])('%s: %s (%j)', async (name, problem, parameters) => {
		for (const operation of ['create', 'upsert']) {
			await expect(testBed.run({ ...createWebhook(parameters), operation })).rejects.toThrow(
				`The parameter ${name} has a value that does not fit: ${problem}.`,
			);
		}
		expect(testBed.thoughtSpot.requests).toEqual([]);
	});

	it.each(['http://localhost:5678/a', 'https://127.0.0.1', 'https://0.0.0.0', 'https://[::1]/a'])(
		'%s, where ThoughtSpot is elsewhere',
		async (url) => {
			const { harness } = testBed;
			const baseUrl = 'https://mycompany.thoughtspot.cloud';
			harness.credentialData = { ...harness.credentialData, baseUrl };
			await expect(testBed.run(createWebhook({ url }))).rejects.toThrow(
				/ThoughtSpot cannot deliver to https?:[^ ]+: that is nowhere but the machine itself\. Enter in URL/,
			);
		},
	);
});

describe('Create', () => {
	it('creates a webhook and returns it as ThoughtSpot does', async () => {
		const [created] = await testBed.run(createWebhook());

		const [stored] = testBed.thoughtSpot.webhooks();
		expect(created).toMatchObject({
			id: stored?.id,
			name: 'reports',
			url: RECEIVER,
			events: ['LIVEBOARD_SCHEDULE'],
			org: { id: '0', name: 'Primary' },
		});
		expect(testBed.sent('createWebhookConfiguration')[0]?.body).toEqual({
			name: 'reports',
			url: RECEIVER,
			events: ['LIVEBOARD_SCHEDULE'],
		});
	});

	it('sends every field that ThoughtSpot knows', async () => {
		await testBed.run(
			createWebhook({
				additionalFields: {
					description: 'For the Monday meeting',
					urlParams: { parameters: [{ name: 'source', value: 'thoughtspot' }] },
					authentication: { basicAuth: { username: 'anna', password: 'p4ss' } },
					signatureVerification: { signature: { header: 'X-Sig', secret: 's3cret' } },
					additionalHeaders: { headers: [{ name: 'X-Environment', value: 'test' }] },
					storageDestination: {
						awsS3: {
							bucketName: 'reports',
							region: 'us-east-1',
							roleArn: 'arn:aws:iam::123456789012:role/reports',
							externalId: 'ext-1',
							pathPrefix: 'monday',
						},
					},
					status: 'DISABLED',
				},
			}),
		);

		expect(testBed.sent('createWebhookConfiguration')[0]?.body).toEqual({
			name: 'reports',
			url: RECEIVER,
			events: ['LIVEBOARD_SCHEDULE'],
			description: 'For the Monday meeting',
			url_params: { source: 'thoughtspot' },
			authentication: { BASIC_AUTH: { username: 'anna', password: 'p4ss' } },
			signature_verification: {
				type: 'HMAC_SHA256',
				header: 'X-Sig',
				algorithm: 'SHA256',
				secret: 's3cret',
			},
			additional_headers: [{ key: 'X-Environment', value: 'test' }],
			storage_destination: {
				storage_type: 'AWS_S3',
				storage_config: {
					aws_s3_config: {
						bucket_name: 'reports',
						region: 'us-east-1',
						role_arn: 'arn:aws:iam::123456789012:role/reports',
						external_id: 'ext-1',
						path_prefix: 'monday',
					},
				},
			},
			status: 'DISABLED',
		});
	});

	it.each([
		[
			'an API key',
			{ apiKey: { name: 'X-API-Key', apiKey: 'k3y' } },
			{ API_KEY: { key: 'X-API-Key', value: 'k3y' } },
			{ API_KEY: { key: 'X-API-Key', value: '***' } },
		],
		[
			'basic authentication',
			{ basicAuth: { username: 'anna', password: 'p4ss' } },
			{ BASIC_AUTH: { username: 'anna', password: 'p4ss' } },
			{ BASIC_AUTH: { username: 'anna', password: '***' } },
		],
		[
			'a bearer token',
			{ bearerToken: { token: 'Bearer t0ken' } },
			{ BEARER_TOKEN: 'Bearer t0ken' },
			{ BEARER_TOKEN: '***' },
		],
		[
			'OAuth 2.0',
			{
				oAuth2: {
					authorizationUrl: 'https://login.example.com/token',
					clientId: 'id',
					clientSecret: 's3cret',
				},
			},
			{
				OAUTH2: {
					authorization_url: 'https://login.example.com/token',
					client_id: 'id',
					client_secret: 's3cret',
				},
			},
			{
				OAUTH2: {
					authorization_url: 'https://login.example.com/token',
					client_id: 'id',
					client_secret: '***',
				},
			},
		],
	])('authenticates with %s, which comes back masked', async (_, chosen, sent, shown) => {
		const [created] = await testBed.run(
			createWebhook({ additionalFields: { authentication: chosen } }),
		);

		expect(testBed.sent('createWebhookConfiguration')[0]?.body).toMatchObject({
			authentication: sent,
		});
		expect(created?.authentication).toBe(Object.keys(sent)[0]);
		const asSent = { resource: 'webhook', operation: 'getAll', simplify: false };
		expect(await testBed.run(asSent)).toMatchObject([{ authentication: shown }]);
	});

	it('puts the files into Google Cloud Storage', async () => {
		const gcpGcs = { bucketName: 'reports', serviceAccountEmail: 'reports@example.com' };
		const [created] = await testBed.run(
			createWebhook({ additionalFields: { storageDestination: { gcpGcs } } }),
		);

		expect(created?.storage).toMatchObject({
			provider: 'GCP_GCS',
			bucket: 'reports',
			serviceAccountEmail: 'reports@example.com',
		});
	});

	it("signs with the credential's secret where none is entered", async () => {
		const [created] = await testBed.run(
			createWebhook({ additionalFields: { signatureVerification: { signature: {} } } }),
		);

		expect(testBed.thoughtSpot.webhooks()[0]?.signatureVerification).toEqual({
			type: 'HMAC_SHA256',
			header: 'X-Webhook-Signature',
			algorithm: 'SHA256',
			secret: 'the-signing-secret-of-the-credential',
		});
		expect(JSON.stringify(created)).not.toContain('the-signing-secret-of-the-credential');
	});

	it.each([
		[
			'two kinds of authentication',
			{ authentication: { apiKey: { apiKey: 'k' }, bearerToken: { token: 't' } } },
		],
		[
			'two kinds of storage',
			{
				storageDestination: {
					awsS3: { bucketName: 'b', region: 'r', roleArn: 'arn' },
					gcpGcs: { bucketName: 'b', serviceAccountEmail: 'a@b.c' },
				},
			},
		],
		['a masked password', { authentication: { basicAuth: { username: 'a', password: '***' } } }],
		[
			'a masked password with blanks',
			{ authentication: { basicAuth: { username: 'a', password: ' ***' } } },
		],
		['a masked API key', { authentication: { apiKey: { apiKey: '***' } } }],
		['a masked bearer token', { authentication: { bearerToken: { token: '***' } } }],
		[
			'a masked client secret',
			{
				authentication: {
					oAuth2: { authorizationUrl: 'https://a.example', clientId: 'c', clientSecret: '***' },
				},
			},
		],
		['a masked signing secret', { signatureVerification: { signature: { secret: '***' } } }],
	])('refuses %s before anything is sent', async (_, additionalFields) => {
		await expect(testBed.run(createWebhook({ additionalFields }))).rejects.toThrow(
			/more than one kind|masks a secret/,
		);
		expect(testBed.sent('createWebhookConfiguration')).toEqual([]);
	});

	it('finds the webhook again when ThoughtSpot answers with nothing', async () => {
		testBed.thoughtSpot.faults.add({
			operation: 'createWebhookConfiguration',
			kind: 'noContent',
			when: 'after',
		});
		const [created] = await testBed.run(createWebhook());

		expect(created?.id).toBe(testBed.thoughtSpot.webhooks()[0]?.id);
		expect(testBed.sent('createWebhookConfiguration')).toHaveLength(1);
	});

	it('finds the webhook again when the answer is lost', async () => {
		testBed.thoughtSpot.faults.add({
			operation: 'createWebhookConfiguration',
			kind: 'reset',
			when: 'after',
		});
		const [created] = await testBed.run(createWebhook());

		expect(created?.id).toBe(testBed.thoughtSpot.webhooks()[0]?.id);
		expect(testBed.sent('createWebhookConfiguration')).toHaveLength(1);
	});

	it('does not take an older webhook of the same name and URL for its own', async () => {
		testBed.thoughtSpot.seedWebhook({ orgId: '0', name: 'reports', url: RECEIVER });
		testBed.thoughtSpot.faults.add({
			operation: 'createWebhookConfiguration',
			kind: 'status',
			status: 502,
			errorShape: 7,
		});
		await expect(testBed.run(createWebhook())).rejects.toThrow(
			'ThoughtSpot could not create the webhook',
		);
	});

	it('names the webhook that the Org has already', async () => {
		const { id } = testBed.thoughtSpot.seedWebhook({
			orgId: '0',
			name: 'reports',
			url: RECEIVER,
		});
		const failure = testBed.run(createWebhook({ name: 'another' }));
		await expect(failure).rejects.toThrow(
			/could not create the webhook: A webhook .* already exists in this Org/,
		);
		await expect(failure).rejects.toThrow(
			`Change the one that is there, or delete it first. The Org has the webhook "reports" (${id}), which delivers to receiver.example.com.`,
		);
	});
});
