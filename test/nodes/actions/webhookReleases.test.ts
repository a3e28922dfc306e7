import type { IDataObject } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';

const URL_OF_RECEIVER = 'https://receiver.example.com/reports';
const s3 = { awsS3: { bucketName: 'b', region: 'r', roleArn: 'arn' } };
const gcs = { gcpGcs: { bucketName: 'b', serviceAccountEmail: 'a@example.com' } };

let testBed: TestBed;
afterEach(async () => {
	await testBed.close();
});

const create = async (additionalFields: IDataObject) =>
	await testBed.run({
		resource: 'webhook',
		operation: 'create',
		name: 'reports',
		url: URL_OF_RECEIVER,
		additionalFields: JSON.parse(JSON.stringify(additionalFields)),
	});

describe('A field that ThoughtSpot does not have yet', () => {
	it.each([
		['10.14.0.cl', 'Storage Destination', '26.3.0.cl', { storageDestination: s3 }],
		[
			'26.3.0.cl',
			'Additional Headers',
			'26.4.0.cl',
			{ additionalHeaders: { headers: [{ name: 'X-A', value: '1' }] } },
		],
		['26.4.0.cl', 'Status', '26.7.0.cl', { status: 'DISABLED' }],
	])('is reported when %s ignores %s', async (release, label, since, fields) => {
		testBed = await startTestBed({ release });
		await expect(create(fields)).rejects.toThrow(
			`ThoughtSpot saved the webhook "reports" (${testBed.thoughtSpot.webhooks()[0]?.id ?? ''}`,
		);
		testBed.thoughtSpot.removeWebhook(testBed.thoughtSpot.webhooks()[0]?.id ?? '');
		await expect(create(fields)).rejects.toThrow(
			`but ignored ${label}, which it has since ${since}; yours is ${release}.`,
		);
	});

	it('is reported when it is refused', async () => {
		testBed = await startTestBed({ release: '26.4.0.cl' });
		await expect(create({ storageDestination: gcs })).rejects.toThrow(
			'ThoughtSpot has Storage Destination with Google Cloud Storage since 26.7.0.cl: if yours is older, remove that field.',
		);
	});

	it('is reported also when something was to be removed', async () => {
		testBed = await startTestBed({ release: '26.4.0.cl' });
		const { id } = testBed.thoughtSpot.seedWebhook({
			orgId: '0',
			url: URL_OF_RECEIVER,
			authentication: { BEARER_TOKEN: 't0ken' },
		});
		await expect(
			testBed.run({
				resource: 'webhook',
				operation: 'update',
				webhookId: locator('id', id),
				updateFields: { resetOptions: ['AUTHENTICATION'] },
			}),
		).rejects.toThrow('ignored Remove Settings, which it has since 26.7.0.cl; yours is 26.4.0.cl.');
	});

	it('is reported by users who may not read the release', async () => {
		testBed = await startTestBed({ release: '26.4.0.cl' });
		testBed.signInAs({ primary: ['CAN_MANAGE_WEBHOOKS'] });
		await expect(create({ status: 'ENABLED' })).rejects.toThrow(
			'but ignored Status, which it has since 26.7.0.cl. Remove that field',
		);
	});
});

it.each([
	['the first release that has all fields', '26.7.0.cl'],
	['a later one', '26.8.0.cl'],
])('all fields are taken by %s', async (_, release) => {
	testBed = await startTestBed({ release });
	const additionalHeaders = { headers: [{ name: 'X-A', value: '1' }] };
	await expect(
		create({ status: 'DISABLED', storageDestination: gcs, additionalHeaders }),
	).resolves.toMatchObject([{ status: 'DISABLED' }]);
});
