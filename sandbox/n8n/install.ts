import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cachedFolder, cacheFolder } from './cache';
import { npmEnvironment, runCommand } from './command';
import { nodeRuntime } from './nodeRuntime';
import { type Log, withProgress } from './progress';

/** What runs unless SANDBOX_N8N_VERSION and SANDBOX_NODE_MAJOR say otherwise. */
const defaultVersion = '2.41.1';
const defaultNodeMajor = 24;

/** n8n takes xlsx from a download site; these names take it, and cssom, from the npm registry. */
const overrides = { xlsx: 'npm:xlsx@0.18.5', cssomnom: 'npm:cssom@0.5.0' };

export interface N8nInstallation {
	version: string;
	/** The Node executable that runs this n8n. */
	node: string;
	/** n8n's command line script. */
	binary: string;
	/** What this n8n has to be told on this Node, as environment variables. */
	settings: Record<string, string>;
}

/**
 * A real n8n of one version in the cache folder, installed on first use (3 to 10 minutes, 2.7 GB). Each
 * Node release line has a folder of its own: what n8n has in C++ is built for one of them.
 */
export async function installN8n(options: {
	version?: string;
	nodeMajor?: number;
	log: Log;
}): Promise<N8nInstallation> {
	const { log } = options;
	const version = options.version ?? (process.env.SANDBOX_N8N_VERSION || defaultVersion);
	const major = options.nodeMajor ?? (Number(process.env.SANDBOX_NODE_MAJOR) || defaultNodeMajor);
	const { executable: node, headers } = await nodeRuntime(major, log);
	const environment = npmEnvironment({ node, headers });
	// isolated-vm needs Node 22; without it n8n has an older engine for expressions
	const native = major < 22 ? ['sqlite3'] : ['sqlite3', 'isolated-vm'];
	const settings: Record<string, string> = major < 22 ? { N8N_EXPRESSION_ENGINE: 'legacy' } : {};
	const binaryIn = (folder: string) => join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	const folder = await cachedFolder({
		name: major === defaultNodeMajor ? `n8n-${version}` : `n8n-${version}-node-${major}`,
		log,
		install: async (target) => {
			await writeFile(
				join(target, 'package.json'),
				JSON.stringify({ private: true, dependencies: { n8n: version }, overrides }),
			);
			const download = {
				title: `Installing n8n ${version}, once: 2.7 GB in ${cacheFolder()}; its native parts are built afterwards`,
				seconds: 330,
			};
			await withProgress(log, download, () =>
				runCommand({
					file: 'npm',
					args: ['install', '--ignore-scripts', '--no-audit', '--no-fund'],
					cwd: target,
					environment,
				}),
			);
			const build = { title: 'Building the native parts of n8n, the last step', seconds: 170 };
			await withProgress(log, build, () =>
				runCommand({
					file: 'npm',
					args: ['rebuild', ...native, '--ignore-scripts=false'],
					cwd: target,
					environment,
				}),
			);
		},
		verify: async (target) => {
			await runCommand({
				file: node,
				args: ['-e', native.map((name) => `require('${name}');`).join('')],
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
	return { version, node, binary: binaryIn(folder), settings };
}
