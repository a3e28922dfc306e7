import type { Arrival } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/authentication';
import type { LiveboardDelivery } from '../../../nodes/ThoughtSpot/message/delivery';
import type { Verdict } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/verdict';
import { receive } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/verdict';
import type { MessagePart } from '../../messages';
import { readPayload } from '../../../nodes/ThoughtSpot/message/payload';
import { oneBlock } from './blocks';
import { exampleAlert, examplePayload, exampleStoredFile, multipart, sign } from '../../messages';

const secret = 'a signing secret';
const receivedAt = Date.parse('2026-08-20T08:00:03Z');
const header = 'X-Webhook-Signature';
const day = 24 * 60 * 60 * 1000;

type Message = Pick<Arrival, 'headers'> & { body: Buffer };

const json = JSON.stringify(examplePayload());
const payloadPart: MessagePart = { name: 'payload', type: 'application/json', content: json };
const pdf: MessagePart = {
	name: 'file',
	fileName: 'Retail Sales.pdf',
	type: 'application/pdf',
	content: Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0xff, 0x0d, 0x0a]),
};

const form = (...parts: MessagePart[]): Message => ({
	headers: { 'content-type': 'multipart/form-data; boundary=b0undary' },
	body: multipart(parts),
});
const jsonMessage = (content: unknown, type = 'application/json'): Message => ({
	headers: { 'content-type': type },
	body: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});
const withSignature = (message: Message, signature: string | string[]): Message => ({
	...message,
	headers: { ...message.headers, [header.toLowerCase()]: signature },
});
const signed = (message: Message) => withSignature(message, sign(secret, message.body));

/** The verdict on a message whose bytes were digested as they arrived. */
const judge = (message: Message, more: Partial<Arrival> = {}): Verdict =>
	receive({
		...message,
		body: oneBlock(message.body),
		digests: [Buffer.from(sign(more.secret ?? secret, message.body), 'hex')],
		secret,
		signatureHeader: header,
		kpiAlerts: false,
		receivedAt,
		...more,
	});

function accepted(verdict: Verdict): LiveboardDelivery {
	if (verdict.outcome === 'refused') throw new Error(verdict.reason);
	if (verdict.delivery.kind !== 'liveboard') throw new Error('it is a KPI alert');
	return verdict.delivery;
}

describe('a signed delivery', () => {
	it('gives its payload as sent and its files as views on the body', () => {
		const csv = { name: 'file', fileName: 'a.csv', type: 'text/csv', content: 'a,b\r\n1,2\r\n' };
		const message = signed(form(payloadPart, pdf, csv));
		const { files, ...delivery } = accepted(judge(message));
		expect(delivery).toMatchObject({
			kind: 'liveboard',
			signed: 'body',
			sent: examplePayload(),
			payload: { eventId: examplePayload().eventId, messageId: 'message-1' },
		});
		expect(files).toEqual([
			{ fileName: 'Retail Sales.pdf', mimeType: 'application/pdf', content: oneBlock(pdf.content) },
			{ fileName: 'a.csv', mimeType: 'text/csv', content: oneBlock('a,b\r\n1,2\r\n') },
		]);
		for (const block of files.flatMap(({ content }) => content?.blocks ?? [])) {
			expect(block.buffer).toBe(message.body.buffer);
		}
	});

	it.each([
		['without files', form(payloadPart)],
		['as JSON', jsonMessage(json)],
		['as JSON with a charset', jsonMessage(json, 'Application/JSON; charset=utf-8')],
		['with the payload last', form({ ...payloadPart, type: undefined })],
	])('may come %s', (_, message) => {
		expect(accepted(judge(signed(message)))).toMatchObject({ sent: examplePayload(), files: [] });
	});

	it('may name and type its files in no way', () => {
		const delivery = accepted(judge(signed(form(payloadPart, { name: 'file', content: 'x' }))));
		expect(delivery.files).toMatchObject([
			{ fileName: 'file', mimeType: 'application/octet-stream' },
		]);
	});

	it('may be signed over its payload part alone, which is told', () => {
		const message = withSignature(form(payloadPart, pdf), sign(secret, json));
		expect(accepted(judge(message))).toMatchObject({ signed: 'payload', files: [{}] });
	});

	it.each(['sha256=', ''])('may write its signature after "%s" in base64', (prefix) => {
		const message = form(payloadPart);
		const base64 = Buffer.from(sign(secret, message.body), 'hex').toString('base64');
		expect(judge(withSignature(message, `${prefix}${base64}`)).outcome).toBe('accepted');
	});

	it('may be signed over its compressed bytes', () => {
		const wire = Buffer.from(sign(secret, 'compressed'), 'hex');
		const message = withSignature(form(payloadPart), wire.toString('hex'));
		expect(judge(message, { digests: [wire, Buffer.alloc(32)] }).outcome).toBe('accepted');
	});

	it('may have its signature in a header of any name and case', () => {
		const { headers, body } = form(payloadPart);
		const message = { headers: { ...headers, 'x-my-hmac': sign(secret, body) }, body };
		expect(judge(message, { signatureHeader: 'X-My-HMAC' }).outcome).toBe('accepted');
	});

	it.each([
		['of now', 'accepted', 0],
		['7 days late', 'accepted', -7 * day],
		['more than 7 days late', 'refused', -7 * day - 1],
		['a year late', 'refused', -365 * day],
		['from a clock that is ahead', 'accepted', 30 * day],
	])('%s is %s', (_, outcome, lateness) => {
		const payload = examplePayload(new Date(receivedAt + lateness).toISOString());
		const verdict = judge(signed(jsonMessage(payload)));
		expect(verdict).toMatchObject({ outcome });
		if (verdict.outcome === 'refused') {
			expect(verdict.status).toBe(401);
			expect(verdict.reason).toContain('more than 7 days old');
		}
	});

	it.each([undefined, null, '', 'yesterday', {}])(
		'with the timestamp %p is accepted',
		(timestamp) => {
			const message = jsonMessage({ ...examplePayload(), timestamp });
			expect(judge(signed(message)).outcome).toBe('accepted');
		},
	);
});

describe('a delivery that is not authentic', () => {
	const message = form(payloadPart, pdf);
	const altered = Buffer.from(message.body);
	altered.writeUInt8(altered.readUInt8(altered.length - 20) ^ 1, altered.length - 20);
	const malformed: Message = { ...message, body: message.body.subarray(0, 100) };
	const notJson = jsonMessage('not JSON');
	const text = jsonMessage('a', 'text/plain');

	it.each<[string, Message, string]>([
		['has no signature', message, 'no signature in the header X-Webhook-Signature'],
		['has an empty signature', withSignature(message, ''), 'no signature'],
		['has something else there', withSignature(message, 'Bearer abc'), 'no HMAC-SHA256'],
		[
			'has its signature twice',
			withSignature(message, [sign(secret, message.body), sign(secret, message.body)]),
			'no HMAC-SHA256',
		],
		['is signed with another secret', withSignature(message, sign('x', message.body)), 'match'],
		['was altered', { ...signed(message), body: altered }, 'match'],
		['was cut short', { ...signed(message), body: message.body.subarray(0, -10) }, 'match'],
		[
			'was made longer',
			{ ...signed(message), body: Buffer.concat([message.body, altered]) },
			'match',
		],
		['is malformed', withSignature(malformed, sign('x', 'y')), 'match'],
		['is not JSON', withSignature(notJson, sign('x', 'y')), 'match'],
		['is of another type', withSignature(text, sign('x', 'y')), 'match'],
		['signs a file', withSignature(message, sign(secret, pdf.content)), 'match'],
		['signs nothing', withSignature(message, sign(secret, '')), 'match'],
		[
			'has two payload parts, one of them signed',
			withSignature(form({ ...payloadPart, content: '{}' }, payloadPart), sign(secret, json)),
			'match',
		],
		[
			'signs the payload in a body that is cut short',
			withSignature({ ...message, body: message.body.subarray(0, -30) }, sign(secret, json)),
			'match',
		],
	])('gets 401 and no other reason when it %s', (_, refused, reason) => {
		expect(judge(refused)).toMatchObject({
			outcome: 'refused',
			status: 401,
			reason: expect.stringContaining(reason) as string,
		});
	});

	it('gets 401 while no secret is known, even if it is signed with none', () => {
		const unsigned = withSignature(message, sign('', message.body));
		expect(judge(unsigned, { secret: '' })).toMatchObject({ status: 401 });
	});
});

describe('a signed delivery that cannot be read', () => {
	const { headers } = form();

	it.each<[string, Message, number, string]>([
		['is of no type', { headers: {}, body: Buffer.from('{}') }, 415, 'neither multipart'],
		['is of another type', jsonMessage(json, 'text/plain'), 415, 'neither multipart'],
		[
			'is of another multipart type',
			jsonMessage(json, 'multipart/mixed; boundary=a'),
			415,
			'neither',
		],
		['names no boundary', jsonMessage('a', 'multipart/form-data'), 400, '1 to 70 characters'],
		[
			'lacks its boundary',
			{ headers, body: Buffer.from('a') },
			400,
			'boundary does not occur in it',
		],
		[
			'is cut short',
			{ headers, body: form(payloadPart, pdf).body.subarray(0, -8) },
			400,
			'malformed: it ends before its closing boundary.',
		],
		['has no payload', form(pdf), 400, 'no part named payload'],
		['has no parts', form(), 400, 'no part named payload'],
		['is not JSON', jsonMessage('{"a"'), 400, 'not a JSON object'],
		['is empty', jsonMessage(''), 400, 'not a JSON object'],
		['is a JSON array', jsonMessage([json]), 400, 'not a JSON object'],
		['is null', jsonMessage('null'), 400, 'not a JSON object'],
		[
			'has a payload that is no JSON',
			form({ ...payloadPart, content: 'x' }),
			400,
			'not a JSON object',
		],
		[
			'has a payload over 8 MB',
			form({ ...payloadPart, content: JSON.stringify({ a: 'a'.repeat(8 * 1024 * 1024) }) }),
			400,
			'exceeds 8 MB',
		],
	])('is told why when it %s', (_, message, status, reason) => {
		expect(judge(signed(message))).toMatchObject({
			outcome: 'refused',
			status,
			reason: expect.stringContaining(reason) as string,
		});
	});
});

describe('a delivery in storage mode', () => {
	const reported = [
		exampleStoredFile(),
		exampleStoredFile({ filename: 'b.csv', contentType: null }),
	];
	const described = readPayload({ files: reported }).storage.files.map((stored, index) => ({
		fileName: ['Retail Sales.pdf', 'b.csv'][index],
		mimeType: ['application/pdf', 'application/octet-stream'][index],
		stored,
	}));
	const filePart = (content: unknown): MessagePart => ({
		name: 'file',
		fileName: 'files.json',
		type: 'application/json',
		content: JSON.stringify(content),
	});

	it.each([
		['beside the event in JSON', jsonMessage({ ...examplePayload(), files: reported })],
		[
			'beside the event in the payload part',
			form({ ...payloadPart, content: JSON.stringify({ ...examplePayload(), files: reported }) }),
		],
		['in a file part', form(payloadPart, filePart({ files: reported }))],
		['as the list in a file part', form(payloadPart, filePart(reported))],
		['one in each file part', form(payloadPart, ...reported.map((each) => filePart([each])))],
	])('describes its files %s', (_, message) => {
		const { files } = accepted(judge(signed(message)));
		expect(files).toEqual(described);
		expect(files.some((file) => 'content' in file)).toBe(false);
	});

	it.each([
		['in JSON', (about: object) => jsonMessage({ ...examplePayload(), ...about })],
		['in a file part', (about: object) => form(payloadPart, filePart(about))],
	])('tells %s why nothing was uploaded', (_, write) => {
		const failed = exampleStoredFile({ uploadStatus: 'FAILED', objectKey: undefined });
		const message = write({ files: [failed], error: 'Access denied to the bucket.' });
		expect(accepted(judge(signed(message)))).toMatchObject({
			storageError: 'Access denied to the bucket.',
			files: [{ stored: { status: 'FAILED' } }],
		});
	});

	it('takes the name of a file from its key where it has none', () => {
		const nameless = exampleStoredFile({ filename: undefined });
		const { files } = accepted(
			judge(signed(jsonMessage({ ...examplePayload(), files: [nameless] }))),
		);
		expect(files).toMatchObject([{ fileName: 'Retail Sales.pdf' }]);
	});

	it.each([
		['an object', { rows: 3 }],
		['an object with other files', { files: [{ path: 'a' }] }],
		['a list of numbers', [1, 2, 3]],
		['an empty list', []],
		['text', 'hello'],
	])('does not take a JSON file that holds %s for a description', (_, content) => {
		const { files } = accepted(judge(signed(form(payloadPart, filePart(content)))));
		expect(files).toEqual([
			{
				fileName: 'files.json',
				mimeType: 'application/json',
				content: oneBlock(JSON.stringify(content)),
			},
		]);
	});
});

describe('a KPI alert', () => {
	const alert = jsonMessage(exampleAlert());

	it('is accepted without a signature where alerts are wanted, which is told', () => {
		expect(judge(alert, { kpiAlerts: true })).toMatchObject({
			outcome: 'accepted',
			delivery: {
				kind: 'kpiAlert',
				signed: 'none',
				sent: exampleAlert(),
				alert: { alertType: 'SCHEDULE_METRIC_UPDATE' },
			},
		});
	});

	it('is accepted while no signing secret is known', () => {
		expect(judge(alert, { kpiAlerts: true, secret: '' }).outcome).toBe('accepted');
	});

	it('that is signed after all is told so', () => {
		expect(judge(signed(alert), { kpiAlerts: true })).toMatchObject({
			delivery: { kind: 'kpiAlert', signed: 'body' },
		});
	});

	it.each<[string, Message, Partial<Arrival>]>([
		['alerts are not wanted', alert, {}],
		['its signature is wrong', withSignature(alert, sign('x', alert.body)), { kpiAlerts: true }],
		['it is a Liveboard report', jsonMessage(json), { kpiAlerts: true }],
		['it is a form', form(payloadPart), { kpiAlerts: true }],
		['it is of another schema', jsonMessage({ data: { schemaType: 'X' } }), { kpiAlerts: true }],
	])('gets 401 when %s', (_, message, more) => {
		expect(judge(message, more)).toMatchObject({ outcome: 'refused', status: 401 });
	});

	it('that is no JSON gets 400', () => {
		expect(judge(jsonMessage('{'), { kpiAlerts: true })).toMatchObject({ status: 400 });
	});
});
