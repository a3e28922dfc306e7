import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

import type { Log } from './cache';
import { installCommunityPackage } from './communityPackage';
import { Credentials } from './credentials';
import { n8nEnvironment } from './environment';
import { Executions } from './executions';
import type { N8nInstallation } from './install';
import { freePort, startProcess } from './process';
import { Rest } from './rest';
import { Workflows } from './workflows';

export { dumpDatabase } from './database';
export { installN8n, type N8nInstallation } from './install';
export { N8nError } from './rest';
export type { Workflow, WorkflowFile, WorkflowNode } from './workflows';
export type { CredentialReference } from './credentials';
export type { Execution, Item } from './executions';

export interface N8nOptions {
	installation: N8nInstallation;
	/** The packed community package (.tgz). */
	packageTarball: string;
	/** Where n8n keeps its data; without one, a folder that `stop` removes. */
	userFolder?: string;
	/** Environment variables of n8n, over the sandbox's own. */
	environment?: Record<string, string>;
	log?: Log;
}

export interface N8n {
	readonly url: string;
	readonly owner: { email: string; password: string };
	readonly installation: N8nInstallation;
	readonly userFolder: string;
	/** Path of the SQLite database. */
	readonly database: string;
	/** Everything that n8n printed, over restarts. */
	readonly logs: string;
	readonly workflows: Workflows;
	readonly credentials: Credentials;
	readonly executions: Executions;
	/** Stops n8n and starts it again on the same address and data. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts a real n8n on loopback with the package installed and its owner signed in. */
export async function startN8n(options: N8nOptions): Promise<N8n> {
	const { installation, packageTarball, log } = options;
	const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'n8n-thoughtspot-')));
	await mkdir(userFolder, { recursive: true });
	await installCommunityPackage({ tarball: packageTarball, userFolder });
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const environment = await n8nEnvironment({
		installation,
		userFolder,
		port,
		taskBrokerPort: await freePort(),
		extra: options.environment ?? {},
	});
	log?.(`Starting n8n ${installation.version}`);
	const start = async () => await startProcess({ installation, environment, url });
	let running = await start();
	let earlierLogs = '';
	const stop = async () => {
		await running.stop();
		if (options.userFolder === undefined) await rm(userFolder, { recursive: true, force: true });
	};
	const owner = { email: 'analyst@example.com', password: `A1-${randomBytes(9).toString('hex')}` };
	const rest = new Rest(url);
	try {
		await rest.call('POST', '/owner/setup', z.unknown(), {
			...owner,
			firstName: 'Sandbox',
			lastName: 'Owner',
		});
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		url,
		owner,
		installation,
		userFolder,
		database: join(userFolder, '.n8n', 'database.sqlite'),
		get logs() {
			return earlierLogs + running.logs;
		},
		workflows: new Workflows(rest),
		credentials: new Credentials(rest),
		executions: new Executions(rest),
		restart: async () => {
			await running.stop();
			earlierLogs += running.logs;
			running = await start();
		},
		stop,
	};
}
