import { BinaryDataService } from 'n8n-core';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { SignatureForm, StorageForm, ThoughtSpot } from '../../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../../sandbox/thoughtspot';
import { messageIdOf } from '../../messages';
import type { DrivenWorkflow } from '../n8n/drivenWorkflow';
import { N8nInstance } from '../n8n/instance';

const pdf = {
	fileName: 'Grüße "West".pdf',
	mimeType: 'application/pdf',
	content: Buffer.from('%PDF\r\n--x\r\n'),
};
/** As file systems take it */
const safeName = 'Grüße _West_.pdf';
const csv = { fileName: 'a.csv', mimeType: 'text/csv', content: Buffer.from('a,b\r\n') };

describe('a delivery of ThoughtSpot to a workflow', () => {
	let thoughtSpot: ThoughtSpot;
	let n8n: N8nInstance;
	let workflow: DrivenWorkflow;

	afterEach(async () => {
		jest.restoreAllMocks();
		await n8n.close();
		await thoughtSpot.close();
	});

	/** Publishes a workflow and gives the ID of its webhook. */
	async function publish(
		parameters: INodeParameters = {},
		deliveryTimeoutMs = 5_000,
	): Promise<string> {
		thoughtSpot = await startThoughtSpot({ deliveryTimeoutMs, retryDelaysMs: [0, 0, 0] });
		n8n = await N8nInstance.start();
		const credential = n8n.credential({
			baseUrl: thoughtSpot.url,
			authentication: 'secretKey',
			username: 'tsadmin',
			secretKey: thoughtSpot.secretKey,
		});
		workflow = n8n.workflow({ credential, parameters });
		await workflow.publish();
		const [webhook] = thoughtSpot.webhooks();
		if (webhook === undefined) throw new Error('there is no webhook');
		return webhook.id;
	}

	/** The items of all runs. */
	async function items(): Promise<INodeExecutionData[]> {
		await n8n.settled();
		return workflow.runs.production.flatMap(({ workflowData = [] }) => workflowData.flat());
	}

	it.each<SignatureForm>([
		{ content: 'body', encoding: 'hex' },
		{ content: 'body', encoding: 'base64', prefix: 'sha256=' },
		{ content: 'payload', encoding: 'hex', prefix: 'sha256=' },
		{ content: 'payload', encoding: 'base64url' },
	])('arrives with the signature of its $content in $encoding', async (form) => {
		const webhookId = await publish();
		thoughtSpot.setSignature(form);
		const sent = await thoughtSpot.deliver({ webhookId, files: [pdf, csv] });
		expect(sent).toMatchObject({ status: 'SUCCESS', attempts: [{ status: 200 }] });
		const [item] = await items();
		expect(item?.json.delivery).toMatchObject({ signed: form.content });
		expect(item?.json.files).toMatchObject([
			{ fileName: safeName, sizeBytes: pdf.content.length },
			{ fileName: csv.fileName, sizeBytes: csv.content.length },
		]);
		for (const [index, { content }] of [pdf, csv].entries()) {
			const data = item?.binary?.[`attachment_${index}`]?.data ?? '';
			expect(Buffer.from(data, 'base64').equals(content)).toBe(true);
		}
	});

	it.each(['PDF', 'CSV', 'XLSX'] as const)(
		'brings a scheduled %s to each user and once to all addresses outside',
		async (fileFormat) => {
			await publish();
			const users = ['ann', 'bob'].map((name) => thoughtSpot.addUser({ name }));
			const schedule = thoughtSpot.addSchedule({
				name: 'Every Monday',
				liveboardId: thoughtSpot.addLiveboard({ name: 'Retail Sales' }).id,
				fileFormat,
				userIds: users.map(({ id }) => id),
				emails: ['guest@example.org', 'other@example.org'],
			});
			const sent = await thoughtSpot.runSchedule(schedule.id);
			expect(sent).toHaveLength(3);
			expect(sent.every(({ status }) => status === 'SUCCESS')).toBe(true);
			const received = await items();
			expect(received.map(({ json }) => json.messageId).sort()).toEqual(
				sent.map(messageIdOf).sort(),
			);
			for (const { json, binary } of received) {
				expect(json).toMatchObject({
					isTest: false,
					schedule: { name: 'Every Monday', fileFormat: fileFormat.toLowerCase() },
				});
				expect(binary?.attachment_0).toMatchObject({ fileExtension: fileFormat.toLowerCase() });
			}
		},
	);

	it('may be a test event', async () => {
		const webhookId = await publish({ filters: { testEvents: 'include' } });
		const sent = await thoughtSpot.sendTestEvent(webhookId);
		expect(sent.status).toBe('SUCCESS');
		expect(await items()).toMatchObject([{ json: { isTest: true, files: [] } }]);
	});

	it.each<[string, StorageForm, object]>([
		['in the body', { files: 'body' }, { status: 'SUCCESS', uri: /^s3:\/\/reports\/daily\// }],
		['in a part', { files: 'part' }, { status: 'SUCCESS', uri: /^s3:\/\/reports\/daily\// }],
		['in the body, failed', { files: 'body', failing: /./ }, { status: 'FAILED' }],
		['in a part, failed', { files: 'part', failing: /./ }, { status: 'FAILED' }],
	])('tells about files in S3 %s', async (_, form, storage) => {
		const webhookId = await publish();
		thoughtSpot.changeWebhook(webhookId, {
			storageDestination: {
				storage_type: 'AWS_S3',
				storage_config: {
					aws_s3_config: {
						bucket_name: 'reports',
						region: 'eu-west-1',
						role_arn: 'arn:aws:iam::1:role/reports',
						path_prefix: 'daily/',
					},
				},
			},
		});
		thoughtSpot.setStorage(form);
		await thoughtSpot.deliver({ webhookId, files: [pdf, csv] });
		const [item, ...others] = await items();
		expect(others).toEqual([]);
		expect(item?.binary).toBeUndefined();
		const files = item?.json.files as Array<{ fileName: string; storage: { uri: string | null } }>;
		expect(files.map(({ fileName }) => fileName)).toEqual([safeName, csv.fileName]);
		const { storageError } = item?.json.delivery as { storageError?: string };
		expect(storageError).toBe(form.failing && 'Access denied to the bucket.');
		for (const { storage: stored } of files) {
			const { uri, ...expected } = storage as { uri?: RegExp };
			expect(stored).toMatchObject({ provider: 'AWS_S3', bucket: 'reports', ...expected });
			if (uri === undefined) expect(stored.uri).toBeNull();
			else expect(stored.uri).toMatch(uri);
		}
	});

	it('runs once though its answer came too late and it was sent again', async () => {
		const webhookId = await publish({}, 1_000);
		const store = BinaryDataService.prototype.store;
		const lateAnswer = new Promise<void>((resolve) => {
			thoughtSpot.events.once('attempt', () => resolve());
		});
		jest.spyOn(BinaryDataService.prototype, 'store').mockImplementationOnce(async function (
			this: BinaryDataService,
			...values
		) {
			await lateAnswer;
			return await store.apply(this, values);
		});
		const sent = await thoughtSpot.deliver({ webhookId, files: [pdf], retried: true });
		expect(sent.status).toBe('SUCCESS');
		expect(sent.attempts.map(({ status }) => status)).toEqual([undefined, 200]);
		expect(sent.attempts[1]?.answer).toContain('duplicate');
		expect(await items()).toHaveLength(1);
	});

	it('runs once though it was sent until n8n could store it', async () => {
		const webhookId = await publish();
		jest
			.spyOn(BinaryDataService.prototype, 'store')
			.mockRejectedValueOnce(new Error('The disk is full'))
			.mockRejectedValueOnce(new Error('The disk is full'));
		const sent = await thoughtSpot.deliver({ webhookId, files: [pdf], retried: true });
		expect(sent.attempts.map(({ status }) => status)).toEqual([500, 500, 200]);
		expect(await items()).toHaveLength(1);
	});

	it('that the filters leave out is no failure at ThoughtSpot', async () => {
		const webhookId = await publish({ filters: { testEvents: 'only' } });
		const sent = await thoughtSpot.deliver({ webhookId, files: [pdf] });
		expect(sent.status).toBe('SUCCESS');
		expect(sent.attempts[0]?.answer).toContain('ignored');
		expect(await items()).toEqual([]);
	});

	it('that is refused says why in ThoughtSpot’s history', async () => {
		const webhookId = await publish();
		const sent = await thoughtSpot.deliver({
			webhookId,
			files: [pdf],
			change: ({ headers, body }) => ({ headers, body: body.subarray(1) }),
		});
		expect(sent).toMatchObject({ status: 'FAILED' });
		expect(sent.detail).toContain('HTTP 401');
		expect(sent.detail).toContain('The signature does not match.');
		expect(await items()).toEqual([]);
	});
});
