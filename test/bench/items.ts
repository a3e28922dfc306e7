import type { IWebhookFunctions } from 'n8n-workflow';

import { examplePayload } from '../messages';
import { toExecutionData } from './builtPackage';
import { receiveHere } from './contenders';
import { deliveryOf } from './delivery';
import { median } from './inTurn';
import { rounded, table } from './table';

const RECIPIENTS = [250, 500, 1_000, 2_000, 4_000];
const ROUNDS = 21;

/** As much of n8n as items need: it stores files elsewhere. */
const context = {
	helpers: {
		prepareBinaryData: async () => ({ id: 'filesystem-v2:1', data: 'filesystem-v2', mimeType: '' }),
	},
} as unknown as IWebhookFunctions;

async function measureItems(count: number, simplify: boolean): Promise<string[]> {
	const example = examplePayload(new Date().toISOString());
	const recipients = Array.from({ length: count }, (_, index) => ({
		type: 'USER',
		id: `user-${index}`,
		name: `User ${index}`,
		email: `user.${index}@example.com`,
		locale: 'en-US',
	}));
	const payload = { ...example, data: { ...example.data, recipients } };
	const { delivery } = await receiveHere(deliveryOf(payload, 1_000));
	const options = { simplify, output: 'recipient', binaryPrefix: 'attachment_' } as const;
	const times: number[] = [];
	let kilobytes = 0;
	for (let round = 0; round < ROUNDS; round++) {
		const started = performance.now();
		const items = await toExecutionData(context, delivery, { ...options, receivedAt: Date.now() });
		times.push(performance.now() - started);
		if (items.length !== count) throw new Error(`${items.length} items`);
		kilobytes = JSON.stringify(items).length / 1_000;
	}
	return [rounded(median(times)), kilobytes.toFixed(0)];
}

/** Items of one recipient each, by their number, as Markdown. */
export async function compareItems(): Promise<string> {
	const rows: string[][] = [];
	for (const count of RECIPIENTS) {
		rows.push([
			String(count),
			...(await measureItems(count, true)),
			...(await measureItems(count, false)),
		]);
	}
	return table(['recipients', 'simplified, ms', 'kB', 'as sent, ms', 'kB'], rows);
}
