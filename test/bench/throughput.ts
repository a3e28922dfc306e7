import { hasEnded } from '../../sandbox/n8n/executions';
import { MEGABYTE, delivery, send } from './delivery';
import { median } from './inTurn';
import type { ReceiverName, ReceiverStage } from './receivers';
import { RECEIVERS } from './receivers';

const MEGABYTES = 0.1;
const DELIVERIES = 40;
const AT_A_TIME = 8;
const ROUNDS = 5;
const LONGEST_WAIT_MILLISECONDS = 60_000;

async function runsEnded({ n8n, receivers }: ReceiverStage, name: ReceiverName): Promise<void> {
	const receiver = receivers[name];
	const deadline = Date.now() + LONGEST_WAIT_MILLISECONDS;
	for (;;) {
		const runs = (await n8n.executions(receiver.workflow.id)).filter(
			({ id }) => Number(id) > receiver.last,
		);
		if (runs.length >= DELIVERIES && runs.every(({ status }) => hasEnded(status))) {
			receiver.last = Number(runs.at(-1)?.id);
			return;
		}
		if (Date.now() > deadline) throw new Error(`${runs.length} of ${DELIVERIES} runs of ${name}`);
	}
}

/** Runs a second of one receiver, from the first byte to the end of the last run. */
async function burst(stage: ReceiverStage, name: ReceiverName, round: number): Promise<number> {
	const waiting = Array.from({ length: DELIVERIES }, (_, count) =>
		delivery(MEGABYTES * MEGABYTE, `burst-${round}-${name}-${count}`, stage.secret),
	);
	const { url } = stage.receivers[name];
	const started = performance.now();
	const work = async () => {
		for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await send(url, next);
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, work));
	await runsEnded(stage, name);
	return DELIVERIES / ((performance.now() - started) / 1_000);
}

/** Medians of the runs a second, of 0.1 MB each and eight at a time; the receivers take turns. */
export async function throughput(stage: ReceiverStage): Promise<Record<ReceiverName, number>> {
	const rates: Record<ReceiverName, number[]> = {
		saved: [],
		immediately: [],
		least: [],
		webhook: [],
	};
	for (let round = 0; round < ROUNDS; round++) {
		for (let turn = 0; turn < RECEIVERS.length; turn++) {
			const name = RECEIVERS[(turn + round) % RECEIVERS.length] as ReceiverName;
			rates[name].push(await burst(stage, name, round));
		}
	}
	return {
		saved: median(rates.saved),
		immediately: median(rates.immediately),
		least: median(rates.least),
		webhook: median(rates.webhook),
	};
}
