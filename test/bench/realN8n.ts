import { request } from 'undici';

import type { N8n, Workflow, WorkflowFile } from '../../sandbox/n8n';
import { setStage } from '../e2e/stage';
import { triggerWorkflow, webhookAddress } from '../e2e/workflowFiles';
import { type Delivery, MEGABYTE, delivery } from './delivery';
import { median } from './inTurn';
import { goal, ratio, rounded, table } from './table';

const SIZES = [
	{ megabytes: 0.1, rounds: 15 },
	{ megabytes: 1, rounds: 15 },
	{ megabytes: 5, rounds: 15 },
	{ megabytes: 25, rounds: 15 },
];
const WARM_UP_ROUNDS = 6;
const PATH = 'receive-form';

/** n8n's own node, which takes forms apart as it is; the answer comes when the run is stored, as the trigger's. */
const webhookWorkflow: WorkflowFile = {
	name: 'Webhook',
	nodes: [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2.1,
			position: [0, 0],
			parameters: { httpMethod: 'POST', path: PATH, options: {} },
			webhookId: PATH,
		},
	],
	connections: {},
};

interface Receiver {
	url: string;
	workflow: Workflow;
}

/** Milliseconds from the first byte to the end of the answer. */
async function send(url: string, { headers, body }: Delivery): Promise<number> {
	const started = performance.now();
	const answer = await request(url, { method: 'POST', headers, body });
	const text = await answer.body.text();
	const milliseconds = performance.now() - started;
	if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}: ${text}`);
	return milliseconds;
}

/** Waits until the last run has ended, so that it is no burden for the next. */
async function rest(n8n: N8n, { id }: Workflow): Promise<void> {
	const last = (await n8n.executions(id)).at(-1);
	if (last === undefined) throw new Error('nothing was run');
	const { status } = await n8n.executionEnd(last.id);
	if (status !== 'success') throw new Error(`execution ${last.id} ended with ${status}`);
}

async function compare(
	n8n: N8n,
	secret: string,
	receivers: Record<'trigger' | 'webhook', Receiver>,
): Promise<string> {
	let sent = 0;
	const medians = async (megabytes: number, rounds: number) => {
		const times = { trigger: [] as number[], webhook: [] as number[] };
		for (let round = 0; round < rounds; round++) {
			const message = delivery(megabytes * MEGABYTE, `message-${sent++}`, secret);
			const turns = ['trigger', 'webhook'] as const;
			for (const name of round % 2 === 0 ? turns : [...turns].reverse()) {
				const { url, workflow } = receivers[name];
				times[name].push(await send(url, message));
				await rest(n8n, workflow);
			}
		}
		return { trigger: median(times.trigger), webhook: median(times.webhook) };
	};
	await medians(1, WARM_UP_ROUNDS);
	const rows: string[][] = [];
	const ratios: Array<{ megabytes: number; value: number }> = [];
	for (const { megabytes, rounds } of SIZES) {
		const { trigger, webhook } = await medians(megabytes, rounds);
		ratios.push({ megabytes, value: trigger / webhook });
		const cells = [rounded(trigger), rounded(webhook), ratio(trigger, webhook)];
		rows.push([String(megabytes), ...cells]);
	}
	const head = ['MB', 'trigger', 'Webhook node', 'trigger / Webhook node'];
	return `${table(head, rows)}\n\n${goal(1, ratios)} ${goal(0.5, ratios.slice(-1))}`;
}

/** The same bodies to the trigger and to n8n's Webhook node in one n8n, as Markdown. */
async function measure(
	environment: Record<string, string>,
): Promise<{ version: string; medians: string }> {
	const stage = await setStage({ environment });
	try {
		const { n8n, thoughtSpot, credential } = stage;
		const trigger = await n8n.importWorkflow(triggerWorkflow(), [credential]);
		const webhook = await n8n.importWorkflow(webhookWorkflow);
		for (const { id } of [trigger, webhook]) await n8n.publish(id);
		const secret = thoughtSpot.webhooks()[0]?.signatureVerification?.secret;
		if (secret === undefined) throw new Error('the webhook is not signed');
		const medians = await compare(n8n, secret, {
			trigger: { url: webhookAddress(n8n, trigger), workflow: trigger },
			webhook: { url: `${n8n.url}/webhook/${PATH}`, workflow: webhook },
		});
		return { version: n8n.version, medians };
	} finally {
		await stage.stop();
	}
}

/** Deliveries in a real n8n, as Markdown. */
export async function inRealN8n(): Promise<string> {
	const { version, medians } = await measure({});
	const alike = await measure({ N8N_EXPRESSION_ENGINE_ALLOW_WEBHOOK_ISOLATE_SKIP: 'false' });
	return `## In a real n8n

Medians in milliseconds from the first byte to the end of the answer, over loopback, in n8n ${version}. The same
signed form goes in turn to a published workflow of the trigger and to one of n8n's Webhook node, which does not
verify it. Both answer 200 when n8n has stored the run; the next form is sent when the run has ended.
A full garbage collection of n8n's process, some 200 ms, falls into about every other delivery of 25 MB, whichever node
receives it: that row differs much from run to run.

${medians}

n8n gives every trigger an isolate for its expressions, but not its Webhook node. With
\`N8N_EXPRESSION_ENGINE_ALLOW_WEBHOOK_ISOLATE_SKIP=false\` it treats both alike:

${alike.medians}`;
}
