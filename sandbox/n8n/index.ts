import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';

import type { Log } from './progress';
import { runCommand } from './command';
import { installCommunityPackage } from './communityPackage';
import { Credentials } from './credentials';
import { dumpDatabase } from './database';
import { n8nEnvironment } from './environment';
import { Executions } from './executions';
import { freePort } from './freePort';
import type { N8nInstallation } from './install';
import { startProcess } from './process';
import { Rest } from './rest';
import { Workflows } from './workflows';

export { cacheFolder } from './cache';
export { installN8n, type N8nInstallation } from './install';
export { N8nError } from './rest';
export { parseWorkflowFile, type WorkflowFile, type WorkflowNode } from './workflowFile';
export type { Workflow } from './workflows';
export type { CredentialData, CredentialReference } from './credentials';
export {
	type Execution,
	type ExecutionSummary,
	type File,
	hasEnded,
	type Item,
} from './executions';

export interface N8nOptions {
	installation: N8nInstallation;
	/** The packed community package (.tgz). */
	packageTarball: string;
	/** Where n8n keeps its data. */
	userFolder: string;
	/** The port of 127.0.0.1 to listen on; without one, a free one. */
	port?: number;
	/** Environment variables of n8n, over the sandbox's own. */
	environment?: Record<string, string>;
	log?: Log;
}

export interface N8n extends ReturnType<typeof editor> {
	readonly url: string;
	readonly version: string;
	readonly owner: { email: string; password: string };
	readonly userFolder: string;
	/** Path of the SQLite database. */
	readonly database: string;
	/** Everything that n8n printed, over restarts. */
	readonly logs: string;
	/** Every row of every table of the database, as text. */
	dumpDatabase(): Promise<string>;
	/** Stops n8n and starts it again on the same address and data. */
	restart(): Promise<void>;
	/** Kills n8n and starts it again on the same address and data, when what happens meanwhile is over. */
	crash(meanwhile?: () => Promise<unknown>): Promise<void>;
	stop(): Promise<void>;
}

/** Starts a real n8n on loopback with the package installed and its owner signed in. */
export async function startN8n(options: N8nOptions): Promise<N8n> {
	const { installation, userFolder, log } = options;
	await installCommunityPackage({ tarball: options.packageTarball, userFolder });
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	const environment = await n8nEnvironment({
		installation,
		userFolder,
		port,
		taskBrokerPort: await freePort(),
		extra: options.environment ?? {},
	});
	log?.(`Starting n8n ${installation.version} …`);
	const start = async () => await startProcess({ installation, environment, url });
	const commandLine = async (args: string[]) =>
		await runCommand({
			file: installation.node,
			args: [installation.binary, ...args],
			cwd: userFolder,
			environment,
		});
	let running = await start();
	let earlierLogs = '';
	const startAgain = async () => {
		earlierLogs += running.logs;
		running = await start();
	};
	const rest = new Rest(url);
	const owner = await setUpOwner(rest).catch(async (error: unknown) => {
		await running.stop();
		throw error;
	});
	const database = join(userFolder, '.n8n', 'database.sqlite');
	return {
		url,
		version: installation.version,
		owner,
		userFolder,
		database,
		get logs() {
			return earlierLogs + running.logs;
		},
		...editor(rest, commandLine),
		dumpDatabase: async () => await dumpDatabase(installation, database),
		restart: async () => {
			await running.stop();
			await startAgain();
		},
		crash: async (meanwhile) => {
			await running.kill();
			await meanwhile?.();
			await startAgain();
		},
		stop: async () => await running.stop(),
	};
}

async function setUpOwner(rest: Rest): Promise<{ email: string; password: string }> {
	const owner = { email: 'analyst@example.com', password: `A1-${randomBytes(9).toString('hex')}` };
	await rest.call('POST', '/owner/setup', z.unknown(), {
		...owner,
		firstName: 'Sandbox',
		lastName: 'Owner',
	});
	return owner;
}

/** What its editor, and its command line, can do. */
function editor(rest: Rest, commandLine: (args: string[]) => Promise<string>) {
	const credentials = new Credentials(rest);
	const workflows = new Workflows(rest, commandLine);
	const executions = new Executions(rest);
	return {
		importCredential: credentials.import.bind(credentials),
		patchCredential: credentials.patch.bind(credentials),
		readCredential: credentials.read.bind(credentials),
		testCredential: credentials.test.bind(credentials),
		importWorkflow: workflows.import.bind(workflows),
		importWorkflowFile: workflows.importFile.bind(workflows),
		readWorkflow: workflows.get.bind(workflows),
		saveWorkflow: workflows.save.bind(workflows),
		publish: workflows.publish.bind(workflows),
		publicationSettled: workflows.publicationSettled.bind(workflows),
		unpublish: workflows.unpublish.bind(workflows),
		listen: workflows.listen.bind(workflows),
		stopListening: workflows.stopListening.bind(workflows),
		run: workflows.run.bind(workflows),
		executions: executions.list.bind(executions),
		execution: executions.get.bind(executions),
		executionsEnded: executions.ended.bind(executions),
		executionEnd: executions.end.bind(executions),
		retry: executions.retry.bind(executions),
		download: executions.download.bind(executions),
	};
}
