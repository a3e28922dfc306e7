import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { request } from 'undici';

import { errorCode } from './errorCode';
import type { N8nInstallation } from './install';

const readyWithinMs = 180_000;
const stoppedWithinMs = 20_000;

/** Ends n8n when the process that started it is gone, however that happened: its stdin then ends. */
const endsWithParent = `data:text/javascript,${encodeURIComponent(`
	import { isMainThread } from 'node:worker_threads';
	if (isMainThread && process.ppid === ${process.pid}) {
		process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL')).resume();
	}
`)}`;

export interface N8nProcess {
	/** What n8n wrote on stdout and stderr so far. */
	readonly logs: string;
	/** Ends n8n as a service manager would, and waits until it is gone. */
	stop(): Promise<void>;
	/** Ends n8n without a word, as a power failure would. */
	kill(): Promise<void>;
}

/** Starts n8n, or one of its processes for queue mode, and returns when it says that it is ready. */
export async function startProcess(options: {
	installation: N8nInstallation;
	environment: NodeJS.ProcessEnv;
	/** Where the process answers: of a worker, its health check. */
	url: string;
	command?: 'start' | 'webhook' | 'worker';
}): Promise<N8nProcess> {
	const { installation, environment, url, command = 'start' } = options;
	const args = ['--import', endsWithParent, installation.binary, command];
	// n8n 1 says that it is ready before it knows the addresses of its API, so both are asked for.
	const signs = ['/healthz/readiness', ...(command === 'start' ? ['/rest/settings'] : [])];
	const child = spawn(installation.node, args, {
		env: environment,
		stdio: ['pipe', 'pipe', 'pipe'],
		// A Ctrl-C in the terminal is for the sandbox, which then stops n8n itself.
		detached: true,
	});
	let logs = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			logs += text;
		});
	}
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const exited = once(child, 'close').finally(() => process.off('exit', kill));
	try {
		await readiness(
			signs.map((path) => `${url}${path}`),
			child,
		);
	} catch (error) {
		await stop(child, exited);
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`${reason}. n8n said:\n${logs.split('\n').slice(-40).join('\n')}`);
	}
	return {
		get logs() {
			return logs;
		},
		stop: async () => await stop(child, exited),
		kill: async () => {
			kill();
			await exited;
		},
	};
}

async function readiness(addresses: string[], child: ChildProcess): Promise<void> {
	const deadline = Date.now() + readyWithinMs;
	while (!(await areThere(addresses))) {
		if (hasEnded(child)) throw new Error('n8n ended before it was ready');
		if (Date.now() > deadline) {
			throw new Error(`n8n was not ready within ${readyWithinMs / 1000} s`);
		}
		await delay(100);
	}
}

async function areThere(addresses: string[]): Promise<boolean> {
	for (const address of addresses) if (!(await isThere(address))) return false;
	return true;
}

async function isThere(address: string): Promise<boolean> {
	try {
		const { statusCode, body } = await request(address);
		await body.dump();
		return statusCode === 200;
	} catch (error) {
		if (errorCode(error) !== undefined) return false;
		throw error;
	}
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
	child.kill('SIGTERM');
	const patience = setTimeout(() => child.kill('SIGKILL'), stoppedWithinMs);
	await exited.finally(() => clearTimeout(patience));
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}
