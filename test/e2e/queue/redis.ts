import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { freePort } from '../../../sandbox/n8n/freePort';
import { debianProgram, type Service, startService } from './service';

export interface Redis extends Service {
	/** For n8n */
	environment: Record<string, string>;
}

/** A Redis on loopback that keeps nothing. */
export async function startRedis(parent: string): Promise<Redis> {
	const folder = join(parent, 'redis');
	await mkdir(folder, { recursive: true });
	const port = await freePort();
	const server = await startService({
		file: await debianProgram('redis-server', 'redis-server'),
		args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
		folder,
		ready: /ready to accept connections/i,
		stopSignal: 'SIGTERM',
	});
	return {
		...server,
		environment: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) },
	};
}
