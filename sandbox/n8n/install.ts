import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cachedFolder, type Log } from './cache';
import { npmEnvironment, runCommand, withProgress } from './command';
import { nodeRuntime } from './nodeRuntime';

export const defaultN8nVersion = '2.41.1';

/** n8n takes xlsx from a download site; these names take it, and cssom, from the npm registry. */
const overrides = { xlsx: 'npm:xlsx@0.18.5', cssomnom: 'npm:cssom@0.5.0' };

export interface N8nInstallation {
	version: string;
	/** The Node executable that runs this n8n. */
	node: string;
	/** n8n's command line script. */
	binary: string;
}

/** A real n8n of one version in the cache folder, installed on first use (some minutes, 2.7 GB). */
export async function installN8n(options: {
	version?: string;
	log: Log;
}): Promise<N8nInstallation> {
	const { version = defaultN8nVersion, log } = options;
	const { executable: node, headers } = await nodeRuntime(log);
	const environment = npmEnvironment({ node, headers });
	const binaryIn = (folder: string) => join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	const folder = await cachedFolder({
		name: `n8n-${version}`,
		log,
		install: async (target) => {
			await writeFile(
				join(target, 'package.json'),
				JSON.stringify({ private: true, dependencies: { n8n: version }, overrides }),
			);
			await withProgress(log, `Installing n8n ${version} (once; 2.7 GB, about 3 minutes)`, () =>
				runCommand({
					file: 'npm',
					args: ['install', '--ignore-scripts', '--no-audit', '--no-fund'],
					cwd: target,
					environment,
				}),
			);
			await withProgress(log, 'Building what n8n has in C++ (once; about 2 minutes)', () =>
				runCommand({
					file: 'npm',
					args: ['rebuild', 'sqlite3', 'isolated-vm', '--ignore-scripts=false'],
					cwd: target,
					environment,
				}),
			);
		},
		verify: async (target) => {
			await runCommand({
				file: node,
				args: ['-e', "require('sqlite3'); require('isolated-vm')"],
				cwd: target,
				environment,
			});
			const found = (
				await runCommand({
					file: node,
					args: [binaryIn(target), '--version'],
					cwd: target,
					environment,
				})
			).trim();
			if (found !== version) throw new Error(`n8n says it is ${found}, not ${version}`);
		},
	});
	return { version, node, binary: binaryIn(folder) };
}
