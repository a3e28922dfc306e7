import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type CredentialReference, installN8n, type N8n, startN8n } from '../../../sandbox/n8n';
import { n8nEnvironment } from '../../../sandbox/n8n/environment';
import { freePort } from '../../../sandbox/n8n/freePort';
import { startProcess } from '../../../sandbox/n8n/process';
import { packPackage } from '../../../sandbox/packPackage';
import { startThoughtSpot, type ThoughtSpot } from '../../../sandbox/thoughtspot';
import { secretKeySignIn } from '../stage';
import { type Front, startFront } from './front';
import { startPostgres } from './postgres';
import { startRedis } from './redis';

export interface QueueStage {
	thoughtSpot: ThoughtSpot;
	/** The main process */
	n8n: N8n;
	/** n8n's public address */
	front: Front;
	/** Where the webhook processes listen */
	processors: [string, string];
	credential: CredentialReference;
	stop(): Promise<void>;
}

type Cleanups = Array<() => Promise<void>>;

/** n8n in queue mode: a main process, two webhook processes, workers, PostgreSQL and Redis. */
export async function setQueueStage({ workers = 1 } = {}): Promise<QueueStage> {
	const cleanups: Cleanups = [];
	const stop = async () => {
		for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
	};
	try {
		return { ...(await start(cleanups, workers)), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function start(cleanups: Cleanups, workers: number): Promise<Omit<QueueStage, 'stop'>> {
	const log = (line: string) => process.stderr.write(`${line}\n`);
	const folder = await mkdtemp(join(tmpdir(), 'thoughtspot-queue-'));
	await chmod(folder, 0o755);
	cleanups.push(async () => await rm(folder, { recursive: true, force: true }));
	const postgres = await startPostgres(folder);
	cleanups.push(postgres.stop);
	const redis = await startRedis(folder);
	cleanups.push(redis.stop);
	const installation = await installN8n({ log });
	const { tarball } = await packPackage({ destination: join(folder, 'package') });
	const thoughtSpot = await startThoughtSpot({ retryDelaysMs: [2_000, 2_000] });
	cleanups.push(async () => await thoughtSpot.close());

	const [mainPort, firstPort, secondPort] = [await freePort(), await freePort(), await freePort()];
	const urlOf = (port: number) => `http://127.0.0.1:${port}`;
	const processors: [string, string] = [urlOf(firstPort), urlOf(secondPort)];
	const front = await startFront(urlOf(mainPort), processors);
	cleanups.push(front.close);
	const userFolder = join(folder, 'n8n');
	const shared = {
		...postgres.environment,
		...redis.environment,
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		WEBHOOK_URL: front.url,
	};
	const n8n = await startN8n({
		installation,
		packageTarball: tarball,
		userFolder,
		port: mainPort,
		environment: shared,
	});
	cleanups.push(async () => await n8n.stop());

	const startPart = async (command: 'webhook' | 'worker', port: number) => {
		const part = await startProcess({
			installation,
			command,
			url: urlOf(port),
			environment: await n8nEnvironment({
				installation,
				userFolder,
				port,
				taskBrokerPort: await freePort(),
				extra: {
					...shared,
					QUEUE_HEALTH_CHECK_ACTIVE: 'true',
					QUEUE_HEALTH_CHECK_PORT: String(port),
				},
			}),
		});
		cleanups.push(async () => await part.stop());
	};
	await Promise.all([
		startPart('webhook', firstPort),
		startPart('webhook', secondPort),
		...Array.from({ length: workers }, async () => await startPart('worker', await freePort())),
	]);

	const credential = await n8n.importCredential({
		name: 'ThoughtSpot',
		type: 'thoughtSpotApi',
		data: secretKeySignIn(thoughtSpot),
	});
	return { thoughtSpot, n8n, front, processors, credential };
}
