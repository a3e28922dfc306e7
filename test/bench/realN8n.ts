import { setTimeout as delay } from 'node:timers/promises';

import { request } from 'undici';

import type { N8n, Workflow, WorkflowFile } from '../../sandbox/n8n';
import { setStage } from '../e2e/stage';
import { triggerWorkflow, webhookAddress } from '../e2e/workflowFiles';
import { type Delivery, MEGABYTE, delivery } from './delivery';
import { median } from './inTurn';
import { type Ratio, goal, ratio, rounded, table } from './table';

const SIZES = [0.1, 1, 5, 25];
const ROUNDS = 21;
const WARM_UP_ROUNDS = 6;
/** After a run n8n makes the isolate for the next one. */
const PAUSE_MILLISECONDS = 200;
const LONGEST_WAIT_MILLISECONDS = 20_000;
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

const RECEIVERS = ['saved', 'immediately', 'webhook'] as const;
type Name = (typeof RECEIVERS)[number];

interface Receiver {
	url: string;
	workflow: Workflow;
	/** ID of its last run */
	last: number;
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

/** Waits until the run has begun, which may be after the answer, and ended, so that it is no burden for the next. */
async function rest(n8n: N8n, receiver: Receiver): Promise<void> {
	const deadline = Date.now() + LONGEST_WAIT_MILLISECONDS;
	let newest = 0;
	while (newest <= receiver.last) {
		if (Date.now() > deadline) throw new Error('nothing was run');
		newest = Number((await n8n.executions(receiver.workflow.id)).at(-1)?.id ?? 0);
	}
	const { status } = await n8n.executionEnd(String(newest));
	if (status !== 'success') throw new Error(`execution ${newest} ended with ${status}`);
	receiver.last = newest;
	await delay(PAUSE_MILLISECONDS);
}

async function compare(
	n8n: N8n,
	secret: string,
	receivers: Record<Name, Receiver>,
): Promise<string> {
	let sent = 0;
	const measured = async (megabytes: number, rounds: number) => {
		const times: Record<Name, number[]> = { saved: [], immediately: [], webhook: [] };
		for (let round = 0; round < rounds; round++) {
			for (let turn = 0; turn < RECEIVERS.length; turn++) {
				// whoever comes first in one round comes last in the next
				const name = RECEIVERS[(turn + round) % RECEIVERS.length] as Name;
				// the first of a turn pays for another's garbage
				for (const isMeasured of [false, true]) {
					const message = delivery(megabytes * MEGABYTE, `message-${sent++}`, secret);
					const milliseconds = await send(receivers[name].url, message);
					if (isMeasured) times[name].push(milliseconds);
					await rest(n8n, receivers[name]);
				}
			}
		}
		return times;
	};
	await measured(1, WARM_UP_ROUNDS);
	const rows: string[][] = [];
	const ratios: Record<'saved' | 'immediately', Ratio[]> = { saved: [], immediately: [] };
	for (const megabytes of SIZES) {
		const times = await measured(megabytes, ROUNDS);
		const [saved, immediately] = [median(times.saved), median(times.immediately)];
		const webhook = median(times.webhook);
		ratios.saved.push({ megabytes, value: saved / webhook });
		ratios.immediately.push({ megabytes, value: immediately / webhook });
		rows.push([
			String(megabytes),
			...[saved, immediately, webhook].map(rounded),
			ratio(saved, webhook),
			ratio(immediately, webhook),
		]);
	}
	const head = [
		'MB',
		'saved',
		'immediately',
		'Webhook node',
		'saved / Webhook node',
		'immediately / Webhook node',
	];
	const goals = (of: Ratio[]) => `${goal(1, of)} ${goal(0.5, of.slice(-1))}`;
	return `${table(head, rows)}

*Saved*: ${goals(ratios.saved)}

*Immediately*: ${goals(ratios.immediately)}`;
}

/** The same bodies to the trigger and to n8n's Webhook node in one n8n, as Markdown. */
async function measure(
	environment: Record<string, string>,
): Promise<{ version: string; medians: string }> {
	const stage = await setStage({ environment });
	try {
		const { n8n, thoughtSpot, credential } = stage;
		const saved = await n8n.importWorkflow(triggerWorkflow(), [credential]);
		const immediately = await n8n.importWorkflow(
			triggerWorkflow({ registration: 'manual', settings: { acknowledge: 'immediately' } }),
			[credential],
		);
		const webhook = await n8n.importWorkflow(webhookWorkflow);
		for (const { id } of [saved, immediately, webhook]) await n8n.publish(id);
		const secret = thoughtSpot.webhooks()[0]?.signatureVerification?.secret;
		if (secret === undefined) throw new Error('the webhook is not signed');
		const medians = await compare(n8n, secret, {
			saved: { url: webhookAddress(n8n, saved), workflow: saved, last: 0 },
			immediately: { url: webhookAddress(n8n, immediately), workflow: immediately, last: 0 },
			webhook: { url: `${n8n.url}/webhook/${PATH}`, workflow: webhook, last: 0 },
		});
		return { version: n8n.version, medians };
	} finally {
		await stage.stop();
	}
}

/** Deliveries in a real n8n, as Markdown. */
export async function inRealN8n(): Promise<string> {
	const { version, medians } = await measure({});
	const withoutIsolates = await measure({ N8N_EXPRESSION_ENGINE: 'legacy' });
	return `## In a real n8n

Medians in milliseconds from the first byte to the end of the answer, over loopback, in n8n ${version}. Signed
forms go in turn to three published workflows: two of the trigger, one for each setting of *Acknowledge*,
and one of n8n's Webhook node, which verifies nothing. *Saved* and the Webhook node answer when n8n has stored the run,
*immediately* when the delivery is verified and its files are stored. A turn is two forms, of which the second counts,
so that nobody pays for another's garbage; each is sent 0.2 s after the run before has ended.

${medians}

Some 1 ms of an answer is the trigger's own code where a report is small. The rest is n8n's, which makes an isolate for
expressions for every node but its own Webhook node, and then another one for the run; making them competes with
storing the run, before which *saved* does not answer. For 25 MB, the collection of garbage in n8n's whole memory, some
100 ms, decides: it falls into nearly every delivery of the trigger, and twice into one of the Webhook node.

With \`N8N_EXPRESSION_ENGINE=legacy\` n8n makes no isolates for anybody:

${withoutIsolates.medians}`;
}
