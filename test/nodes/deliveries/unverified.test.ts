import { deflateSync, gzipSync } from 'node:zlib';

import type { MessagePart } from '../../messages';
import { exampleStoredFile, multipart, sign } from '../../messages';
import type { Received } from '../harness';
import { harnessOfBlock } from './harnessOfBlock';
import type { Message } from './signedMessage';
import { form, freshPayload, json, payloadPart, pdf, secret } from './signedMessage';

const megabyte = 1024 * 1024;
const forgedSignature = sign('a secret that nobody has', 'something');

const signedBy = (
	signature: string,
	body: Buffer,
	headers: Record<string, string> = {},
): Message => ({
	headers: { 'content-type': 'application/json', 'x-webhook-signature': signature, ...headers },
	body,
});
const forged = (body: Buffer, headers: Record<string, string> = {}) =>
	signedBy(forgedSignature, body, headers);
const signed = (body: Buffer, headers: Record<string, string> = {}) =>
	signedBy(sign(secret, body), body, headers);
describe('what nobody has verified yet', () => {
	const harness = harnessOfBlock();

	const small = () => harness().trigger({ parameters: { settings: { maxSizeMb: 1 } } });
	const text = Buffer.from('not what its headers say');
	const bomb = gzipSync(Buffer.alloc(30 * megabyte));

	it.each<[string, number, Message]>([
		['of an unknown encoding', 415, signed(text, { 'content-encoding': 'br' })],
		['that is not gzip', 400, signed(text, { 'content-encoding': 'gzip' })],
		['that inflates to too much', 413, signed(bomb, { 'content-encoding': 'gzip' })],
		['of an unknown type', 415, signed(text, { 'content-type': 'text/plain' })],
		['that is no form', 400, signed(text, { 'content-type': 'multipart/form-data; boundary=a' })],
		['that is no JSON', 400, signed(text)],
	])('%s is told so with %i where it is signed, and gets 401 else', async (_, status, message) => {
		expect(await small().receive(message)).toMatchObject({ status });
		const forgery = forged(message.body, {
			...message.headers,
			'x-webhook-signature': forgedSignature,
		});
		const received = await small().receive(forgery);
		expect(received).toMatchObject({
			status: 401,
			body: { message: expect.stringContaining('The signature does not match.') as string },
		});
	});

	it('and has no signature gets 401 also where it is too large', async () => {
		const { headers, body } = form(payloadPart(), pdf(Buffer.alloc(2 * megabyte)));
		const unsigned = { headers: { 'content-type': headers['content-type'] ?? '' }, body };
		expect(await small().receive(unsigned)).toMatchObject({ status: 401 });
	});

	it('is inflated so little that twenty bombs cost next to nothing', async () => {
		const trigger = harness().trigger();
		const bombs = Array.from({ length: 20 }, () => forged(bomb, { 'content-encoding': 'gzip' }));
		const [memory, time] = [process.memoryUsage().rss, process.cpuUsage()];
		const received = await Promise.all(bombs.map(async (each) => await trigger.receive(each)));
		expect(new Set(received.map(({ status }) => status))).toEqual(new Set([401]));
		const { user, system } = process.cpuUsage(time);
		expect((user + system) / 1_000).toBeLessThan(3_000);
		expect(process.memoryUsage().rss - memory).toBeLessThan(300 * megabyte);
	});

	it.each([
		['gzip', gzipSync],
		['deflate', deflateSync],
	])('and turns out to be signed over what %s holds is accepted', async (encoding, compress) => {
		const body = multipart([payloadPart(), pdf()]);
		const message = signedBy(sign(secret, body), compress(body), {
			'content-type': 'multipart/form-data; boundary=b0undary',
			'content-encoding': `identity, ${encoding}`,
		});
		expect(await harness().trigger().receive(message)).toMatchObject({ status: 200 });
	});

	it('may name a charset for its encoding', async () => {
		const message = json(freshPayload());
		message.headers['content-encoding'] = 'utf-8';
		expect(await harness().trigger().receive(message)).toMatchObject({ status: 200 });
	});

	it('and nests 5,000 levels deep throws nothing', async () => {
		const deep = '['.repeat(5_000) + ']'.repeat(5_000);
		const body = Buffer.from(JSON.stringify(freshPayload()).replace(/}$/, `,"deep":${deep}}`));
		for (const simplify of [true, false]) {
			const trigger = harness().trigger({ parameters: { simplify } });
			const received = await trigger.receive(signed(body));
			expect(received).toMatchObject({ status: 400 });
			expect(received.error).toBeUndefined();
		}
	});
});

describe('what was signed', () => {
	const harness = harnessOfBlock();

	const payload = freshPayload();
	/** A form of which the payload alone is signed. */
	const signedPayload = (signedJson: object, ...parts: MessagePart[]): Message => ({
		headers: {
			'content-type': 'multipart/form-data; boundary=b0undary',
			'x-webhook-signature': sign(secret, JSON.stringify(signedJson)),
		},
		body: multipart([payloadPart(signedJson), ...parts]),
	});
	/** A signed JSON delivery, sent again as a form with other parts. */
	const replayed = (...parts: MessagePart[]) => signedPayload(payload, ...parts);
	const filesOf = ({ workflowData }: Received) =>
		workflowData?.flat().map(({ json: item }) => ({
			files: item.files,
			signed: (item.delivery as { signed?: string }).signed,
		}));

	it('is told of a JSON delivery that comes again with files, which keeps the true one from nothing', async () => {
		const trigger = harness().trigger();
		const report = { files: [exampleStoredFile()] };
		const lie = { ...pdf(JSON.stringify(report), 'f.json'), type: 'application/json' };
		const forgery = await trigger.receive(replayed(lie));
		expect(filesOf(forgery)).toEqual([
			{ files: [expect.objectContaining({ fileName: 'f.json' })], signed: 'payload' },
		]);
		expect(filesOf(forgery)?.[0]?.files).not.toMatchObject([
			{ storage: expect.anything() as object },
		]);
		const genuine = await trigger.receive(json(payload));
		expect(genuine).toMatchObject({ status: 200, body: { status: 'ok' } });
		expect(filesOf(genuine)).toEqual([{ files: [], signed: 'body' }]);
	});

	describe('of which the first of a run is enough', () => {
		const oncePerRun = { filters: { oncePerRun: true } };

		it.each([true, false])(
			'keeps no signed report of the run out, deduplicated: %s',
			async (deduplicate) => {
				const trigger = harness().trigger({
					parameters: { ...oncePerRun, settings: { deduplicate } },
				});
				expect(await trigger.receive(replayed(pdf('forged')))).toMatchObject({
					body: { status: 'ok' },
				});
				const report = form(payloadPart(payload), pdf());
				expect(await trigger.receive(report)).toMatchObject({ body: { status: 'ok' } });
				expect(await trigger.receive(report)).toMatchObject({ body: { status: 'duplicate' } });
			},
		);

		it.each([true, false])(
			'keeps the true files of its message from nothing, deduplicated: %s',
			async (deduplicate) => {
				const trigger = harness().trigger({
					parameters: { ...oncePerRun, settings: { deduplicate } },
				});
				const statuses: unknown[] = [];
				for (const content of ['forged', 'genuine', 'genuine', 'forged']) {
					const { body } = await trigger.receive(replayed(pdf(content)));
					statuses.push(body);
				}
				expect(statuses).toMatchObject(
					['ok', 'ok', 'duplicate', 'duplicate'].map((status) => ({ status })),
				);
				const { data } = payload;
				const other = { ...payload, data: { ...data, msgUniqueId: 'of another recipient' } };
				const next = signedPayload(other, pdf('of another recipient'));
				expect(await trigger.receive(next)).toMatchObject({ body: { status: 'duplicate' } });
			},
		);
	});

	it('counts as known to be the whole form also by what the filters leave out', async () => {
		const trigger = harness().trigger({ parameters: { filters: { fileFormats: ['xlsx'] } } });
		const report = form(payloadPart(), pdf());
		expect(await trigger.receive(report)).toMatchObject({ body: { status: 'ignored' } });
		expect(await trigger.receive(replayed(pdf('one')))).toMatchObject({ status: 401 });
	});

	it('is the whole form and no longer the payload alone once such a form came, and no forged one', async () => {
		const trigger = harness().trigger();
		expect(
			await trigger.receive({
				...form(pdf()),
				headers: { ...replayed().headers, 'x-webhook-signature': forgedSignature },
			}),
		).toMatchObject({ status: 401 });
		expect(await trigger.receive(replayed(pdf('one')))).toMatchObject({ status: 200 });
		expect(await trigger.receive(replayed(pdf('another')))).toMatchObject({ status: 200 });
		expect(await trigger.receive(form(payloadPart(), pdf()))).toMatchObject({ status: 200 });
		const refused = await trigger.receive(replayed(pdf('two')));
		expect(refused).toMatchObject({
			status: 401,
			body: { message: expect.stringContaining('payload alone') as string },
		});
		expect(await trigger.receive(json(freshPayload()))).toMatchObject({ status: 200 });
	});
});
