import { randomBytes } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';

import { BinaryDataService } from 'n8n-core';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { exampleStoredFile, multipart, sign } from '../../messages';
import { harnessOfBlock } from './harnessOfBlock';
import { form, freshPayload, json, payloadPart, pdf, secret } from './signedMessage';

describe('the files of a delivery', () => {
	const harness = harnessOfBlock();

	async function itemsOf(
		message: { headers: Record<string, string>; body: Buffer },
		parameters: INodeParameters = {},
	): Promise<INodeExecutionData[]> {
		const received = await harness().trigger({ parameters }).receive(message);
		if (received.workflowData === undefined) throw new Error(JSON.stringify(received.body));
		return received.workflowData.flat();
	}
	const contentOf = (item: INodeExecutionData | undefined, property: string) =>
		Buffer.from(item?.binary?.[property]?.data ?? '', 'base64');

	const contents: Array<[string, Buffer]> = [
		['random bytes', randomBytes(300_000)],
		['so much that n8n gets a stream', randomBytes(9_000_000)],
		['nothing', Buffer.alloc(0)],
		['every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
		['line ends', Buffer.from('\r\n\r\n\n\r')],
		['lines like the boundary', Buffer.from('\r\n--b0undaryX\r\n--b0undar\r\n--b0undary--x\r\n')],
		['lines like headers', Buffer.from('Content-Disposition: form-data; name="payload"\r\n\r\n{}')],
	];

	it.each(contents)('that hold %s arrive byte for byte', async (_, content) => {
		const [item] = await itemsOf(form(payloadPart(), pdf(content), pdf('second')));
		expect(contentOf(item, 'attachment_0').equals(content)).toBe(true);
		expect(contentOf(item, 'attachment_1').toString()).toBe('second');
		expect(item?.json.files).toMatchObject([{ sizeBytes: content.length }, { sizeBytes: 6 }]);
	});

	it.each([
		['gzip', gzipSync],
		['deflate', deflateSync],
	])('arrive byte for byte from a body that is compressed with %s', async (encoding, compress) => {
		const content = randomBytes(50_000);
		const body = multipart([payloadPart(), pdf(content)]);
		const compressed = compress(body);
		for (const signedBytes of [body, compressed]) {
			const [item] = await itemsOf(
				{
					headers: {
						'content-type': 'multipart/form-data; boundary=b0undary',
						'content-encoding': encoding,
						'x-webhook-signature': sign(secret, signedBytes),
					},
					body: compressed,
				},
				{ settings: { deduplicate: false } },
			);
			expect(contentOf(item, 'attachment_0').equals(content)).toBe(true);
		}
	});

	it.each([
		['Grüße 📊.pdf', 'Grüße 📊.pdf'],
		['Sales Q3/Q4: EMEA.pdf', 'Sales Q3_Q4_ EMEA.pdf'],
		['../../etc/passwd', 'etc_passwd'],
		['C:\\reports\\May.pdf', 'C__reports_May.pdf'],
		['/etc/ssh/id_rsa', 'etc_ssh_id_rsa'],
		['Umsätze 売上 100%.pdf', 'Umsätze 売上 100%.pdf'],
		['ä'.repeat(300) + '.pdf', 'ä'.repeat(125) + '.pdf'],
		['..', 'untitled'],
		['', 'untitled'],
		['a\u0000b.pdf', 'ab.pdf'],
	])('named %p are called %p in the item and in the binary', async (fileName, safe) => {
		const [item] = await itemsOf(form(payloadPart(), pdf('x', fileName)));
		expect(item?.json.files).toMatchObject([{ fileName: safe }]);
		expect(item?.binary?.attachment_0).toMatchObject({
			fileName: safe,
			mimeType: 'application/pdf',
		});
	});

	it('are stored once for all recipients', async () => {
		const store = jest.spyOn(BinaryDataService.prototype, 'store');
		const items = await itemsOf(form(payloadPart(), pdf('one'), pdf('two')), {
			output: 'recipient',
		});
		expect(store).toHaveBeenCalledTimes(2);
		store.mockRestore();
		expect(items.map(({ json }) => json.recipient)).toMatchObject([
			{ email: 'ann.lee@example.com' },
			{ email: 'guest@example.com' },
		]);
		for (const item of items) {
			expect(contentOf(item, 'attachment_0').toString()).toBe('one');
			expect(contentOf(item, 'attachment_1').toString()).toBe('two');
		}
	});

	it('are of the type that their content has where their part has none', async () => {
		const part = { name: 'file', fileName: 'report', content: '%PDF-1.7' };
		const [item] = await itemsOf(form(payloadPart(), part));
		expect(item?.binary?.attachment_0).toMatchObject({ mimeType: 'application/pdf' });
		expect(item?.json.files).toMatchObject([{ mimeType: 'application/pdf' }]);
	});

	it('that n8n would copy into an execution beyond 64 MB come with one item', async () => {
		const recipients = Array.from({ length: 60 }, (_, index) => ({
			type: 'EXTERNAL_EMAIL',
			email: `guest-${index}@example.com`,
		}));
		const { data, ...rest } = freshPayload();
		const payload = { ...rest, data: { ...data, recipients } };
		const itemsWith = async (bytes: number) =>
			await itemsOf(form(payloadPart(payload), pdf(Buffer.alloc(bytes))), {
				output: 'recipient',
				settings: { deduplicate: false },
			});
		expect(await itemsWith(700_000)).toHaveLength(60);
		const items = await itemsWith(1_000_000);
		expect(items).toHaveLength(1);
		expect(items[0]?.json.recipients).toHaveLength(60);
		expect(contentOf(items[0], 'attachment_0')).toHaveLength(1_000_000);
	});

	it('that could not be uploaded to cloud storage are told of by a part', async () => {
		const content = JSON.stringify({ files: [], error: 'Access denied' });
		const [item] = await itemsOf(
			form(payloadPart(), { name: 'file_attachments', type: 'application/json', content }),
		);
		expect(item?.json).toMatchObject({ files: [], delivery: { storageError: 'Access denied' } });
		expect(item?.binary).toBeUndefined();
	});

	it('come together under the prefix that was asked for', async () => {
		const [item] = await itemsOf(form(payloadPart(), pdf('one'), pdf('two')), {
			settings: { binaryPrefix: 'report_' },
		});
		expect(Object.keys(item?.binary ?? {})).toEqual(['report_0', 'report_1']);
	});

	it('come one by one under the name that n8n expects', async () => {
		const items = await itemsOf(form(payloadPart(), pdf('one'), pdf('two')), { output: 'file' });
		expect(items.map((item) => Object.keys(item.binary ?? {}))).toEqual([['data'], ['data']]);
		expect(items.map((item) => contentOf(item, 'data').toString())).toEqual(['one', 'two']);
	});

	it('also come with a payload as sent', async () => {
		const payload = { ...freshPayload(), schemaVersion: '9.0', novelty: { deep: [null, 1] } };
		const [item] = await itemsOf(form(payloadPart(payload), pdf()), { simplify: false });
		expect(item?.json).toEqual({
			...payload,
			delivery: { signed: 'body', receivedAt: expect.any(String) as string },
		});
		expect(contentOf(item, 'attachment_0').toString()).toBe('%PDF');
	});

	it('that are in cloud storage come as addresses without content', async () => {
		const files = [
			exampleStoredFile(),
			exampleStoredFile({ uploadStatus: 'FAILED', objectKey: null }),
		];
		const [item] = await itemsOf(json({ ...freshPayload(), files, error: 'Access denied' }));
		expect(item?.binary).toBeUndefined();
		expect(item?.json).toMatchObject({
			delivery: { storageError: 'Access denied' },
			files: [
				{ storage: { uri: 's3://reports/thoughtspot/run-1/Retail Sales.pdf' } },
				{ storage: { uri: null, status: 'FAILED' } },
			],
		});
	});
});
