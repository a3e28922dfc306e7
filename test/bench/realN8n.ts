import { setTimeout as delay } from 'node:timers/promises';

import type { N8n } from '../../sandbox/n8n';
import { MEGABYTE, delivery, send } from './delivery';
import { median } from './inTurn';
import type { Receiver, ReceiverName, ReceiverStage } from './receivers';
import { RECEIVERS, setReceiverStage } from './receivers';
import { ratio, rounded, table } from './table';
import { throughput } from './throughput';

const ROUNDS = 7;
const WARM_UP_ROUNDS = 3;
/** In a turn: n8n collects garbage at every second or third large one, which the last ones of a turn have made. */
const DELIVERIES = 4;
/** After a run n8n makes the isolate for the next one. */
const PAUSE_MILLISECONDS = 200;
const LONGEST_WAIT_MILLISECONDS = 20_000;

type Times = Record<ReceiverName, number[]>;

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

let sent = 0;

/** Milliseconds of a delivery in each turn of a receiver, on average; they take turns. */
export async function measureInTurn(
	{ n8n, secret, receivers }: ReceiverStage,
	megabytes: number,
	rounds: number,
	names: readonly ReceiverName[] = RECEIVERS,
): Promise<Times> {
	const times: Times = { saved: [], immediately: [], least: [], webhook: [] };
	for (let round = 0; round < rounds; round++) {
		for (let turn = 0; turn < names.length; turn++) {
			// whoever comes first in one round comes last in the next
			const name = names[(turn + round) % names.length] as ReceiverName;
			let milliseconds = 0;
			for (let count = 0; count < DELIVERIES; count++) {
				const message = delivery(megabytes * MEGABYTE, `message-${sent++}`, secret);
				const each = await send(receivers[name].url, message);
				// the first of a turn pays for another's garbage
				if (count > 0) milliseconds += each / (DELIVERIES - 1);
				await rest(n8n, receivers[name]);
			}
			times[name].push(milliseconds);
		}
	}
	return times;
}

/** Who is compared with the least community trigger, and what was aimed at for each size in MB. */
const GOALS: Array<{ megabytes: number; most: number }> = [
	{ megabytes: 0.1, most: 1.2 },
	{ megabytes: 1, most: 1.2 },
	{ megabytes: 5, most: 1.1 },
	{ megabytes: 25, most: 0.6 },
];

async function compare(stage: ReceiverStage): Promise<string> {
	await measureInTurn(stage, 1, WARM_UP_ROUNDS);
	const rows: string[][] = [];
	for (const { megabytes, most } of GOALS) {
		const times = await measureInTurn(stage, megabytes, ROUNDS);
		const [saved, immediately] = [median(times.saved), median(times.immediately)];
		const [least, webhook] = [median(times.least), median(times.webhook)];
		rows.push([
			String(megabytes),
			...[saved, immediately, least, webhook].map(rounded),
			ratio(saved, least),
			`${most} ×`,
			ratio(immediately, least),
			ratio(saved, webhook),
		]);
	}
	const head = [
		'MB',
		'saved',
		'immediately',
		'least trigger',
		'Webhook node',
		'saved / least',
		'goal',
		'immediately / least',
		'saved / Webhook node',
	];
	return table(head, rows);
}

/** The last n8n 1, on a Node.js that this project installs anyway */
const N8N_1 = { SANDBOX_N8N_VERSION: '1.123.81', SANDBOX_NODE_MAJOR: '24' };

async function onStage<Result>(
	measure: (stage: ReceiverStage) => Promise<Result>,
): Promise<Result> {
	const stage = await setReceiverStage();
	try {
		return await measure(stage);
	} finally {
		await stage.stop();
	}
}

async function runsPerSecond(stage: ReceiverStage): Promise<string[]> {
	const rates = await throughput(stage);
	return [stage.n8n.version, ...RECEIVERS.map((name) => rates[name].toFixed(1))];
}

/** Deliveries in a real n8n, as Markdown. */
export async function inRealN8n(): Promise<string> {
	const { version, medians, rates } = await onStage(async (stage) => ({
		version: stage.n8n.version,
		medians: await compare(stage),
		rates: await runsPerSecond(stage),
	}));
	Object.assign(process.env, N8N_1);
	const ratesOfN8n1 = await onStage(runsPerSecond);
	return `## In a real n8n

Medians in milliseconds from the first byte to the end of the answer, over loopback, in n8n ${version}. Signed forms
go in turn to four published workflows: two of the trigger, one for each setting of *Acknowledge*; one of the *least
trigger*, which reads the body, has n8n store it as one file and starts the workflow, and verifies, parses and
remembers nothing (\`test/bench/leastTrigger\`); and one of n8n's own Webhook node, for orientation: n8n gives it a
short cut that no community node has. All but *immediately* answer when n8n has stored the run. A turn is four forms, of
which the mean of the last three counts: n8n collects garbage in every second or third large one, which is 150 ms at
25 MB, and nobody is to pay for another's. Each is sent 0.2 s after the run before has ended.

${medians}

What the trigger takes longer than the least one, seen by marks in n8n's and its own code: some 3 ms are its own where a
report is small, of which 0.7 its parameters, 0.6 who shares the webhook, 0.5 verification and parsing, 0.5 the secret,
0.6 the items. 5 MB take another 3 to 4 ms for the HMAC and 1 to 2 for the search of the boundary, 25 MB some 14 to 18 and
3 to 6, so that 1.1 × at 5 MB is hardly more than the HMAC, and 0.6 × at 25 MB would need a least trigger that is slower
than this one: it hands its file over as fast as the trigger does, in one piece, which n8n writes in half the time of a
stream. What was received, so that a repeat does not run after a restart, n8n saves in 1 to 12 ms after the answer. The
ratios differ by 0.2 from one measurement to the next.

Runs a second, of forms of 0.1 MB, eight at a time, from the first byte to the end of the last run; medians, in turn:

${table(['n8n', 'saved', 'immediately', 'least trigger', 'Webhook node'], [rates, ratesOfN8n1])}`;
}
