import type { Lifecycle } from '../../n8n/instance';
import { withoutPauses } from '../../withoutPauses';
import { Stage } from '../stage';
import type { Cell } from './cells';
import { CELLS, titleOf } from './cells';
import { callsOf, runCell } from './runCell';
import type { Scenario } from './scenarios';
import { SCENARIOS } from './scenarios';

const stages = new Map<Lifecycle, Stage>();

function stageFor({ lifecycle }: Scenario): Stage {
	const stage = stages.get(lifecycle);
	if (!stage) throw new Error(`There is no n8n ${lifecycle}`);
	return stage;
}

/** The tests of a part of the matrix, which takes two files to run in parallel. */
export function describeCells(part: (scenario: Scenario) => boolean): void {
	const cells = CELLS.filter(({ scenario }) => part(scenario));
	withoutPauses();

	beforeAll(async () => {
		for (const lifecycle of ['2.40', '2.39'] as const) {
			const stage = await Stage.set({ lifecycle });
			// signs in, once for all cells
			await stage.n8n.workflow({ credential: stage.credential }).publish();
			stages.set(lifecycle, stage);
		}
		process.stderr.write(`Fault matrix: ${cells.length} of its ${CELLS.length} cells\n`);
	});

	afterAll(async () => {
		for (const stage of stages.values()) await stage.close();
	});

	describe.each(SCENARIOS.filter(part))('$name', (scenario) => {
		const own = cells.filter((cell) => cell.scenario === scenario);

		it('makes the calls that the matrix knows', async () => {
			const calls = await callsOf(stageFor(scenario), scenario);
			expect(calls.slice(0, scenario.calls.length)).toEqual(scenario.calls);
		});

		it.each(own.map((cell): [string, Cell] => [titleOf(cell), cell]))(
			'hurts nobody with %s',
			async (_title, cell) => {
				expect(await runCell(stageFor(scenario), cell)).toEqual([]);
			},
		);
	});
}
