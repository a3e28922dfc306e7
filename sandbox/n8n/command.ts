import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

import type { Log } from './cache';

export interface Command {
	file: string;
	args: string[];
	cwd: string;
	environment?: NodeJS.ProcessEnv;
	/** Runs as somebody else. */
	user?: { uid: number; gid: number };
}

/** Runs a command to its end and returns what it printed on stdout; throws with its last lines. */
export async function runCommand({ file, args, cwd, environment, user }: Command): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(file, args, {
			cwd,
			env: environment ?? process.env,
			stdio: ['ignore', 'pipe', 'pipe'],
			...user,
		});
		const kill = () => child.kill();
		process.once('exit', kill);
		let stdout = '';
		let all = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			stdout += text;
			all += text;
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			all += text;
		});
		child.once('error', reject);
		child.once('close', (code, signal) => {
			process.off('exit', kill);
			if (code === 0) resolve(stdout);
			else {
				const lines = all.trim().split('\n').slice(-30).join('\n');
				reject(new Error(`${file} ${args.join(' ')} ended with ${code ?? signal}:\n${lines}`));
			}
		});
	});
}

/**
 * The environment for an npm that works on another folder. `npm run` hands its own project's
 * settings (ignore-scripts among them) to its children by environment; those are left out.
 */
export function npmEnvironment(options: { node?: string; headers?: string }): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(
		([name]) =>
			!/^npm_(package|lifecycle)_|^npm_config_(ignore_scripts|local_prefix|prefix)$/i.test(name),
	);
	const environment: NodeJS.ProcessEnv = Object.fromEntries(inherited);
	if (options.node) {
		environment.PATH = `${dirname(options.node)}${delimiter}${process.env.PATH ?? ''}`;
	}
	if (options.headers) environment.npm_config_nodedir = options.headers;
	return environment;
}

/** Runs a slow step, and says every 15 seconds that it still runs. */
export async function withProgress<T>(
	log: Log,
	step: string,
	action: () => Promise<T>,
): Promise<T> {
	const start = Date.now();
	const seconds = () => Math.round((Date.now() - start) / 1000);
	log(`${step} …`);
	const timer = setInterval(() => log(`  still at it (${seconds()} s)`), 15_000);
	try {
		const result = await action();
		log(`  done (${seconds()} s)`);
		return result;
	} finally {
		clearInterval(timer);
	}
}
