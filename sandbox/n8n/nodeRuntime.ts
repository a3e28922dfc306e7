import { access, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { cachedFolder } from './cache';
import { npmEnvironment, runCommand } from './command';
import { type Log, withProgress } from './progress';

export interface NodeRuntime {
	executable: string;
	/** Folder with include/node, for native builds. */
	headers: string;
}

/**
 * A Node of a release line (24, …) with its headers: the running one where it fits, else the npm
 * package `node-<platform>-<arch>` (the platform half of the package `node`) in the cache.
 */
export async function nodeRuntime(major: number, log: Log): Promise<NodeRuntime> {
	return (await runningNode(major)) ?? (await cachedNode(major, log));
}

async function runningNode(major: number): Promise<NodeRuntime | undefined> {
	const headers = dirname(dirname(process.execPath));
	if (Number(process.versions.node.split('.')[0]) !== major) return undefined;
	try {
		await access(join(headers, 'include', 'node', 'node.h'));
	} catch {
		return undefined;
	}
	return { executable: process.execPath, headers };
}

async function cachedNode(major: number, log: Log): Promise<NodeRuntime> {
	const name = `node-${process.platform}-${process.arch}`;
	const inside = (folder: string): NodeRuntime => {
		const headers = join(folder, 'node_modules', name);
		return { executable: join(headers, 'bin', 'node'), headers };
	};
	const folder = await cachedFolder({
		name: `node-${major}`,
		log,
		install: async (target) => {
			await writeFile(
				join(target, 'package.json'),
				JSON.stringify({ private: true, dependencies: { [name]: String(major) } }),
			);
			const step = {
				title: `Installing Node.js ${major}, which n8n needs: 200 MB; n8n itself comes afterwards`,
				seconds: 20,
			};
			await withProgress(log, step, async () => {
				await runCommand({
					file: 'npm',
					args: ['install', '--ignore-scripts', '--no-audit', '--no-fund'],
					cwd: target,
					environment: npmEnvironment({}),
				});
			});
		},
		verify: async (target) => {
			await runCommand({ file: inside(target).executable, args: ['--version'], cwd: target });
		},
	});
	return inside(folder);
}
