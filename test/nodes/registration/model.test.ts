import { array, assert, asyncProperty, boolean, tuple } from 'fast-check';

import { broken, tidyUp } from './model/invariants';
import type { Step } from './model/steps';
import { steps } from './model/steps';
import type { Takes } from './model/world';
import { World } from './model/world';
import type { N8nInstance } from '../n8n/instance';
import { withoutPauses } from '../withoutPauses';
import type { Stage } from './stage';

withoutPauses();

/**
 * The same sequences every time; MODEL_SEED=random searches on, MODEL_RUNS for longer, and MODEL_SEED with
 * MODEL_PATH replay a failure that was printed.
 */
const { MODEL_RUNS = '100', MODEL_SEED = '1', MODEL_PATH } = process.env;
const parameters = {
	numRuns: Number(MODEL_RUNS),
	...(MODEL_SEED === 'random' ? {} : { seed: Number(MODEL_SEED) }),
	...(MODEL_PATH === undefined ? {} : { path: MODEL_PATH }),
};

let taken = 0;

async function play(
	stage: Stage,
	otherN8n: N8nInstance,
	takes: Takes,
	happening: Step[],
): Promise<void> {
	const world = World.on(stage, otherN8n, takes);
	const check = (wrong: string[]) => {
		if (wrong.length === 0) return;
		throw new Error(`${wrong.join('\n')}\nafter:\n${world.steps.join('\n')}`);
	};
	for (const step of happening) {
		await step.happen(world);
		taken += 1;
		check(broken(world));
	}
	check(await tidyUp(world));
}

it.each(['2.40', '2.39'] as const)(
	'nobody is hurt, and nothing is left, whatever happens in n8n %s',
	async (lifecycle) => {
		const stage = await World.stage(lifecycle);
		const otherN8n = await stage.anotherN8n();
		const happenings = array(steps, { minLength: 1, maxLength: 40, size: 'max' });
		const property = asyncProperty(
			tuple(boolean(), boolean(), boolean()),
			happenings,
			async (takes, happening) => await play(stage, otherN8n, takes, happening),
		);
		try {
			await assert(property, parameters);
		} finally {
			process.stderr.write(`Model of n8n ${lifecycle}: ${taken} steps\n`);
			await stage.close();
		}
	},
	24 * 60 * 60_000,
);
