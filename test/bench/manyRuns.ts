import type { IDataObject } from 'n8n-workflow';

import { claim, deliveryKeys } from './builtPackage';
import { receiveHere } from './contenders';
import { delivery } from './delivery';
import { measureForParent, measuredApart } from './ownProcess';
import { table } from './table';

const RUNS = 300_000;
const STEPS = 6;
const NODE = 'workflow node';
const recognition = { deduplicate: true, oncePerRun: false };

/** Receives one delivery and remembers that its run was started, as the trigger does between n8n's own steps. */
async function runOnce(number: number, data: IDataObject): Promise<void> {
	const accepted = await receiveHere(delivery(100, `message-${number}`));
	if (accepted.delivery.kind !== 'liveboard') throw new Error('no report');
	const keys = deliveryKeys(accepted.delivery, recognition);
	const claimed = await claim(NODE, keys, data, Date.now());
	if (claimed === undefined) throw new Error(`message ${number} counts as a repeat`);
	claimed.settle(true);
}

async function measureHere(): Promise<string> {
	const data: IDataObject = {};
	const rows: string[][] = [];
	for (let step = 1; step <= STEPS; step++) {
		for (let count = 0; count < RUNS / STEPS; count++) await runOnce(step * RUNS + count, data);
		global.gc?.();
		const { heapUsed, external, rss } = process.memoryUsage();
		const megabytes = [heapUsed, external, rss].map((bytes) => (bytes / 1e6).toFixed(1));
		rows.push([String((step * RUNS) / STEPS), ...megabytes]);
	}
	return table(['runs', 'heap, MB', 'outside of it, MB', 'process, MB'], rows);
}

/** What a process holds after very many runs, as Markdown; measured in one of its own. */
export async function manyRuns(): Promise<string> {
	return await measuredApart(__filename);
}

if (require.main === module) {
	void measureForParent(measureHere);
}
