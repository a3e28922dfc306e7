import { setImmediate as turn } from 'node:timers/promises';

import { request } from 'undici';

import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import { isLongRun } from '../amount';
import { heldBytes, largestRise } from '../memory';
import type { Call } from './caller';
import { signIn } from './caller';
import { exportAs } from './exportCaller';

const MEGABYTE = 1024 * 1024;
const ROW = 'x'.repeat(20_000);
const MEGABYTES = 200;
const MANY = Math.ceil((MEGABYTES * MEGABYTE) / ROW.length);
const EXPORT = 'report/liveboard';
const CSV = { metadata_identifier: 'Large', file_format: 'CSV' };

describe('large, slow and failing exports of the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let admin: Call;
	let made: number;

	beforeEach(async () => {
		thoughtSpot = await startThoughtSpot();
		made = 0;
		const at = (index: number) => {
			made += 1;
			return [index, ROW];
		};
		const rows = { length: MANY, at };
		const columns = ['Number', 'Text'];
		thoughtSpot.addLiveboard({ name: 'Large', visualizations: [{ name: 'All', columns, rows }] });
		thoughtSpot.addLiveboard({ name: 'Small' });
		admin = await signIn(thoughtSpot);
	});

	afterEach(() => thoughtSpot.close());

	const begin = async (signal?: AbortSignal) => {
		const { body } = await admin<{ token: string }>('auth/session/token');
		return await request(`${thoughtSpot.url}/api/rest/2.0/${EXPORT}`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				authorization: `Bearer ${body.token}`,
			},
			body: JSON.stringify(CSV),
			signal,
		});
	};
	const until = async (condition: () => boolean) => {
		const deadline = performance.now() + 3000;
		while (!condition()) {
			if (performance.now() > deadline) throw new Error('It did not happen');
			await turn();
		}
	};

	const areMadeAsTheyAreRead = async () => {
		const held = [heldBytes()];
		const { body } = await begin();
		let bytes = 0;
		let pieces = 0;
		for await (const piece of body) {
			bytes += Buffer.from(piece).length;
			if (pieces++ % 400 === 0) held.push(heldBytes());
		}
		expect(bytes).toBeGreaterThan(MEGABYTES * MEGABYTE);
		expect(held.length).toBeGreaterThan(3);
		expect(largestRise(held)).toBeLessThan(60 * MEGABYTE);
		expect(thoughtSpot.requests.at(-1)?.file).toEqual({ bytes, complete: true });
	};
	if (isLongRun) it('are made as they are read: they do not stand in memory', areMadeAsTheyAreRead);

	it('stop when the caller goes away', async () => {
		const { body } = await begin();
		body.once('readable', () => body.destroy());
		body.on('error', () => undefined);
		await until(() => (thoughtSpot.requests.at(-1)?.status ?? 0) > 0);
		const rows = made;
		await turn();
		expect(made).toBe(rows);
		expect(made).toBeLessThan(MANY);
		expect(thoughtSpot.requests.at(-1)?.file?.complete).toBe(false);
	});

	it('take as long as they are told to, and no longer than somebody waits', async () => {
		thoughtSpot.configure({ exportDelayMs: 600_000 });
		const leaving = new AbortController();
		const waiting = begin(leaving.signal);
		await until(() => thoughtSpot.requests.at(-1)?.file !== undefined);
		leaving.abort();
		await expect(waiting).rejects.toThrow();
		await thoughtSpot.close();
		expect(thoughtSpot.requests.at(-1)?.file).toEqual({ bytes: 0, complete: false });
		expect(made).toBe(0);
	});

	it('fail in JSON after a while', async () => {
		const words = { code: 10038, message: 'Rendering failed' };
		thoughtSpot.faults.add({
			kind: 'status',
			delayMs: 50,
			operation: 'exportLiveboardReport',
			...words,
		});
		const started = performance.now();
		const { status, text } = await admin(EXPORT, { metadata_identifier: 'Small' });
		expect(status).toBe(500);
		expect(text).toContain('Rendering failed');
		expect(performance.now() - started).toBeGreaterThan(49);
	});

	it('break off on their way', async () => {
		thoughtSpot.faults.add({
			kind: 'cut',
			afterBytes: 300_000,
			operation: 'exportLiveboardReport',
		});
		const { statusCode, body } = await begin();
		expect(statusCode).toBe(200);
		await expect(body.arrayBuffer()).rejects.toThrow();
		expect(thoughtSpot.requests.at(-1)?.file).toEqual({ bytes: 300_000, complete: false });
	});

	it('find their token expired in the middle', async () => {
		const call = await exportAs(thoughtSpot);
		thoughtSpot.faults.add({ kind: 'expiredTokens', operation: 'exportLiveboardReport', skip: 1 });
		const small = { metadata_identifier: 'Small', file_format: 'PDF' };
		expect((await call(EXPORT, small)).status).toBe(200);
		const { status, content } = await call(EXPORT, small);
		expect(status).toBe(401);
		expect(String(content)).toContain('expired');
	});
});
