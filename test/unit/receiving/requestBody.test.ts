import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';

import type { ReadBody } from '../../../nodes/ThoughtSpot/trigger/receiving/requestBody';
import { drain, readBody } from '../../../nodes/ThoughtSpot/trigger/receiving/requestBody';
import { startDigest } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/signature';
import { sign } from '../../messages';

const mostBytes = 1_000;
const never = new AbortController().signal;
const takeRoom = () => true;

type Exchange = [IncomingMessage, ServerResponse];

describe('the body of a request', () => {
	const server = createServer();
	const senders: Socket[] = [];

	beforeAll(async () => {
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
	});

	afterEach(() => {
		for (const sender of senders.splice(0)) sender.destroy();
	});

	afterAll(async () => {
		server.close();
		server.closeAllConnections();
		await once(server, 'close');
	});

	/** A sender on a socket of its own that has sent its headers, and what the server got of it. */
	async function sender(headers: string): Promise<[Socket, ...Exchange]> {
		const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
		// a sender whose connection the server resets has said enough
		socket.on('error', () => socket.destroy());
		senders.push(socket);
		const requested = once(server, 'request') as Promise<Exchange>;
		socket.write(`POST / HTTP/1.1\r\nHost: n8n\r\n${headers}\r\n\r\n`);
		return [socket, ...(await requested)];
	}

	const read = async (request: IncomingMessage, deadline = never, digest = startDigest('s')) =>
		await readBody(request, { mostBytes, deadline, takeRoom }, digest);
	const bodyOf = (result: ReadBody) =>
		result.outcome === 'complete' ? result.body.joined().toString() : result.outcome;
	const chunk = (content: string) => `${content.length.toString(16)}\r\n${content}\r\n`;

	it.each([
		['of an announced length', 'Content-Length: 6', ['abc', 'def']],
		['in chunks', 'Transfer-Encoding: chunked', [chunk('abc'), chunk('def'), chunk('')]],
	])('%s is read and digested', async (_, headers, pieces) => {
		const [socket, request] = await sender(headers);
		const digest = startDigest('s');
		const reading = read(request, never, digest);
		for (const piece of pieces) socket.write(piece);
		expect(bodyOf(await reading)).toBe('abcdef');
		expect(digest.digest('hex')).toBe(sign('s', 'abcdef'));
	});

	it.each([
		['empty', 'Content-Length: 0'],
		['not there', 'X: y'],
	])('may be %s', async (_, headers) => {
		const [, request] = await sender(headers);
		expect(bodyOf(await read(request))).toBe('');
	});

	it('that has arrived before it is read is complete', async () => {
		const [socket, request] = await sender('Content-Length: 3');
		socket.write('abc');
		await once(request, 'readable');
		expect(bodyOf(await read(request))).toBe('abc');
	});

	it.each([
		['of exactly the limit', mostBytes, 'complete'],
		['of one byte more', mostBytes + 1, 'tooLarge'],
	])('%s is judged by what arrives in chunks', async (_, size, outcome) => {
		const [socket, request] = await sender('Transfer-Encoding: chunked');
		const reading = read(request);
		socket.write(chunk('x'.repeat(size)) + chunk(''));
		expect((await reading).outcome).toBe(outcome);
	});

	it('that is announced as too large is not waited for', async () => {
		const [, request] = await sender(`Content-Length: ${mostBytes + 1}`);
		expect((await read(request)).outcome).toBe('tooLarge');
		expect(request.readableFlowing).toBeNull();
	});

	it('without end is too large', async () => {
		const [socket, request] = await sender('Transfer-Encoding: chunked');
		const reading = read(request);
		socket.write(chunk('x'.repeat(mostBytes)) + chunk('x'));
		expect((await reading).outcome).toBe('tooLarge');
	});

	it('for which there is no room is read no further', async () => {
		const [socket, request] = await sender('Transfer-Encoding: chunked');
		const taken: number[] = [];
		const limits = {
			mostBytes,
			deadline: never,
			takeRoom: (bytes: number) => taken.push(bytes) < 2,
		};
		const reading = readBody(request, limits, startDigest('s'));
		socket.write(chunk('abc'));
		await once(request, 'data');
		socket.write(chunk('de'));
		expect((await reading).outcome).toBe('noRoom');
		expect(taken).toEqual([3, 2]);
	});

	it.each([
		['that stops halfway', 'abc'],
		['that never begins', ''],
	])('%s is too slow', async (_, sent) => {
		const [socket, request] = await sender('Content-Length: 6');
		const deadline = new AbortController();
		const reading = read(request, deadline.signal);
		if (sent !== '') {
			socket.write(sent);
			await once(request, 'data');
		}
		deadline.abort();
		expect((await reading).outcome).toBe('tooSlow');
	});

	it('is too slow after the time is up', async () => {
		const [, request] = await sender('Content-Length: 6');
		expect((await read(request, AbortSignal.abort())).outcome).toBe('tooSlow');
	});

	it('is broken when the sender breaks off', async () => {
		const [socket, request] = await sender('Content-Length: 6');
		const reading = read(request);
		socket.write('abc', () => socket.destroy());
		expect((await reading).outcome).toBe('broken');
	});

	it('is broken when the sender broke off before it is read', async () => {
		const [socket, request] = await sender('Content-Length: 6');
		const closed = new Promise((resolve) => request.once('close', resolve));
		socket.destroy();
		await closed;
		expect((await read(request)).outcome).toBe('broken');
	});

	it.each([
		['is read', async (request: IncomingMessage) => await read(request)],
		[
			'is too large',
			async (request: IncomingMessage) => {
				const limits = { mostBytes: 1, deadline: never, takeRoom };
				return await readBody(request, limits, startDigest('s'));
			},
		],
	])('leaves no listener behind once it %s', async (_, reader) => {
		const [socket, request] = await sender('Transfer-Encoding: chunked');
		const before = request.eventNames().length;
		const reading = reader(request);
		socket.write(chunk('abc') + chunk(''));
		await reading;
		expect(request.eventNames()).toHaveLength(before);
	});

	it('can be drained after it was too large, up to a bound', async () => {
		const [socket, request] = await sender('Transfer-Encoding: chunked');
		const reading = read(request);
		socket.write(chunk('x'.repeat(mostBytes + 1)));
		expect((await reading).outcome).toBe('tooLarge');
		const draining = drain(request, { mostBytes: 10_000, deadline: never });
		socket.write(chunk('x'.repeat(9_000)) + chunk(''));
		await draining;
		expect(request.readableEnded).toBe(true);
	});

	it.each([
		['too much comes', chunk('x'.repeat(20)), never],
		['the time is up', '', AbortSignal.abort()],
	])('is drained no longer when %s', async (_, sent, deadline) => {
		const [socket, request] = await sender('Transfer-Encoding: chunked');
		socket.write(sent);
		await drain(request, { mostBytes: 10, deadline });
		expect(request.readableEnded).toBe(false);
	});
});
