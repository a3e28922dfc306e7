import type { N8n } from '../../sandbox/n8n';
import { describeLifecycle, isAnswered } from '../lifecycle/cases';
import type { DrivenByCases, Driver, Mode } from '../lifecycle/driver';
import { eventually } from './eventually';
import { setStage, type Stage, stageTimeout } from './stage';
import { trigger, triggerWorkflow, webhookAddress } from './workflowFiles';

/** A listener's two minutes, and some for a busy machine */
const timeout = 180_000;

const modes: Record<string, Mode> = { webhook: 'production', manual: 'test' };

async function workflowIn(n8n: N8n, stage: Stage): Promise<DrivenByCases> {
	const workflow = await n8n.importWorkflow(triggerWorkflow(), [stage.credential]);
	const { id } = workflow;
	const addresses = {
		production: webhookAddress(n8n, workflow),
		test: webhookAddress(n8n, workflow, 'webhook-test'),
	};
	/** n8n answers before the listener has ended. */
	const listenerEnded = async () =>
		await eventually(async () => expect(await isAnswered(addresses.test)).toBe(false), timeout);
	return {
		addresses,
		publish: async () => await n8n.publish(id),
		unpublish: async () => await n8n.unpublish(id),
		listen: async () => await n8n.listen(id, trigger),
		stopListening: async () => {
			await n8n.stopListening(id);
			await listenerEnded();
		},
		timeOut: listenerEnded,
		runs: async () => {
			const runs = { production: 0, test: 0 };
			for (const { mode } of await n8n.executions(id)) {
				const known = modes[mode];
				if (known === undefined) throw new Error(`an execution in the mode ${mode}`);
				runs[known] += 1;
			}
			return runs;
		},
	};
}

describe('the life cycle of a workflow in a real n8n', () => {
	let stage: Stage;

	beforeAll(async () => {
		stage = await setStage();
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
	});

	const driver = ({ n8n }: Stage): Driver => ({
		workflow: async () => await workflowIn(n8n, stage),
		crash: async () => await n8n.crash(),
	});

	describeLifecycle(() => ({ n8n: driver(stage), thoughtSpot: stage.thoughtSpot }), timeout);
});
