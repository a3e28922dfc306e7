import { fork } from 'node:child_process';
import { once } from 'node:events';

/** What a file measures in a process of its own, in which garbage can be collected. */
export async function measuredApart<Result>(
	file: string,
	{ args = [], environment = {} }: { args?: string[]; environment?: NodeJS.ProcessEnv } = {},
): Promise<Result> {
	const child = fork(file, args, {
		execArgv: ['--expose-gc', '--import', 'tsx'],
		env: { ...process.env, ...environment },
	});
	const [result] = (await once(child, 'message')) as [Result];
	await once(child, 'exit');
	return result;
}

/** Measures in that process. */
export async function measureForParent(measure: () => Promise<string | number>): Promise<void> {
	process.send?.(await measure(), () => process.disconnect());
}
