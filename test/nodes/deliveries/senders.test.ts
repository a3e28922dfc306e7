import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';

import { sign } from '../../messages';
import { harnessOfBlock } from './harnessOfBlock';
import { form, payloadPart, pdf, secret } from './signedMessage';

const megabyte = 1024 * 1024;
const block = Buffer.alloc(64 * 1024, 'x');
const aSignature = `X-Webhook-Signature: ${sign(secret, 'something')}`;
const chunked = 'Transfer-Encoding: chunked';
const chunk = Buffer.concat([Buffer.from('10000\r\n'), block, Buffer.from('\r\n')]);

/** A sender on a socket of its own, and all that it was answered until the connection was closed. */
class Sender {
	private readonly received: Buffer[] = [];
	readonly closed: Promise<unknown>;

	private constructor(private readonly socket: Socket) {
		socket.on('data', (data) => this.received.push(data));
		// a reset after the answer is not what this is about
		socket.on('error', () => socket.destroy());
		this.closed = new Promise((resolve) => socket.once('close', resolve));
	}

	static async to(url: string, ...headers: string[]): Promise<Sender> {
		const { hostname, port, pathname } = new URL(url);
		const socket = connect(Number(port), hostname);
		await once(socket, 'connect');
		const head = [`POST ${pathname} HTTP/1.1`, 'Host: n8n', 'Content-Type: application/json'];
		socket.write([...head, ...headers, '', ''].join('\r\n'));
		return new Sender(socket);
	}

	/** Sends it again and again, as fast as it is taken, until everything is sent or the connection closes. */
	async pour(data: Buffer, times: number): Promise<void> {
		for (let time = 0; time < times && this.socket.writable; time++) {
			if (this.socket.write(data)) continue;
			await Promise.race([new Promise((taken) => this.socket.once('drain', taken)), this.closed]);
		}
	}

	end(): void {
		this.socket.end();
	}

	breakOff(): void {
		this.socket.destroy();
	}

	/** The answer, once the connection is closed. */
	async answer(): Promise<{ status: number; headers: string; message: string | undefined }> {
		await this.closed;
		const [headers = '', body = ''] = Buffer.concat(this.received).toString().split('\r\n\r\n');
		const status = Number(headers.split(' ')[1]);
		const message = body === '' ? undefined : (JSON.parse(body) as { message: string }).message;
		return { status, headers, message };
	}
}
describe('a sender', () => {
	const harness = harnessOfBlock();

	const small = () => harness().trigger({ parameters: { settings: { maxSizeMb: 1 } } });
	/** Lets every deadline of the node pass when it is told to. */
	function clock(): AbortController {
		const time = new AbortController();
		jest.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
		return time;
	}

	it.each([
		['that announced too much', `Content-Length: ${24 * megabyte}`, block, ''],
		['that sends too much in chunks', chunked, chunk, '0\r\n\r\n'],
	])('%s gets 413 while it is still sending', async (_, length, data, end) => {
		const trigger = small();
		const sender = await Sender.to(trigger.url, aSignature, length);
		await sender.pour(data, (24 * megabyte) / block.length);
		await sender.pour(Buffer.from(end), 1);
		const { status, headers, message } = await sender.answer();
		expect(status).toBe(413);
		expect(headers).toMatch(/^connection: close$/im);
		expect(message).toContain('larger than 1 MB');
		await harness().settled();
		expect(trigger.runs).toEqual([{ workflowData: undefined }]);
	});

	it('without a signature gets 401 while it is still sending', async () => {
		const trigger = harness().trigger();
		const sender = await Sender.to(trigger.url, `Content-Length: ${20 * megabyte}`);
		const poured = sender.pour(block, (20 * megabyte) / block.length);
		expect(await sender.answer()).toMatchObject({ status: 401 });
		await poured;
	});

	it('without end gets 413 and is cut off', async () => {
		const sender = await Sender.to(small().url, aSignature, chunked);
		const poured = sender.pour(chunk, Infinity);
		expect(await sender.answer()).toMatchObject({ status: 413 });
		await poured;
	});

	it.each([
		['after its headers', ''],
		['halfway', '{"eventId":'],
	])('that stops %s gets 408 and is cut off', async (_, sent) => {
		const time = clock();
		const trigger = harness().trigger();
		const sender = await Sender.to(trigger.url, aSignature, 'Content-Length: 1000');
		await sender.pour(Buffer.from(sent), 1);
		while (jest.mocked(AbortSignal.timeout).mock.calls.length === 0) {
			await new Promise(setImmediate);
		}
		expect(AbortSignal.timeout).toHaveBeenCalledWith(15_000);
		time.abort();
		expect(await sender.answer()).toMatchObject({
			status: 408,
			message: 'The delivery took longer than 15 seconds to arrive.',
		});
		await harness().settled();
		expect(trigger.runs).toEqual([{ workflowData: undefined }]);
	});

	it('that is refused and neither goes on nor ends is cut off', async () => {
		const time = clock();
		const sender = await Sender.to(harness().trigger().url, 'Content-Length: 1000');
		while (jest.mocked(AbortSignal.timeout).mock.calls.length === 0) {
			await new Promise(setImmediate);
		}
		expect(AbortSignal.timeout).toHaveBeenCalledWith(5_000);
		time.abort();
		expect(await sender.answer()).toMatchObject({ status: 401 });
	});

	it('that ends before what it announced gets 400', async () => {
		const trigger = harness().trigger();
		const sender = await Sender.to(trigger.url, aSignature, 'Content-Length: 1000');
		await sender.pour(Buffer.from('{}'), 1);
		sender.end();
		expect(await sender.answer()).toMatchObject({ status: 400 });
		await harness().settled();
		expect(trigger.runs).toEqual([{ workflowData: undefined }]);
	});

	it('that sends more than it announced gets 400', async () => {
		const trigger = harness().trigger();
		const { headers, body } = form(payloadPart(), pdf());
		const signature = `X-Webhook-Signature: ${headers['x-webhook-signature']}`;
		const sender = await Sender.to(trigger.url, signature, `Content-Length: ${body.length - 10}`);
		await sender.pour(body, 1);
		expect(await sender.answer()).toMatchObject({ status: 400 });
		await harness().settled();
		expect(trigger.runs).toEqual([{ workflowData: undefined }]);
	});

	it('whose chunks are malformed gets 400', async () => {
		const trigger = harness().trigger();
		const sender = await Sender.to(trigger.url, aSignature, chunked);
		await sender.pour(Buffer.from('not a size\r\n'), 1);
		expect(await sender.answer()).toMatchObject({ status: 400 });
		await harness().settled();
		expect(trigger.runs).toEqual([{ workflowData: undefined }]);
	});

	it('that breaks off starts nothing', async () => {
		const trigger = harness().trigger();
		const sender = await Sender.to(trigger.url, aSignature, 'Content-Length: 1000');
		await sender.pour(Buffer.from('{'), 1);
		sender.breakOff();
		while (trigger.runs.length === 0) await new Promise(setImmediate);
		expect(trigger.runs).toEqual([{ workflowData: undefined }]);
	});

	it('of a small body that inflates to a large one gets 413', async () => {
		const body = gzipSync(Buffer.alloc(30 * megabyte));
		const received = await small().receive({
			headers: {
				'content-type': 'application/json',
				'content-encoding': 'gzip',
				'x-webhook-signature': sign(secret, body),
			},
			body,
		});
		expect(received).toMatchObject({ status: 413 });
	});

	it('of something that is not compressed, though it says so, gets 400', async () => {
		const { headers, body } = form(payloadPart());
		const received = await harness()
			.trigger()
			.receive({
				headers: { ...headers, 'content-encoding': 'gzip' },
				body,
			});
		expect(received).toMatchObject({
			status: 400,
			body: { message: 'The body is not gzip, as its header says.' },
		});
	});

	it('may send the next delivery over the same connection', async () => {
		const trigger = harness().trigger();
		const first = await trigger.receive(form(payloadPart()));
		const second = await trigger.receive(form(payloadPart()));
		for (const { status, headers } of [first, second]) {
			expect(status).toBe(200);
			expect(headers.connection).toBe('keep-alive');
		}
	});
});
