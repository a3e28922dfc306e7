import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { N8n, Workflow, WorkflowFile } from '../../sandbox/n8n';
import { receiverUrl } from '../../sandbox/thoughtspot/delivery/receiver';
import type { Stage } from '../e2e/stage';
import { setStage } from '../e2e/stage';
import { triggerWorkflow, webhookAddress } from '../e2e/workflowFiles';
import { placeLeastTrigger } from './leastTrigger/place';

/** Who receives the same deliveries in one n8n. */
export const RECEIVERS = ['saved', 'immediately', 'least', 'webhook'] as const;
export type ReceiverName = (typeof RECEIVERS)[number];

export interface Receiver {
	url: string;
	workflow: Workflow;
	/** ID of its last run */
	last: number;
}

export interface ReceiverStage {
	n8n: N8n;
	/** That of the Org's webhook */
	secret: string;
	receivers: Record<ReceiverName, Receiver>;
	stop(): Promise<void>;
}

function workflowOf(name: string, type: string, parameters: Record<string, unknown>): WorkflowFile {
	const typeVersion = type === 'n8n-nodes-base.webhook' ? 2.1 : 1;
	const webhookId = randomUUID();
	const node = { name, type, typeVersion, position: [0, 0] as [number, number], parameters };
	return { name, nodes: [{ ...node, webhookId }], connections: {} };
}

const webhookIdOf = ({ nodes }: Workflow) => nodes[0]?.webhookId ?? '';

/** Publishes one workflow for each receiver. */
async function publishReceivers({ n8n, thoughtSpot, credential }: Stage) {
	const published = async (file: WorkflowFile) => {
		const workflow = await n8n.importWorkflow(file, [credential]);
		await n8n.publish(workflow.id);
		return workflow;
	};
	const manually = { registration: 'manual', settings: { acknowledge: 'immediately' } };
	const saved = await published(triggerWorkflow());
	const immediately = await published(triggerWorkflow(manually));
	const least = await published(workflowOf('Least Trigger', 'CUSTOM.leastTrigger', {}));
	const webhook = await published(
		workflowOf('Webhook', 'n8n-nodes-base.webhook', {
			httpMethod: 'POST',
			path: 'receive-form',
			options: {},
		}),
	);
	const [registered] = thoughtSpot.webhooks();
	const secret = registered?.signatureVerification?.secret;
	if (registered === undefined || secret === undefined) throw new Error('no signed webhook');
	const receivers: Record<ReceiverName, Receiver> = {
		// with the list of those who share the webhook, as ThoughtSpot sends it along
		saved: { url: receiverUrl(registered).href, workflow: saved, last: 0 },
		immediately: { url: webhookAddress(n8n, immediately), workflow: immediately, last: 0 },
		least: { url: `${n8n.url}/webhook/${webhookIdOf(least)}/webhook`, workflow: least, last: 0 },
		webhook: { url: `${n8n.url}/webhook/receive-form`, workflow: webhook, last: 0 },
	};
	return { secret, receivers };
}

/** One n8n with all receivers. */
export async function setReceiverStage(): Promise<ReceiverStage> {
	const folder = await mkdtemp(join(tmpdir(), 'least-trigger-'));
	const removeFolder = async () => await rm(folder, { recursive: true, force: true });
	await placeLeastTrigger(folder);
	const stage = await setStage({ environment: { N8N_CUSTOM_EXTENSIONS: folder } }).catch(
		async (error: unknown) => {
			await removeFolder();
			throw error;
		},
	);
	const stop = async () => {
		await stage.stop();
		await removeFolder();
	};
	try {
		return { n8n: stage.n8n, ...(await publishReceivers(stage)), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
