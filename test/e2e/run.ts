import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** What is read for each option of `npm run test:e2e -- --n8n 1.123.81 --node 22`. */
const variables: Record<string, string> = {
	'--n8n': 'SANDBOX_N8N_VERSION',
	'--node': 'SANDBOX_NODE_MAJOR',
	'--recipients': 'LOAD_RECIPIENTS',
};

/** Takes these options out of the arguments; the others are jest's. */
function split(args: string[]): { jest: string[]; environment: NodeJS.ProcessEnv } {
	const jest: string[] = [];
	const environment = { ...process.env };
	for (let index = 0; index < args.length; index += 1) {
		const argument = args[index] ?? '';
		const variable = variables[argument];
		if (variable === undefined) {
			jest.push(argument);
			continue;
		}
		index += 1;
		const value = args[index];
		if (!value) throw new Error(`${argument} needs a value`);
		environment[variable] = value;
	}
	return { jest, environment };
}

async function main(): Promise<void> {
	const { jest, environment } = split(process.argv.slice(2));
	const config = resolve(__dirname, '..', '..', 'jest.e2e.config.js');
	const child = spawn(
		process.execPath,
		[require.resolve('jest/bin/jest'), '--config', config, ...jest],
		{ env: environment, stdio: 'inherit' },
	);
	// A Ctrl-C in the terminal reaches jest as well, which stops what it started.
	process.on('SIGINT', () => undefined);
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	const [code] = await once(child, 'exit');
	process.exitCode = typeof code === 'number' ? code : 1;
}

void main();
