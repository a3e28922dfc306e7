import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { downloadFromThoughtSpot } from '../../../nodes/ThoughtSpot/transport/client';
import { fileEndpoint } from '../../../nodes/ThoughtSpot/transport/endpoint';
import type { ThoughtSpotFile } from '../../../nodes/ThoughtSpot/transport/file';
import { isLongRun } from '../../amount';
import { heldBytes, largestRise } from '../../memory';
import type { Harness } from '../harness';
import { createHarness } from '../harness';
import { withoutPauses } from '../withoutPauses';
import type { TestServer } from './servers';
import { listen } from './servers';

const MEGABYTE = 1024 * 1024;
const report = fileEndpoint<object>({
	purpose: 'export the report',
	method: 'POST',
	path: '/report',
	repeatable: true,
	privilege: 'ANY',
	since: '10.1.0.cl',
	longestSilence: 0.5,
});

let server: TestServer;
let harness: Harness;
let answer: (response: ServerResponse) => void;
let asked = 0;

beforeAll(async () => {
	server = await listen((request, response) => {
		request.resume();
		const path = request.url?.replace('/api/rest/2.0', '');
		if (path === '/report') {
			asked++;
			answer(response);
			return;
		}
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ token: 'session-token', id: '1', name: 'anna' }));
	});
	harness = await createHarness({
		credential: {
			baseUrl: server.url,
			authentication: 'secretKey',
			username: 'anna',
			secretKey: 'the-secret-key',
			orgId: '',
			signingSecret: 'the-signing-secret-of-this-test',
			sessionToken: '',
			sessionOwner: '',
		},
	});
});

beforeEach(() => {
	asked = 0;
});

afterAll(async () => {
	await harness.close();
	await server.close();
});

const download = async (signal?: AbortSignal, asking = report) =>
	await downloadFromThoughtSpot(harness.node().executeContext(signal), asking);

async function sizeOf({ content }: ThoughtSpotFile, onBlock?: () => Promise<unknown>) {
	let size = 0;
	for await (const block of content as AsyncIterable<Buffer>) {
		size += block.length;
		await onBlock?.();
	}
	return size;
}

const PDF = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename=a.pdf' };

it('brings a file with its headers', async () => {
	answer = (response) => response.writeHead(200, PDF).end('%PDF-1.7');
	const file = await download();
	expect(file.headers).toMatchObject(PDF);
	expect(await sizeOf(file)).toBe(8);
});

it('brings one to what n8n stores', async () => {
	answer = (response) => response.writeHead(200, PDF).end('%PDF-1.7');
	const { content } = await download();
	const { helpers } = harness.node().executeContext();
	const stored = await helpers.prepareBinaryData(content, 'a.pdf', 'application/pdf');
	expect(Buffer.from(stored.data, 'base64').toString()).toBe('%PDF-1.7');
});

const holdsNoLargeFile = async () => {
	const block = Buffer.alloc(MEGABYTE);
	const megabytes = 120;
	answer = (response) => {
		response.writeHead(200, PDF);
		let left = megabytes;
		const pour = () => {
			while (left-- > 0) {
				if (!response.write(block)) return void response.once('drain', pour);
			}
			response.end();
		};
		pour();
	};
	const held = [heldBytes()];
	// whoever looks at memory takes a while
	const file = await download(undefined, { ...report, longestSilence: 30 });
	let blocks = 0;
	const size = await sizeOf(file, async () => {
		if (blocks++ % 400 === 0) held.push(heldBytes());
	});
	expect(size).toBe(megabytes * MEGABYTE);
	expect(held.length).toBeGreaterThan(3);
	expect(largestRise(held)).toBeLessThan(50 * MEGABYTE);
};
if (isLongRun) it('holds no large file', holdsNoLargeFile);

describe('a refusal, which comes as a stream too', () => {
	const pauses = withoutPauses();

	it('is read and said', async () => {
		answer = (response) =>
			response
				.writeHead(400, { 'content-type': 'application/json' })
				.end(JSON.stringify({ error: { message: { debug: 'no the-secret-key here' } } }));
		await expect(download()).rejects.toThrow('could not export the report: no *** here.');
	});

	it('is read to a limit', async () => {
		answer = (response) => {
			response.writeHead(400, { 'content-type': 'text/plain' });
			const pour = () => {
				while (response.writable && response.write('x'.repeat(64 * 1024)));
				if (response.writable) response.once('drain', pour);
			};
			pour();
		};
		await expect(download()).rejects.toThrow(/could not export the report: x{500}\./);
	});

	it('is repeated where that helps', async () => {
		answer = (response) => {
			if (asked < 3) response.writeHead(503).end('busy');
			else response.writeHead(200, PDF).end('%PDF');
		};
		expect(await sizeOf(await download())).toBe(4);
		expect(asked).toBe(3);
		expect(pauses).toEqual([250, 500]);
	});

	it('of the session makes n8n sign in again', async () => {
		answer = (response) => {
			if (asked === 1) response.writeHead(401).end('{}');
			else response.writeHead(200, PDF).end('%PDF');
		};
		expect(await sizeOf(await download())).toBe(4);
	});

	it('of the sign-in is said', async () => {
		answer = (response) => response.writeHead(401).end('{}');
		await expect(download()).rejects.toThrow('ThoughtSpot did not accept the sign-in');
	});

	it('with status 200 is a refusal too', async () => {
		answer = (response) =>
			response
				.writeHead(200, { 'content-type': 'application/json' })
				.end(JSON.stringify({ error: { message: 'no such Liveboard' } }));
		await expect(download()).rejects.toThrow('could not export the report: no such Liveboard.');
	});

	it('with status 200 and the type of a file is one too, without secrets', async () => {
		const said = { error: { message: { debug: 'no the-secret-key here' } } };
		answer = (response) =>
			response
				.writeHead(200, { 'content-type': 'application/octet-stream' })
				.end(JSON.stringify(said));
		const file = await download();
		expect(file.refused(said).message).toContain('could not export the report: no *** here.');
	});

	it('is a page of something else with status 200', async () => {
		answer = (response) =>
			response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html></html>');
		await expect(download()).rejects.toThrow("but not as ThoughtSpot's REST API");
	});

	it('is a redirect, which is not followed', async () => {
		answer = (response) => response.writeHead(302, { location: 'https://a.example.com/' }).end();
		await expect(download()).rejects.toThrow('redirect to https://a.example.com');
	});
});

describe('a file that breaks off', () => {
	afterEach(() => {
		jest.restoreAllMocks();
	});

	const begin = (response: ServerResponse) => response.writeHead(200, PDF).write('%PDF');

	it('because ThoughtSpot falls silent', async () => {
		answer = begin;
		await expect(sizeOf(await download())).rejects.toThrow(
			'ThoughtSpot could not export the report: in the middle of the file it fell silent. Try again.',
		);
	});

	it('because ThoughtSpot falls silent after a while', async () => {
		answer = (response) => {
			begin(response);
			setTimeout(() => response.write('more'), 100);
		};
		await expect(sizeOf(await download())).rejects.toThrow('it fell silent. Try again.');
	});

	it('because ThoughtSpot falls silent, also while the clock is set back', async () => {
		answer = begin;
		const setBack = () =>
			setImmediate(() => jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000));
		const file = await download();
		await expect(sizeOf(file, async () => setBack())).rejects.toThrow('it fell silent. Try again.');
	});

	it('because the connection breaks', async () => {
		answer = (response) => {
			begin(response);
			setImmediate(() => response.destroy());
		};
		await expect(sizeOf(await download())).rejects.toThrow('the connection broke. Try again.');
	});

	it('because the execution is cancelled', async () => {
		const cancel = new AbortController();
		answer = begin;
		const file = await download(cancel.signal);
		await expect(sizeOf(file, async () => cancel.abort())).rejects.toThrow('cancelled');
	});

	it('is none that n8n takes its time with', async () => {
		answer = (response) => {
			begin(response);
			response.end('rest');
		};
		expect(await sizeOf(await download(), async () => await pause(700))).toBe(8);
	});
});
