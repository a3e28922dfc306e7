import type { Headers } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/announcement';
import type { LiveboardDelivery } from '../../../nodes/ThoughtSpot/message/delivery';
import type { Verdict } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/verdict';
import type { MessagePart } from '../../messages';
import { readPayload } from '../../../nodes/ThoughtSpot/message/payload';
import { oneBlock } from '../message/blocks';
import { exampleAlert, examplePayload, exampleStoredFile, multipart, sign } from '../../messages';
import type { Question } from './verdictOn';
import { secret, verdictOn } from './verdictOn';

const receivedAt = Date.parse('2026-08-20T08:00:03Z');
const header = 'X-Webhook-Signature';
const day = 24 * 60 * 60 * 1000;

type Message = { headers: Headers; body: Buffer };

const json = JSON.stringify(examplePayload());
const payloadPart: MessagePart = { name: 'payload', type: 'application/json', content: json };
const pdf: MessagePart = {
	name: 'file',
	fileName: 'Retail Sales.pdf',
	type: 'application/pdf',
	content: Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0xff, 0x0d, 0x0a]),
};

/** A payload that a field makes it so many levels deep. */
const nested = (levels: number) =>
	json.replace(/}$/, `,"deep":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`);

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

const judge = ({ headers, body }: Message, question: Question = {}): Verdict =>
	verdictOn(oneBlock(body), headers, { receivedAt, ...question });

function accepted(verdict: Verdict): LiveboardDelivery {
	if (verdict.outcome === 'refused') throw new Error(verdict.reason);
	if (verdict.delivery.kind !== 'liveboard') throw new Error('it is a KPI alert');
	return verdict.delivery;
}

describe('a signed delivery', () => {
	it('is read behind a byte order mark', () => {
		const content = `\ufeff${json}`;
		for (const message of [jsonMessage(content), form({ ...payloadPart, content })]) {
			expect(accepted(judge(signed(message))).sent).toEqual(examplePayload());
		}
	});

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

	it('may be signed with the second of two secrets, over its body or its payload', () => {
		const secrets = ['the one that follows', secret];
		expect(judge(signed(form(payloadPart)), { secrets }).outcome).toBe('accepted');
		const payloadAlone = withSignature(form(payloadPart, pdf), sign(secret, json));
		expect(judge(payloadAlone, { secrets }).outcome).toBe('accepted');
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
		['from a clock that is a day ahead', 'accepted', day],
		['from a clock that is further ahead', 'refused', day + 1],
		['of next year', 'refused', 365 * day],
	])('%s is %s', (_, outcome, lateness) => {
		const payload = examplePayload(new Date(receivedAt + lateness).toISOString());
		const verdict = judge(signed(jsonMessage(payload)));
		expect(verdict).toMatchObject({ outcome });
		if (verdict.outcome === 'refused') {
			expect(verdict.status).toBe(401);
			expect(verdict.reason).toMatch(/more than (7 days old|a day ahead)/);
		}
	});

	it('may nest 100 levels deep', () => {
		expect(judge(signed(jsonMessage(nested(100)))).outcome).toBe('accepted');
	});

	it('may have a JSON file that nests however deep', () => {
		const deep = {
			...pdf,
			type: 'application/json',
			content: '['.repeat(5_000) + ']'.repeat(5_000),
		};
		expect(accepted(judge(signed(form(payloadPart, deep)))).files).toHaveLength(1);
	});

	it('may have a file whose part has no name', () => {
		const { headers, body } = form(payloadPart, pdf);
		const nameless = Buffer.from(body.toString('latin1').replace('name="file"; ', ''), 'latin1');
		const { files } = accepted(judge(signed({ headers, body: nameless })));
		expect(files).toMatchObject([{ fileName: 'Retail Sales.pdf' }]);
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
		expect(judge(unsigned, { secrets: [] })).toMatchObject({ status: 401 });
	});
});

describe('what a signature covers', () => {
	const wholeForm = signed(form(payloadPart, pdf));
	const payloadAlone = withSignature(form(payloadPart, pdf), sign(secret, json));
	const wholeJson = signed(jsonMessage(json));

	it.each<[string, string, Message, Question]>([
		['body', 'a form', wholeForm, {}],
		['body', 'JSON', wholeJson, {}],
		['payload', 'a form by its payload', payloadAlone, {}],
		['body', 'a form', wholeForm, { bodySignatureSeen: true }],
		['body', 'JSON', wholeJson, { bodySignatureSeen: true }],
		['body', 'a form', wholeForm, { signatureCovers: 'body' }],
		['body', 'JSON', wholeJson, { signatureCovers: 'body' }],
		['payload', 'a form by its payload', payloadAlone, { signatureCovers: 'payload' }],
		[
			'payload',
			'a form by its payload',
			payloadAlone,
			{ signatureCovers: 'payload', bodySignatureSeen: true },
		],
		['body', 'JSON', wholeJson, { signatureCovers: 'payload', bodySignatureSeen: true }],
	])('is the %s of %s', (signedBytes, _, message, question) => {
		expect(accepted(judge(message, question)).signed).toBe(signedBytes);
	});

	it.each<[string, string, Message, Question]>([
		['once whole bodies were signed', 'payload alone', payloadAlone, { bodySignatureSeen: true }],
		['where the body is asked for', 'payload alone', payloadAlone, { signatureCovers: 'body' }],
		['where the payload is asked for', 'whole body', wholeForm, { signatureCovers: 'payload' }],
	])('is not enough %s, which is told', (_, reason, message, question) => {
		expect(judge(message, question)).toMatchObject({
			outcome: 'refused',
			status: 401,
			reason: expect.stringMatching(`signature is of the ${reason}.*Signature Covers`) as string,
		});
	});

	it.each<[string, Message, Question]>([
		[
			'no JSON',
			withSignature(form({ ...payloadPart, content: 'words' }), sign(secret, 'words')),
			{ signatureCovers: 'body' },
		],
		[
			'no form',
			signed({ ...wholeForm, body: wholeForm.body.subarray(0, -30) }),
			{ signatureCovers: 'payload' },
		],
		['too old', payloadAlone, { signatureCovers: 'body', receivedAt: Date.parse('2100-01-01') }],
	])('is told before what is signed turns out to be %s', (_, message, question) => {
		const verdict = judge(message, question);
		expect(verdict).toMatchObject({
			status: 401,
			reason: expect.stringContaining('Signature Covers') as string,
		});
		expect(verdict).not.toHaveProperty('genuine');
	});

	it.each<[boolean, string, Message, Question]>([
		[true, 'where this trigger asks for the body', payloadAlone, { signatureCovers: 'body' }],
		[true, 'where this trigger asks for the payload', wholeForm, { signatureCovers: 'payload' }],
		[false, 'once whole bodies were signed', payloadAlone, { bodySignatureSeen: true }],
	])('may be enough for others (%s) %s', (isForOthers, _, message, question) => {
		expect('genuine' in judge(message, question)).toBe(isForOthers);
	});

	it.each<[boolean, string, Message]>([
		[true, 'a form that is signed as a whole', wholeForm],
		[false, 'a form of which the payload is signed', payloadAlone],
		[false, 'JSON', wholeJson],
	])('is known to be the whole form (%s) after %s', (isWholeFormSigned, _, message) => {
		expect(judge(message)).toMatchObject({ outcome: 'accepted', isWholeFormSigned });
	});

	it('is the payload alone where signed JSON comes again with files, of which nothing is believed', () => {
		const report: MessagePart = {
			name: 'file',
			fileName: 'files.json',
			type: 'application/json',
			content: JSON.stringify({ files: [exampleStoredFile()], error: 'a lie' }),
		};
		const forged = withSignature(form(payloadPart, pdf, report), sign(secret, json));
		const delivery = accepted(judge(forged));
		expect(delivery).toMatchObject({ signed: 'payload', storageError: undefined });
		expect(delivery.files).toEqual([
			expect.objectContaining({ fileName: 'Retail Sales.pdf' }),
			{
				fileName: 'files.json',
				mimeType: 'application/json',
				content: oneBlock(report.content as string),
			},
		]);
		expect(accepted(judge(signed(form(payloadPart, report))))).toMatchObject({
			storageError: 'a lie',
			files: [{ stored: {} }],
		});
	});

	it('is not what another boundary cuts from the same bytes', () => {
		const other = '--x\r\nContent-Disposition: form-data; name="payload"\r\n\r\n{}\r\n--x--';
		const csv = { ...pdf, fileName: 'a.csv', content: `a,b\r\n${other}\r\n1,2\r\n` };
		const captured = signed(form(payloadPart, csv));
		expect(accepted(judge(captured)).files).toHaveLength(1);
		for (const boundary of ['x', 'b0undary\r\nX', 'b', '']) {
			const type = `multipart/form-data; boundary="${boundary}"`;
			const headers = { ...captured.headers, 'content-type': type };
			expect(judge({ ...captured, headers })).toMatchObject({ status: 400 });
		}
	});
});

describe('a signature header', () => {
	it.each(['__proto__', 'constructor', 'toString'])('called %s is looked for as any', (name) => {
		expect(judge(form(payloadPart), { signatureHeader: name })).toMatchObject({
			status: 401,
			reason: `The delivery has no signature in the header ${name}.`,
		});
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
		[
			'has two payloads',
			form({ ...payloadPart, content: '{}' }, payloadPart),
			400,
			'two parts named payload',
		],
		[
			'has a preamble',
			{ headers, body: Buffer.from(`Hello\r\n${form(payloadPart).body.toString()}`) },
			400,
			'malformed: text stands before its first boundary.',
		],
		['nests 5,000 levels deep', jsonMessage(nested(5_000)), 400, 'nests more than 100 levels'],
		['nests 101 levels deep', jsonMessage(nested(101)), 400, 'nests more than 100 levels'],
		[
			'has a payload that nests 100,000 levels deep',
			form({ ...payloadPart, content: nested(100_000) }),
			400,
			'nests more than 100 levels',
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
		mimeType: ['application/pdf', 'text/csv'][index],
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

	it('tells why one file was not uploaded', () => {
		const failed = exampleStoredFile({ uploadStatus: 'FAILED', errorMessage: 'Access denied' });
		const files = [exampleStoredFile(), failed];
		const message = jsonMessage({ ...examplePayload(), files });
		expect(accepted(judge(signed(message)))).toMatchObject({ storageError: 'Access denied' });
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
		expect(judge(alert, { kpiAlerts: true, secrets: [] }).outcome).toBe('accepted');
	});

	it('that is signed after all is told so', () => {
		expect(judge(signed(alert), { kpiAlerts: true })).toMatchObject({
			delivery: { kind: 'kpiAlert', signed: 'body' },
		});
	});

	it.each<[string, Message, Question]>([
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
