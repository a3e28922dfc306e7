import { createHmac } from 'node:crypto';

import { Response } from 'undici';

import type { DeliveryFile, SignatureForm, ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import { parseWithBusboy, payloadOf } from './forms';
import type { Receiver } from './receiver';
import { startReceiver } from './receiver';

const SECRET = 'shared secret';

const SIGNATURE = {
	type: 'HMAC_SHA256',
	header: 'X-Sig',
	algorithm: 'SHA256',
	secret: SECRET,
} as const;

const FILES: DeliveryFile[] = [
	{
		fileName: 'Umsätze "Q1" \\ 東京.pdf',
		mimeType: 'application/pdf',
		content: Buffer.from('%PDF'),
	},
	{
		fileName: 'lines.csv',
		mimeType: 'text/csv',
		content: Buffer.from('--boundary\r\n\r\n--\r\nContent-Type: x\r\n--'),
	},
];

describe('deliveries of the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let receiver: Receiver;

	beforeEach(async () => {
		thoughtSpot = await startThoughtSpot({ retryDelaysMs: [] });
		receiver = await startReceiver();
	});

	afterEach(async () => {
		await receiver.close();
		await thoughtSpot.close();
	});

	const seed = (change: object = {}) =>
		thoughtSpot.seedWebhook({ orgId: '0', url: receiver.url, name: 'reports', ...change });
	const onlyOne = () => {
		const [received] = receiver.received;
		if (!received) throw new Error('Nothing was received');
		return received;
	};

	it("are multipart in the form of Go's mime/multipart", async () => {
		const { id } = seed();
		await thoughtSpot.deliver({ webhookId: id, files: FILES, payload: { a: '<&>' } });
		const { headers, body } = onlyOne();
		const boundary = /^multipart\/form-data; boundary=([0-9a-f]{60})$/.exec(
			headers['content-type'] ?? '',
		)?.[1];
		expect(body.toString()).toBe(
			[
				`--${boundary}`,
				'Content-Disposition: form-data; name="payload"',
				'Content-Type: application/json',
				'',
				'{"a":"\\u003c\\u0026\\u003e"}',
				`--${boundary}`,
				'Content-Disposition: form-data; name="file"; filename="Umsätze \\"Q1\\" \\\\ 東京.pdf"',
				'Content-Type: application/pdf',
				'',
				'%PDF',
				`--${boundary}`,
				'Content-Disposition: form-data; name="file"; filename="lines.csv"',
				'Content-Type: text/csv',
				'',
				'--boundary\r\n\r\n--\r\nContent-Type: x\r\n--',
				`--${boundary}--`,
				'',
			].join('\r\n'),
		);
	});

	it('are read by other parsers as what was sent', async () => {
		const { id } = seed();
		await thoughtSpot.deliver({ webhookId: id, files: FILES });
		const received = onlyOne();
		const [payload, ...files] = await parseWithBusboy(received);
		expect(payload).toMatchObject({ name: 'payload', type: 'application/json' });
		expect(files.map(({ fileName, content }) => ({ fileName, content }))).toEqual(
			FILES.map(({ fileName, content }) => ({ fileName, content })),
		);
	});

	it("are read by undici, which does not know Go's escaped quotes, as what was sent", async () => {
		const { id } = seed();
		const content = Buffer.from('--boundary\r\n\r\n--\r\nContent-Type: x\r\n--');
		const plain = { fileName: 'Umsätze 東京.csv', mimeType: 'text/csv', content };
		await thoughtSpot.deliver({ webhookId: id, files: [plain] });
		const { headers, body } = onlyOne();
		const type = { 'content-type': headers['content-type'] ?? '' };
		const form = await new Response(body, { headers: type }).formData();
		const file = form.get('file');
		if (file === null || typeof file === 'string') throw new Error('No file part');
		expect({ name: file.name, type: file.type }).toEqual({
			name: plain.fileName,
			type: 'text/csv',
		});
		expect(Buffer.from(await file.arrayBuffer())).toEqual(plain.content);
	});

	it.each<SignatureForm>([
		{ content: 'body', encoding: 'hex' },
		{ content: 'body', encoding: 'base64' },
		{ content: 'payload', encoding: 'base64url' },
		{ content: 'payload', encoding: 'hex', prefix: 'sha256=' },
	])('are signed: %j', async (form) => {
		thoughtSpot.setSignature(form);
		const { id } = seed({ signatureVerification: SIGNATURE });
		await thoughtSpot.deliver({ webhookId: id, files: FILES });
		const received = onlyOne();
		const [payload] = await parseWithBusboy(received);
		const signed = form.content === 'body' ? received.body : (payload?.content ?? '');
		const expected = createHmac('sha256', SECRET).update(signed).digest(form.encoding);
		expect(received.headers['x-sig']).toBe((form.prefix ?? '') + expected);
	});

	it('are not signed where the webhook has no signature verification', async () => {
		await thoughtSpot.deliver({ webhookId: seed().id });
		expect(onlyOne().headers).not.toHaveProperty('x-sig');
	});

	it('carry the parameters and headers of the webhook', async () => {
		const { id } = seed({
			url: `${receiver.url}?z=1`,
			urlParams: { 'a b': 'ü', n: 2 },
			additionalHeaders: [{ key: 'X-Team', value: 'sales' }],
		});
		await thoughtSpot.deliver({ webhookId: id });
		expect(onlyOne().url).toBe('/hook?a+b=%C3%BC&n=2&z=1');
		expect(onlyOne().headers).toMatchObject({
			'x-team': 'sales',
			'user-agent': 'Go-http-client/1.1',
		});
	});

	it.each([
		{ authentication: { API_KEY: { key: 'X-Key', value: 'k' } }, header: 'x-key', value: 'k' },
		{
			authentication: { BEARER_TOKEN: 'Bearer t' },
			header: 'authorization',
			value: 'Bearer Bearer t',
		},
		{
			authentication: { BASIC_AUTH: { username: 'u', password: 'p' } },
			header: 'authorization',
			value: 'Basic dTpw',
		},
	])('authenticate by $header: $value', async ({ authentication, header, value }) => {
		await thoughtSpot.deliver({ webhookId: seed({ authentication }).id });
		expect(onlyOne().headers[header]).toBe(value);
	});

	it('authenticate with a token that OAuth client credentials were exchanged for', async () => {
		const authorization = await startReceiver((response) => response.end('{"access_token":"at"}'));
		const OAUTH2 = { authorization_url: authorization.url, client_id: 'c', client_secret: 's' };
		await thoughtSpot.deliver({ webhookId: seed({ authentication: { OAUTH2 } }).id });
		await authorization.close();
		expect(onlyOne().headers.authorization).toBe('Bearer at');
		expect(authorization.received[0]?.headers.authorization).toBe('Basic Yzpz');
		expect(String(authorization.received[0]?.body)).toBe('grant_type=client_credentials');
	});

	it('tell where the files are when the webhook has a storage destination', async () => {
		const storageDestination = {
			storage_type: 'AWS_S3',
			storage_config: {
				aws_s3_config: { bucket_name: 'b', region: 'r', role_arn: 'a', path_prefix: 'p/' },
			},
		};
		const { id } = seed({ storageDestination, signatureVerification: SIGNATURE });
		thoughtSpot.setStorage({ files: 'body', failing: /lines/ });
		const { jobId } = await thoughtSpot.deliver({ webhookId: id, files: FILES });
		const received = onlyOne();
		const { files, error } = await payloadOf(received);
		expect(files).toEqual([
			{
				filename: FILES[0]?.fileName,
				contentType: 'application/pdf',
				size: 4,
				provider: 'AWS_S3',
				bucketName: 'b',
				region: 'r',
				objectKey: `p/${jobId}/${FILES[0]?.fileName}`,
				uploadStatus: 'SUCCESS',
			},
			expect.objectContaining({ uploadStatus: 'FAILED', errorMessage: expect.any(String) }),
		]);
		expect(error).toBeUndefined();
		expect(received.headers['x-sig']).toBe(
			createHmac('sha256', SECRET).update(received.body).digest('hex'),
		);
	});

	it('tell of stored files in a file part when told to', async () => {
		const storage_config = { gcp_gcs_config: { bucket_name: 'b', service_account_email: 's' } };
		const { id } = seed({ storageDestination: { storage_type: 'GCP_GCS', storage_config } });
		thoughtSpot.setStorage({ files: 'part', failing: /./ });
		await thoughtSpot.deliver({ webhookId: id, files: FILES });
		const [payload, file] = await parseWithBusboy(onlyOne());
		expect(payload?.name).toBe('payload');
		expect(JSON.parse(String(file?.content))).toMatchObject({
			files: [{ provider: 'GCP_GCS', uploadStatus: 'FAILED' }, { uploadStatus: 'FAILED' }],
			error: expect.any(String),
		});
	});

	it('can be forged after signing', async () => {
		const { id } = seed({ signatureVerification: SIGNATURE });
		const delivery = await thoughtSpot.deliver({
			webhookId: id,
			change: ({ headers, body }) => ({ headers, body: body.subarray(0, -10) }),
		});
		const { headers, body } = onlyOne();
		expect(headers['x-sig']).not.toBe(createHmac('sha256', SECRET).update(body).digest('hex'));
		expect(delivery.attempts).toMatchObject([{ status: 200, answer: '{"status":"ok"}', body }]);
	});

	it('reach this machine only', async () => {
		const { id } = seed({ url: 'https://n8n.example.com/hook' });
		const delivery = await thoughtSpot.deliver({ webhookId: id });
		expect(delivery).toMatchObject({
			status: 'FAILED',
			detail: expect.stringContaining('this machine only'),
		});
	});
});
