import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { runCommand } from '../../../sandbox/n8n/command';

export interface Service {
	stop(): Promise<void>;
}

function findProgram(name: string): string | undefined {
	const versions = '/usr/lib/postgresql';
	const folders = [
		...(process.env.PATH ?? '').split(delimiter),
		...(existsSync(versions)
			? readdirSync(versions).map((each) => join(versions, each, 'bin'))
			: []),
	];
	return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** A program of a Debian package, which root installs where it is missing; throws for others which package it is. */
export async function debianProgram(name: string, debianPackage: string): Promise<string> {
	const isToInstall = findProgram(name) === undefined && process.getuid?.() === 0;
	if (isToInstall && findProgram('apt-get')) {
		const install = ['install', '-y', '-qq', '--no-install-recommends', debianPackage];
		for (const args of [['update', '-qq'], install]) {
			await runCommand({ file: 'apt-get', args, cwd: '/' });
		}
	}
	const found = findProgram(name);
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
