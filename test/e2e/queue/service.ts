import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Service {
	stop(): Promise<void>;
}

/** A program of Debian's packages; throws which package is missing. */
export function findProgram(name: string, debianPackage: string): string {
	const versions = '/usr/lib/postgresql';
	const folders = [
		...(process.env.PATH ?? '').split(delimiter),
		...(existsSync(versions)
			? readdirSync(versions).map((each) => join(versions, each, 'bin'))
			: []),
	];
	const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
	if (found) return found;
	throw new Error(`${name} is missing. Install it: apt-get install ${debianPackage}`);
}

/** Starts a server and returns when it prints that it is ready. */
export async function startService(options: {
	file: string;
	args: string[];
	folder: string;
	ready: RegExp;
	stopSignal: NodeJS.Signals;
	user?: { uid: number; gid: number };
}): Promise<Service> {
	const child = spawn(options.file, options.args, {
		cwd: options.folder,
		stdio: ['ignore', 'pipe', 'pipe'],
		...options.user,
	});
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const ended = once(child, 'close').finally(() => process.off('exit', kill));
	let printed = '';
	await new Promise<void>((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text: string) => {
				printed += text;
				if (options.ready.test(printed)) resolve();
			});
		}
		ended.then(() => reject(new Error(`${options.file} ended:\n${printed}`)), reject);
	});
	return {
		stop: async () => {
			child.kill(options.stopSignal);
			await ended;
		},
	};
}
