import { once } from 'node:events';
import diagnostics from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { BinaryDataService } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';
import { request } from 'undici';

import { interestsOf } from '../../../nodes/ThoughtSpot/trigger/sharing/interests';
import type { ThoughtSpot } from '../../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../../sandbox/thoughtspot';
import { eventually } from '../../e2e/eventually';
import { later } from '../../later';
import { sign } from '../../messages';
import type { Harness } from '../harness';
import { createHarness } from '../harness';
import { listQuery } from '../harness/sharing';
import type { WebhookHandler } from '../harness/webhookServer';
import { withoutPauses } from '../withoutPauses';
import { harnessOfBlock } from './harnessOfBlock';
import { credential, form, freshPayload, json, payloadPart, pdf, secret } from './signedMessage';

type Trigger = ReturnType<Harness['trigger']>;

const webhookId = 'webhook-1';
const testEvent = () => json({ ...freshPayload(), eventId: 'n.validation-1' });
describe('a webhook that triggers share', () => {
	const harness = harnessOfBlock();
	const pauses = withoutPauses();

	const report = () => form(payloadPart(), pdf());
	const started = ({ runs }: Trigger) =>
		runs.filter(({ workflowData }) => workflowData !== undefined).length;
	const listOf = (...triggers: Trigger[]) =>
		listQuery(
			triggers.map(({ subscriber }) => subscriber),
			secret,
			webhookId,
		);
	const three = (): [Trigger, Trigger, Trigger] => [
		harness().trigger(),
		harness().trigger(),
		harness().trigger(),
	];
	/** Does something before n8n stores a file of a trigger. */
	function storing(trigger: Trigger, first: () => Promise<void>): void {
		const original = BinaryDataService.prototype.store;
		const store = jest.spyOn(BinaryDataService.prototype, 'store');
		store.mockImplementation(async function (this: BinaryDataService, location, ...values) {
			if (JSON.stringify(location).includes(trigger.workflowId)) await first();
			return await original.call(this, location, ...values);
		});
	}
	/** Something else that answers at the address of a trigger. */
	function answering(handler: WebhookHandler): Trigger {
		const trigger = harness().trigger();
		harness().serve(new URL(trigger.url).pathname, handler);
		return trigger;
	}

	it('brings a report to each of them once, repeated or not', async () => {
		const triggers = three();
		const [head] = triggers;
		const sent = report();
		expect(await head.receive(sent, listOf(...triggers))).toMatchObject({
			status: 200,
			body: { status: 'ok' },
		});
		expect(triggers.map(started)).toEqual([1, 1, 1]);
		expect(await head.receive(sent, listOf(...triggers))).toMatchObject({
			status: 200,
			body: { status: 'duplicate' },
		});
		expect(triggers.map(started)).toEqual([1, 1, 1]);
		expect(triggers.map(({ runs }) => runs.length)).toEqual([2, 2, 2]);
	});

	it('brings it to each also where something puts a slash behind the address', async () => {
		const triggers = three();
		const received = await triggers[0].receive(report(), `/${listOf(...triggers)}`);
		expect(received).toMatchObject({ status: 200 });
		expect(triggers.map(started)).toEqual([1, 1, 1]);
	});

	it('brings it as it came', async () => {
		const head = harness().trigger();
		const bodies: Buffer[] = [];
		const headers: unknown[] = [];
		const other = answering(async (received, response) => {
			for await (const chunk of received) bodies.push(chunk as Buffer);
			headers.push(received.headers);
			response.json({ status: 'ok' });
		});
		const body = gzipSync(report().body);
		const sent = {
			'content-type': 'multipart/form-data; boundary=b0undary',
			'content-encoding': 'gzip',
			'x-webhook-signature': sign(secret, body),
			'x-team': 'finance',
		};
		const query = listOf(head, other);
		const message = { headers: { ...sent, cookie: 'a=b', authorization: 'Bearer x' }, body };
		expect(await head.receive(message, query)).toMatchObject({ status: 200 });
		expect(Buffer.concat(bodies).equals(body)).toBe(true);
		expect(headers).toEqual([expect.objectContaining(sent)]);
		expect(headers[0]).not.toHaveProperty('cookie');
		expect(headers[0]).not.toHaveProperty('authorization');
	});

	it('brings it where the signature comes in a header that is not passed on otherwise', async () => {
		const parameters = { settings: { signatureHeader: 'Authorization' } };
		const [head, other] = [harness().trigger({ parameters }), harness().trigger({ parameters })];
		const { headers, body } = report();
		const { 'x-webhook-signature': authorization = '', ...rest } = headers;
		const sent = { headers: { ...rest, authorization }, body };
		expect(await head.receive(sent, listOf(head, other))).toMatchObject({ status: 200 });
		expect([head, other].map(started)).toEqual([1, 1]);
	});

	it('brings a repeat only to the one that could not store the first', async () => {
		const triggers = three();
		const [head, , third] = triggers;
		const sent = report();
		storing(third, async () => await Promise.reject(new Error('disk full')));
		expect(await head.receive(sent, listOf(...triggers))).toMatchObject({
			status: 503,
			body: {
				status: 'error',
				message: `Not taken by ${new URL(third.url).pathname}. Send it again.`,
			},
		});
		jest.restoreAllMocks();
		expect(triggers.map(started)).toEqual([1, 1, 0]);
		expect(await head.receive(sent, listOf(...triggers))).toMatchObject({ status: 200 });
		expect(triggers.map(started)).toEqual([1, 1, 1]);
	});

	it.each<[string, WebhookHandler]>([
		['a page', async (_, response) => void response.send('<html>Sign in</html>')],
		['nothing', async (_, response) => void response.status(204).end()],
		['JSON of another kind', async (_, response) => void response.json({ message: 'started' })],
		['a failure', async (_, response) => void response.status(500).json({ status: 'ok' })],
		['another status', async (_, response) => void response.status(201).json({ status: 'ok' })],
		['an error of ours', async (_, response) => void response.json({ status: 'error' })],
		['404 of another kind', async (_, response) => void response.status(404).send('Cannot POST')],
		['an end', async ({ socket }) => void socket.destroy()],
	])('does not believe one that answers with %s, and does not stop for it', async (_, handler) => {
		const [head, , third] = three();
		const other = answering(handler);
		const received = await head.receive(report(), listOf(head, other, third));
		expect(received).toMatchObject({ status: 503, body: { status: 'error' } });
		expect(received.body).toHaveProperty(
			'message',
			expect.stringContaining(new URL(other.url).pathname) as string,
		);
		expect([head, third].map(started)).toEqual([1, 1]);
	});

	it('reaches the others where the head has a filter that does not fit', async () => {
		const head = harness().trigger({ parameters: { liveboards: '={{ null }}' } });
		const other = harness().trigger();
		expect(await head.receive(report(), listOf(head, other))).toMatchObject({
			status: 503,
			body: { message: expect.stringContaining('Liveboard') as string },
		});
		expect([head, other].map(started)).toEqual([0, 1]);
	});

	it.each<[string, number, INodeParameters]>([
		['a setting that does not fit', 503, { binaryPrefix: 'a,b' }],
		['an expression that fails in a setting', 503, { webhookName: '={{ nobody.knows() }}' }],
		['a setting that takes no such signature', 401, { signatureCovers: 'payload' }],
	])('reaches the others where the head has %s', async (_, status, settings) => {
		const head = harness().trigger({ parameters: { settings } });
		const other = harness().trigger();
		const received = await head.receive(report(), listOf(head, other));
		expect(received).toMatchObject({
			status,
			body: { message: expect.stringMatching(/Settings|Signature Covers/) as string },
		});
		expect([head, other].map(started)).toEqual([0, 1]);
	});

	it('follows nobody to another place', async () => {
		const head = harness().trigger();
		const elsewhere = answering(async (_, response) => void response.json({ status: 'ok' }));
		const visited = jest.fn();
		harness().serve('/elsewhere', async (_, response) => {
			visited();
			response.json({ status: 'ok' });
		});
		for (const status of [301, 302, 303, 307, 308]) {
			harness().serve(new URL(elsewhere.url).pathname, async (_, response) => {
				response.redirect(status, '/elsewhere');
			});
			const received = await head.receive(report(), listOf(head, elsewhere));
			expect(received).toMatchObject({ status: 503 });
		}
		expect(visited).not.toHaveBeenCalled();
	});

	it('needs none that has gone, and waits once whether it comes back', async () => {
		const [head, second, third] = three();
		second.end();
		for (const count of [1, 2]) {
			const received = await head.receive(report(), listOf(head, second, third));
			expect(received).toMatchObject({ status: 200, body: { status: 'ok' } });
			expect([head, third].map(started)).toEqual([count, count]);
			expect(pauses).toEqual([500, 1_000, 2_000]);
		}
	});

	it('does not call those whose filters name other Liveboards', async () => {
		const [head, wants, other] = three();
		const named = ({ subscriber }: Trigger, liveboard: string) => ({
			...subscriber,
			...interestsOf({ liveboards: [liveboard], schedules: [] }),
		});
		const subscribers = [head.subscriber, named(wants, 'retail sales'), named(other, 'Stock')];
		const query = listQuery(subscribers, secret, webhookId);
		expect(await head.receive(report(), query)).toMatchObject({ status: 200 });
		expect([head, wants, other].map(({ runs }) => runs.length)).toEqual([1, 1, 0]);
	});

	it.each([
		['has', ['Retail Sales (View: West)'], 'ok', 1],
		['has not', ['Stock'], 'ignored', 0],
	])('answers for a head that %s to run itself', async (_, liveboards, status, runs) => {
		const head = harness().trigger({ parameters: { liveboards } });
		const other = harness().trigger();
		const received = await head.receive(report(), listOf(head, other));
		expect(received).toMatchObject({ status: 200, body: { status } });
		expect([head, other].map(started)).toEqual([runs, 1]);
	});

	it('says that a head which has stored its run is to send again for the sake of another', async () => {
		for (const acknowledge of ['saved', 'immediately']) {
			const head = harness().trigger({ parameters: { settings: { acknowledge } } });
			const other = answering(async (_, response) => void response.status(500).end());
			const sent = report();
			const query = listOf(head, other);
			expect(await head.receive(sent, query)).toMatchObject({ status: 503 });
			expect(await head.receive(sent, query)).toMatchObject({ status: 503 });
			expect(started(head)).toBe(1);
		}
	});

	describe('where somebody listens', () => {
		const listener = () =>
			harness().trigger({ mode: 'test', parameters: { filters: { testEvents: 'exclude' } } });

		it('brings a test event to the listener alone, whatever its filters', async () => {
			const [head, other] = three();
			const listening = listener();
			const received = await head.receive(testEvent(), listOf(head, other, listening));
			expect(received).toMatchObject({
				status: 200,
				body: { status: 'ok', message: 'Passed on to the test listener' },
			});
			expect([head, other, listening].map(started)).toEqual([0, 0, 1]);
		});

		it('brings a test event to the head alone where that is what listens', async () => {
			const head = listener();
			const other = harness().trigger();
			expect(await head.receive(testEvent(), listOf(head, other))).toMatchObject({ status: 200 });
			expect([head, other].map(started)).toEqual([1, 0]);
		});

		it('brings a report to all', async () => {
			const head = harness().trigger();
			const listening = harness().trigger({ mode: 'test' });
			await head.receive(report(), listOf(head, listening));
			expect([head, listening].map(started)).toEqual([1, 1]);
			const other = harness().trigger();
			await listening.receive(report(), listOf(listening, other));
			expect([listening, other].map(started)).toEqual([2, 1]);
		});

		it('asks for a test event again where the listener has just ended', async () => {
			const head = harness().trigger();
			const listening = listener();
			listening.end();
			const received = await head.receive(testEvent(), listOf(head, listening));
			expect(received).toMatchObject({
				status: 503,
				body: { message: 'The test listener has just ended. Send it again.' },
			});
		});
	});

	it('brings a test event to all where nobody listens, which is never a repeat', async () => {
		const including = () =>
			harness().trigger({ parameters: { filters: { testEvents: 'include' } } });
		const [head, other] = [including(), including()];
		const sent = testEvent();
		for (const runs of [1, 2]) {
			await head.receive(sent, listOf(head, other));
			expect([head, other].map(started)).toEqual([runs, runs]);
		}
	});

	it('is passed on by its head alone', async () => {
		const triggers = three();
		const [head] = triggers;
		await head.receive(report(), listOf(...triggers));
		expect(triggers.map(({ runs }) => runs.length)).toEqual([1, 1, 1]);
	});

	it('is passed on though the delivery brings a mark of the hop', async () => {
		const marks: unknown[] = [];
		const [head, other] = three();
		const watching = answering(async (received, response) => {
			marks.push(received.headers['x-n8n-thoughtspot-hop']);
			response.json({ status: 'ok' });
		});
		const sent = report();
		const query = listOf(head, other, watching);
		await head.receive(sent, query);
		for (const mark of ['1', ...marks]) {
			const headers = { ...sent.headers, 'x-n8n-thoughtspot-hop': String(mark) };
			await head.receive({ ...sent, headers }, query);
		}
		expect(marks).toHaveLength(3);
	});

	it('asks for what not everybody has taken in time, who acknowledges a repeat then', async () => {
		const time = new AbortController();
		const head = harness().trigger();
		const slow = harness().trigger();
		const sent = report();
		const query = listOf(head, slow);
		const stored = new Promise<() => void>((resolve) => {
			storing(slow, async () => await new Promise<void>((goOn) => resolve(goOn)));
		});
		const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
		const first = request(`${head.url}${query}`, { method: 'POST', ...sent });
		const goOn = await stored;
		timeout.mockRestore();
		time.abort();
		expect((await first).statusCode).toBe(503);
		await (await first).body.dump();
		goOn();
		await harness().settled();
		expect([head, slow].map(started)).toEqual([1, 1]);
		expect(await head.receive(sent, query)).toMatchObject({
			status: 200,
			body: { status: 'duplicate' },
		});
		expect([head, slow].map(started)).toEqual([1, 1]);
	});

	it('brings what waits for its turn although the sender has given up, and a repeat no more', async () => {
		const time = new AbortController();
		const [head, other] = three();
		const release = new AbortController();
		const taken: string[] = [];
		const slow = answering(async (received, response) => {
			if (!release.signal.aborted) await once(release.signal, 'abort');
			taken.push(String(received.headers['x-webhook-signature']));
			response.json({ status: 'ok' });
		});
		const query = listOf(head, other, slow);
		const reports = [report(), report(), report()];
		const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
		const first = reports.map(async (sent) => {
			const answer = await request(`${head.url}${query}`, { method: 'POST', ...sent });
			await answer.body.dump();
			return answer.statusCode;
		});
		while (started(other) < reports.length) await new Promise(setImmediate);
		timeout.mockRestore();
		time.abort();
		expect(await Promise.all(first)).toEqual([503, 503, 503]);
		release.abort();
		await eventually(() => expect(taken).toHaveLength(reports.length), 5_000);
		const repeated = reports.map(async (sent) => await head.receive(sent, query));
		expect((await Promise.all(repeated)).map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(new Set(taken).size).toBe(reports.length);
		expect(taken).toHaveLength(reports.length);
	});

	it('brings what its sender hung up on, and a repeat no more', async () => {
		const head = harness().trigger();
		const taken: string[] = [];
		const release = new AbortController();
		const slow = answering(async (received, response) => {
			taken.push(String(received.headers['x-webhook-signature']));
			if (!release.signal.aborted) await once(release.signal, 'abort');
			response.json({ status: 'ok' });
		});
		const sent = report();
		const query = listOf(head, slow);
		const sockets: Socket[] = [];
		const note = (started: unknown) => sockets.push((started as { socket: Socket }).socket);
		diagnostics.subscribe('http.server.request.start', note);
		const sender = new AbortController();
		const first = request(`${head.url}${query}`, {
			method: 'POST',
			...sent,
			signal: sender.signal,
		});
		while (taken.length === 0) await new Promise(setImmediate);
		diagnostics.unsubscribe('http.server.request.start', note);
		const hungUp = sockets[0] && once(sockets[0], 'close');
		sender.abort();
		await expect(first).rejects.toThrow('aborted');
		await hungUp;
		release.abort();
		await harness().settled();
		expect(await head.receive(sent, query)).toMatchObject({ status: 200 });
		expect(taken).toHaveLength(1);
	});

	it('holds nobody up for one that hangs', async () => {
		const time = new AbortController();
		const head = harness().trigger();
		const other = harness().trigger();
		const release = new AbortController();
		const hanging = answering(async (received) => {
			if (!release.signal.aborted) {
				await Promise.race([once(release.signal, 'abort'), once(received.socket, 'close')]);
			}
			received.socket.destroy();
		});
		const query = listOf(head, other, hanging);
		jest.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
		const all = Array.from({ length: 5 }, async () => {
			const response = await request(`${head.url}${query}`, { method: 'POST', ...report() });
			await response.body.dump();
			return response.statusCode;
		});
		while (started(other) < 5) await new Promise(setImmediate);
		time.abort();
		expect(await Promise.all(all)).toEqual(Array(5).fill(503));
		release.abort();
		await harness().settled();
		expect([head, other].map(started)).toEqual([5, 5]);
	});
});

describe('a delivery that comes without the list', () => {
	let thoughtSpot: ThoughtSpot;
	let harness: Harness;

	beforeEach(async () => {
		thoughtSpot = await startThoughtSpot();
		harness = await createHarness({
			credential: {
				...credential,
				baseUrl: thoughtSpot.url,
				secretKey: thoughtSpot.secretKey,
			},
		});
	});

	afterEach(async () => {
		await harness.close();
		await thoughtSpot.close();
	});

	/** A head and another that share a webhook, by a list that stands at ThoughtSpot. */
	function shared(signedWith = secret) {
		const triggers: [Trigger, Trigger] = [harness.trigger(), harness.trigger()];
		const [head] = triggers;
		const { id } = thoughtSpot.seedWebhook({ orgId: '0', name: 'Shared', url: head.url });
		const subscribers = triggers.map(({ subscriber }) => subscriber);
		const list = new URLSearchParams(listQuery(subscribers, signedWith, id)).get('n8n');
		thoughtSpot.changeWebhook(id, { urlParams: { n8n: list ?? '' } });
		const report = (channelID: string | undefined = id) => {
			const { data, ...payload } = freshPayload();
			return form(payloadPart({ ...payload, data: { ...data, channelID } }));
		};
		return { triggers, head, report };
	}
	const started = (triggers: Trigger[]) => triggers.map(({ runs }) => runs.length);
	const searches = () =>
		thoughtSpot.requests.filter(({ path }) => path.endsWith('/webhooks/search')).length;

	it.each([
		['names the webhook', undefined],
		['does not name it', ''],
		['names another', 'no webhook of this Org'],
	])('and %s reaches all that share it, asked for once a minute', async (_, named) => {
		const { triggers, head, report } = shared();
		for (let count = 1; count <= 3; count++) {
			expect(await head.receive(report(named), '')).toMatchObject({ status: 200 });
			expect(started(triggers)).toEqual([count, count]);
		}
		expect(searches()).toBe(1);
		later(60_000);
		// also where the clock was set back
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
		await head.receive(report(), '');
		jest.restoreAllMocks();
		expect(searches()).toBe(2);
	});

	it.each([
		['that somebody else wrote', 'somebody’s secret of their own'],
		['of another webhook', secret],
	])('or with one %s goes by the one at ThoughtSpot', async (_, signedWith) => {
		const { triggers, head, report } = shared();
		const query = listQuery([head.subscriber], signedWith, 'another webhook');
		expect(await head.receive(report(), query)).toMatchObject({ status: 200 });
		expect(started(triggers)).toEqual([1, 1]);
	});

	it('is its head’s alone where somebody else wrote that one too', async () => {
		const { triggers, head, report } = shared('somebody’s secret of their own');
		expect(await head.receive(report(), '')).toMatchObject({ status: 200 });
		expect(started(triggers)).toEqual([1, 0]);
	});

	it('runs its head, and is to be sent again, where ThoughtSpot does not say', async () => {
		const { triggers, head, report } = shared();
		const { credentialData } = harness;
		harness.credentialData = { ...credentialData, secretKey: 'wrong' };
		const sent = report();
		expect(await head.receive(sent, '')).toMatchObject({
			status: 503,
			body: { message: expect.stringContaining('are not known') as string },
		});
		expect(started(triggers)).toEqual([1, 0]);
		// and asks it again some seconds later, when it is repeated
		harness.credentialData = credentialData;
		later(6_000);
		expect(await head.receive(sent, '')).toMatchObject({ status: 200 });
		jest.restoreAllMocks();
		expect(started(triggers)).toEqual([2, 1]);
	});
});
