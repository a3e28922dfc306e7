import { execFile } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** How Node reports a command that failed; of one that could not be started the code is a word. */
const failure = z.object({
	code: z.union([z.number(), z.string()]).nullish(),
	signal: z.string().nullish(),
	stdout: z.string(),
	stderr: z.string(),
});

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
	const running = run(file, args, {
		cwd,
		env: environment ?? process.env,
		maxBuffer: Infinity,
		...user,
	});
	const kill = () => running.child.kill();
	process.once('exit', kill);
	running.child.stdin?.end();
	try {
		return (await running).stdout;
	} catch (error) {
		const { code, signal, stdout, stderr } = failure.parse(error);
		const lines = `${stdout}\n${stderr}`.trim().split('\n').slice(-30).join('\n');
		throw new Error(`${file} ${args.join(' ')} ended with ${code ?? signal}:\n${lines}`);
	} finally {
		process.off('exit', kill);
	}
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
