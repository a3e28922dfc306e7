import { describeLifecycle } from '../lifecycle/cases';
import type { Driver } from '../lifecycle/driver';
import { Stage } from './registration/stage';

describe('the life cycle of a workflow in the double of n8n', () => {
	let stage: Stage;

	beforeAll(async () => {
		stage = await Stage.set();
	});

	afterAll(async () => {
		await stage.close();
	});

	const driver = ({ n8n, credential }: Stage): Driver => ({
		workflow: async () => {
			const workflow = n8n.workflow({ credential });
			return await Promise.resolve({
				addresses: { production: workflow.url('production'), test: workflow.url('test') },
				publish: async () => await workflow.publish(),
				unpublish: async () => await workflow.unpublish(),
				listen: async () => await workflow.listen(),
				stopListening: async () => await workflow.stopListening(),
				timeOut: async () => await workflow.stopListening(),
				runs: async () => {
					await n8n.settled();
					const { production, test } = workflow.runs;
					return { production: begun(production), test: begun(test) };
				},
			});
		},
		crash: async () => await n8n.restart(),
	});

	describeLifecycle(() => ({ n8n: driver(stage), thoughtSpot: stage.thoughtSpot }), 30_000);
});

const begun = (runs: Array<{ workflowData?: unknown }>): number =>
	runs.filter(({ workflowData }) => workflowData !== undefined).length;
