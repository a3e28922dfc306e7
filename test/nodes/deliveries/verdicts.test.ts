import type { INodeParameters } from 'n8n-workflow';

import { exampleAlert, sign } from '../../messages';

import { createHarness } from '../harness';
import { harnessOfBlock } from './harnessOfBlock';
import type { Message } from './signedMessage';
import { credential, form, freshPayload, json, payloadPart, pdf, signed } from './signedMessage';

const unsigned = ({ headers, body }: Message): Message => ({
	headers: { 'content-type': headers['content-type'] ?? '' },
	body,
});
const withHeaders = (message: Message, headers: Record<string, string>): Message => ({
	...message,
	headers: { ...message.headers, ...headers },
});
const yearOld = { ...freshPayload(), timestamp: '2025-01-01T00:00:00Z' };
const testEvent = { ...freshPayload(), eventId: 'n.validation-1' };
const megabyte = 1024 * 1024;

type Row = [what: string, message: Message, parameters?: INodeParameters];
describe('a delivery to a trigger in n8n', () => {
	const harness = harnessOfBlock();

	it.each<Row>([
		['is a form with a file', form(payloadPart(), pdf())],
		['is JSON', json(freshPayload())],
		['is a test event', json(testEvent), { filters: { testEvents: 'include' } }],
		['passes the filters', json(freshPayload()), { filters: { fileFormats: ['pdf'] } }],
		[
			'is acknowledged at once',
			form(payloadPart(), pdf()),
			{ settings: { acknowledge: 'immediately' } },
		],
		[
			'is as large as allowed',
			form(payloadPart(), pdf(Buffer.alloc(megabyte - 3_000))),
			{ settings: { maxSizeMb: 1 } },
		],
		['is a KPI alert that is wanted', unsigned(json(exampleAlert())), { event: 'kpiAlert' }],
	])('that %s gets 200 and runs', async (_, message, parameters = {}) => {
		const { status, headers, body, workflowData } = await harness()
			.trigger({ parameters })
			.receive(message);
		expect(status).toBe(200);
		expect(headers['content-type']).toContain('application/json');
		expect(body).toEqual({
			status: 'ok',
			message: 'Received',
			time: expect.stringMatching(/^20\d\d-.*Z$/) as string,
		});
		expect(workflowData).toEqual([
			[expect.objectContaining({ json: expect.anything() as object })],
		]);
	});

	it.each<Row>([
		['the filters leave out', json(freshPayload()), { filters: { fileFormats: ['csv'] } }],
		['is a test event, which is excluded', json(testEvent)],
		[
			'is a report where test events are wanted',
			json(freshPayload()),
			{ filters: { testEvents: 'only' } },
		],
	])('that %s gets 200 and does not run', async (_, message, parameters = {}) => {
		const received = await harness().trigger({ parameters }).receive(message);
		expect(received).toMatchObject({ status: 200, body: { status: 'ignored' } });
		expect(received.workflowData).toBeUndefined();
	});

	it.each<[status: number, reason: string, ...Row]>([
		[
			401,
			'no signature in the header X-Webhook-Signature',
			'is not signed',
			unsigned(form(payloadPart())),
		],
		[
			401,
			'does not match',
			'is signed by somebody else',
			withHeaders(form(payloadPart()), { 'x-webhook-signature': sign('x', 'y') }),
		],
		[
			401,
			'does not match',
			'was altered',
			{ ...form(payloadPart()), body: form(payloadPart()).body },
		],
		[
			401,
			'holds no HMAC-SHA256',
			'has a token for a signature',
			withHeaders(form(payloadPart()), { 'x-webhook-signature': 'Bearer abc' }),
		],
		[
			401,
			'header X-Other',
			'is signed in another header',
			form(payloadPart()),
			{ settings: { signatureHeader: 'X-Other' } },
		],
		[401, '7 days old', 'was sent a year ago', json(yearOld)],
		[
			401,
			'no signature',
			'is a KPI alert where none is wanted',
			unsigned(json(exampleAlert())),
			{ registration: 'manual' },
		],
		[401, 'no signature', 'is a KPI alert to an automatic webhook', unsigned(json(exampleAlert()))],
		[
			400,
			'before its closing boundary',
			'is cut short but signed',
			signed(
				'multipart/form-data; boundary=b0undary',
				form(payloadPart(), pdf()).body.subarray(0, -20),
			),
		],
		[400, 'no part named payload', 'has no payload', form(pdf())],
		[400, 'not a JSON object', 'is no JSON', signed('application/json', Buffer.from('a'))],
		[
			415,
			'neither multipart/form-data nor application/json',
			'is text',
			signed('text/plain', Buffer.from('a')),
		],
		[
			415,
			'neither gzip nor deflate',
			'is compressed with Brotli',
			withHeaders(form(payloadPart()), { 'content-encoding': 'br' }),
		],
		[
			413,
			'larger than 1 MB. Raise Maximum Size',
			'is too large',
			form(payloadPart(), pdf(Buffer.alloc(megabyte))),
			{ settings: { maxSizeMb: 1 } },
		],
	])(
		'gets %i, saying "%s", when it %s, and does not run',
		async (status, reason, _, message, parameters = {}) => {
			const trigger = harness().trigger({ parameters });
			const received = await trigger.receive(message);
			expect(received).toMatchObject({
				status,
				body: { status: 'error', message: expect.stringContaining(reason) as string },
			});
			expect(received.workflowData).toBeUndefined();
			expect(received.error).toBeUndefined();
			expect(trigger.staticData).toEqual({});
		},
	);

	it('gets 401 while the credential has no signing secret', async () => {
		const fresh = await createHarness({ credential: { ...credential, signingSecret: '' } });
		const received = await fresh.trigger().receive(form(payloadPart()));
		expect(received).toMatchObject({
			status: 401,
			body: { message: 'No signing secret is known yet. Publish the workflow again.' },
		});
		await fresh.close();
	});

	it('gets 500, and is not read, where n8n has parsed it', async () => {
		const trigger = harness().trigger({ parameters: { options: { binaryData: false } } });
		const received = await trigger.receive(form(payloadPart(), pdf()));
		expect(received.status).toBe(500);
		expect(received.workflowData).toBeUndefined();
	});

	it('leaves the secret out of whatever n8n keeps', async () => {
		const trigger = harness().trigger();
		const { workflowData } = await trigger.receive(form(payloadPart(), pdf()));
		expect(JSON.stringify([workflowData, trigger.staticData])).not.toContain(
			credential.signingSecret,
		);
	});
});
