import { randomInt } from 'node:crypto';

import { detectPort } from 'detect-port';

/**
 * A port of 127.0.0.1 that nobody listens on. n8n opens it only seconds later, so it is taken from
 * below the range that systems give to outgoing connections and to servers without a port.
 */
export async function freePort(): Promise<number> {
	return await detectPort({ port: randomInt(10_000, 32_000), hostname: '127.0.0.1' });
}
