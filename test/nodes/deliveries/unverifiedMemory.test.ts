import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

import { sign } from '../../messages';
import { harnessOfBlock } from './harnessOfBlock';

const megabyte = 1024 * 1024;

describe('what nobody has verified yet, in the memory of all deliveries', () => {
	const harness = harnessOfBlock();

	const senders: Socket[] = [];
	const block = Buffer.alloc(4 * megabyte);
	const forgedSignature = sign('a secret that nobody has', 'something');

	/** Sends so much of a delivery and waits; resolves to the status that it was answered with meanwhile. */
	async function holdBack(url: string, megabytes: number): Promise<string | undefined> {
		const { hostname, port, pathname } = new URL(url);
		const sender = connect(Number(port), hostname);
		senders.push(sender);
		sender.on('error', () => sender.destroy());
		const answered = once(sender, 'data') as Promise<[Buffer]>;
		const signature = `X-Webhook-Signature: ${forgedSignature}`;
		const length = `Content-Length: ${megabytes * megabyte + 1}`;
		sender.write(`POST ${pathname} HTTP/1.1\r\nHost: n8n\r\n${signature}\r\n${length}\r\n\r\n`);
		for (let sent = 0; sent < megabytes; sent += 4) {
			const taken = new Promise((resolve) => sender.write(block, resolve));
			const answer = await Promise.race([taken.then(() => undefined), answered]);
			if (answer !== undefined) return answer[0].toString().split(' ')[1];
		}
		return undefined;
	}

	const release = async () => {
		for (const sender of senders.splice(0)) sender.destroy();
		await harness().settled();
	};

	it('is refused with 503 beyond 256 MB, and leaves nothing behind', async () => {
		// however slow the machine is
		jest.spyOn(AbortSignal, 'timeout').mockReturnValue(new AbortController().signal);
		const { url } = harness().trigger({ parameters: { settings: { maxSizeMb: 50 } } });
		const statuses: Array<string | undefined> = [];
		while (statuses.length < 8 && statuses.at(-1) === undefined) {
			statuses.push(await holdBack(url, 48));
		}
		expect(statuses).toEqual([...Array<undefined>(5), '503']);
		await release();
		expect(await holdBack(url, 48)).toBeUndefined();
		await release();
		jest.restoreAllMocks();
	});
});
