import { randomUUID } from 'node:crypto';

import type { N8n, Workflow, WorkflowFile, WorkflowNode } from '../../sandbox/n8n';

export const trigger = 'ThoughtSpot Trigger';
export const manualTrigger = 'Start';
export const pollingTrigger = 'ThoughtSpot Failed Delivery Trigger';

const credentials = { thoughtSpotApi: { name: 'ThoughtSpot' } };

/** A workflow of the trigger alone. */
export function triggerWorkflow(parameters: Record<string, unknown> = {}): WorkflowFile {
	return {
		name: 'Scheduled Liveboards',
		nodes: [
			{
				name: trigger,
				type: 'n8n-nodes-thoughtspot.thoughtSpotTrigger',
				typeVersion: 1,
				position: [0, 0],
				webhookId: randomUUID(),
				parameters,
				credentials,
			},
		],
		connections: {},
	};
}

/** A workflow of the trigger that polls alone. */
export function pollingWorkflow(parameters: Record<string, unknown> = {}): WorkflowFile {
	return {
		name: 'Failed deliveries',
		nodes: [
			{
				name: pollingTrigger,
				type: 'n8n-nodes-thoughtspot.thoughtSpotFailedDeliveryTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
				credentials,
			},
		],
		connections: {},
	};
}

/** A workflow that runs the action node once for each of the given parameters, in their order. */
export function actionWorkflow(steps: Record<string, Record<string, unknown>>): WorkflowFile {
	const actions = Object.entries(steps).map(([name, parameters], index): WorkflowNode => ({
		name,
		type: 'n8n-nodes-thoughtspot.thoughtSpot',
		typeVersion: 1,
		position: [200 * (index + 1), 0],
		parameters,
		credentials,
	}));
	const nodes: WorkflowNode[] = [
		{
			name: manualTrigger,
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		...actions,
	];
	const connections = Object.fromEntries(
		actions.map((node, index) => [
			nodes[index]?.name ?? manualTrigger,
			{ main: [[{ node: node.name, type: 'main', index: 0 }]] },
		]),
	);
	return { name: 'ThoughtSpot actions', nodes, connections };
}

/** Where the workflow's trigger receives deliveries while it is published, or while it is tested. */
export function webhookAddress(
	n8n: N8n,
	workflow: Workflow,
	kind: 'webhook' | 'webhook-test' = 'webhook',
): string {
	const node = workflow.nodes.find(({ name }) => name === trigger);
	if (!node?.webhookId) throw new Error('the workflow has no trigger with a webhook');
	return `${n8n.url}/${kind}/${node.webhookId}/webhook`;
}
