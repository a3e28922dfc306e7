import { NodeApiError } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';
import { amount } from '../../amount';
import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';
import { withoutPauses } from '../withoutPauses';

const URL_OF_RECEIVER = 'https://receiver.example.com/reports';
const getWebhook = (identifier: string): INodeParameters => ({
	resource: 'webhook',
	operation: 'get',
	webhookId: locator('name', identifier),
});

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startTestBed();
});
afterEach(async () => {
	await testBed.close();
});

const seed = (name: string) =>
	testBed.thoughtSpot.seedWebhook({ orgId: '0', name, url: URL_OF_RECEIVER });
const signIns = () => testBed.sent('getFullAccessToken');

describe('Items', () => {
	it('are each run with their own parameters, and linked to their input', async () => {
		seed('one');
		seed('two');
		const found = await testBed.runOn(getWebhook('={{ $json.name }}'), [
			{ name: 'two' },
			{ name: 'one' },
		]);

		expect(found.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
			['two', { item: 0 }],
			['one', { item: 1 }],
		]);
	});

	it('that an operation finds many of are all linked to the one they come from', async () => {
		seed('one');
		seed('two');
		const found = await testBed.runOn(
			{ resource: 'webhook', operation: 'getAll', returnAll: true },
			[{}, {}],
		);
		expect(found.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 1 },
		]);
	});

	it('go on after a failed one with Continue On Fail, which keeps its place', async () => {
		seed('one');
		const found = await testBed.runOn(getWebhook('={{ $json.name }}'), [
			{ name: 'missing' },
			{ name: 'one' },
		]);

		expect(found).toMatchObject([
			{
				json: { error: expect.stringContaining('There is no webhook "missing"') },
				pairedItem: { item: 0 },
			},
			{ json: { name: 'one' }, pairedItem: { item: 1 } },
		]);
	});

	it('stop at a failed one otherwise, which says which it was', async () => {
		seed('one');
		const failure = await testBed
			.run(getWebhook('={{ $json.name }}'), [{ name: 'one' }, { name: 'missing' }])
			.catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(NodeApiError);
		expect(failure).toMatchObject({ httpCode: '404', context: { itemIndex: 1 } });
	});

	it('need one sign-in and one look at the Org, however many there are', async () => {
		seed('one');
		const length = amount({ quick: 50, long: 200 });
		const input = Array.from({ length }, () => ({}));
		const found = await testBed.run(getWebhook('one'), input);

		expect(found).toHaveLength(length);
		expect(signIns()).toHaveLength(1);
		// once to assert the Org when signing in, once to name it in the searches
		expect(testBed.sent('getCurrentUserInfo')).toHaveLength(2);
		expect(testBed.sent('searchWebhookConfigurations')).toHaveLength(length);
	}, 60_000);

	it('go on with a new session when the old one expires', async () => {
		seed('one');
		await testBed.run(getWebhook('one'));
		testBed.thoughtSpot.expireTokens();
		expect(await testBed.run(getWebhook('one'))).toMatchObject([{ name: 'one' }]);
		expect(signIns()).toHaveLength(2);
	});
});

describe('An expression that n8n cannot work out', () => {
	const failing = '={{ $("Nowhere").first().json.name }}';
	it.each<[string, INodeParameters]>([
		['Webhook', getWebhook(failing)],
		['Simplify', { resource: 'storage', operation: 'get', simplify: failing }],
		[
			'Filters > Group Name or ID',
			{ resource: 'user', operation: 'getAll', filters: { name: 'a', group: failing } },
		],
		[
			'Update Fields > URL Parameters > Parameter > Value',
			{
				...getWebhook('one'),
				operation: 'update',
				updateFields: {
					urlParams: {
						parameters: [
							{ name: 'a', value: 'b' },
							{ name: 'c', value: failing },
						],
					},
				},
			},
		],
		[
			'Org Names or IDs',
			{
				resource: 'channelPreference',
				operation: 'reset',
				level: 'orgs',
				orgIds: ['0', failing],
			},
		],
	])('is named: %s', async (label, parameters) => {
		seed('one');
		const [failed] = await testBed.runOn(parameters);
		expect(failed?.json.error).toBe(
			`The expression of the parameter ${label} fails: Referenced node doesn't exist ("Nowhere"). Correct it.`,
		);
		expect(failed?.error).toMatchObject({ context: { itemIndex: 0 } });
		expect(testBed.sent('updateWebhookConfiguration')).toEqual([]);
	});

	it('says what the editor would say', async () => {
		const unpaired = '={{ $("A node").item.json.name }}';
		await expect(testBed.run(getWebhook(unpaired))).rejects.toThrow(
			'The expression of the parameter Webhook fails: No path back to referenced node ("A node"). Correct it.',
		);
	});
});

describe('Errors', () => {
	const pauses = withoutPauses();
	const search = { operation: 'searchWebhookConfigurations', kind: 'status' } as const;
	const getAll = { resource: 'webhook', operation: 'getAll' };

	it('say what to do about an Org that ThoughtSpot does not know', async () => {
		const message = 'org_identifier does not match a known org.';
		testBed.thoughtSpot.faults.add({ ...search, status: 400, errorShape: 1, message });
		await expect(testBed.run(getAll)).rejects.toThrow(
			'does not match a known org. Choose the Org from the list, or check its name or ID.',
		);
	});

	it.each([1, 2, 3, 4, 5, 6] as const)(
		'repeat what ThoughtSpot says in its error shape %i',
		async (errorShape) => {
			const message = 'record_size must be a positive integer.';
			testBed.thoughtSpot.faults.add({ ...search, status: 400, errorShape, message });
			await expect(testBed.run(getAll)).rejects.toThrow(
				'ThoughtSpot could not search webhooks: record_size must be a positive integer. If this names something that you entered, correct it.',
			);
		},
	);

	it('hold the incident ID for ThoughtSpot Support', async () => {
		testBed.thoughtSpot.faults.add({
			...search,
			status: 500,
			errorShape: 2,
			code: 10038,
			times: Infinity,
		});
		const failure = await testBed.run(getAll).catch((error: unknown) => error);
		expect(failure).toMatchObject({
			httpCode: '500',
			description: expect.stringMatching(/code 10038 \(incident ID [\da-f-]{36}\)/),
		});
	});

	it.each([403, 500])('name the missing privilege also with status %i', async (status) => {
		testBed.thoughtSpot.faults.add({ ...search, status, code: 10023, errorShape: 2 });
		await expect(testBed.run(getAll)).rejects.toThrow('CAN_MANAGE_WEBHOOKS');
	});

	it('say that an operation needs a newer ThoughtSpot', async () => {
		await testBed.close();
		testBed = await startTestBed({ release: '10.14.0.cl' });
		await expect(testBed.run({ resource: 'storage', operation: 'get' })).rejects.toThrow(
			'26.7.0.cl or later',
		);
	});

	it.each([429, 502, 503, 504])('are repeated after status %i', async (status) => {
		seed('one');
		testBed.thoughtSpot.faults.add({ ...search, status, errorShape: 7, times: 2 });
		expect(await testBed.run(getAll)).toMatchObject([{ name: 'one' }]);
		expect(testBed.sent('searchWebhookConfigurations')).toHaveLength(3);
		expect(pauses).toEqual([250, 500]);
	});

	it('wait as long as ThoughtSpot asks for', async () => {
		seed('one');
		testBed.thoughtSpot.faults.add({ ...search, status: 429, retryAfterSeconds: 7 });
		await testBed.run(getAll);
		expect(testBed.sent('searchWebhookConfigurations')).toHaveLength(2);
		expect(pauses).toEqual([7_000]);
	});

	it.each([
		['secrets', { authentication: { bearerToken: { token: 'my-t0ken' } } }, 'my-t0ken'],
		[
			'a signing secret',
			{ signatureVerification: { signature: { secret: 'my-s3cret' } } },
			'my-s3cret',
		],
	])('never show %s, though ThoughtSpot repeats what it refuses', async (_, fields, secret) => {
		testBed.thoughtSpot.faults.add({
			operation: 'createWebhookConfiguration',
			kind: 'status',
			status: 400,
			errorShape: 3,
			message: `Variable "$authentication" got invalid value { a: '${secret}; b' }; Field "c" is not defined by type "d".`,
		});
		const [output] = await testBed.runOn({
			resource: 'webhook',
			operation: 'create',
			name: 'reports',
			url: URL_OF_RECEIVER,
			additionalFields: fields,
		});
		expect(output?.json.error).toContain('Field "c" is not defined by type "d"');
		expect(JSON.stringify(output)).not.toContain(secret);
	});
});
