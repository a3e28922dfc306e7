import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

import { hasEnded, type N8n } from '../../../sandbox/n8n';

const line = z.discriminatedUnion('table', [
	z.object({
		table: z.literal('execution_entity'),
		row: z.object({ id: z.coerce.string(), status: z.string() }),
	}),
	z.object({
		table: z.literal('execution_data'),
		row: z.object({ executionId: z.coerce.string(), data: z.string() }),
	}),
]);
const ROW_OF_EXECUTION = /^\{"table":"execution_(?:entity|data)"/;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const endedWithinMs = 180_000;

/** Under which executions stand that ended at the trigger, as their message had another. */
export const PASSED_NOTHING_ON = 'passed nothing on';

/** Message → status of each of its executions, as n8n's database has them. */
export type Runs = Map<string, string[]>;

async function readRuns(n8n: N8n, messages: Set<string>): Promise<Runs> {
	const statuses = new Map<string, string>();
	const messageOf = new Map<string, string>();
	for (const text of (await n8n.dumpDatabase()).split('\n')) {
		if (!ROW_OF_EXECUTION.test(text)) continue;
		const { table, row } = line.parse(JSON.parse(text));
		if (table === 'execution_entity') {
			statuses.set(row.id, row.status);
		} else {
			const message = row.data.match(UUID)?.find((id) => messages.has(id));
			if (message !== undefined) messageOf.set(row.executionId, message);
		}
	}
	const runs: Runs = new Map();
	for (const [id, status] of statuses) {
		const message = messageOf.get(id) ?? PASSED_NOTHING_ON;
		runs.set(message, [...(runs.get(message) ?? []), status]);
	}
	return runs;
}

/** The runs of messages, read when each has one, which may come after the answer, and all have ended. */
export async function endedRuns(n8n: N8n, messages: string[]): Promise<Runs> {
	const deadline = Date.now() + endedWithinMs;
	for (;;) {
		const runs = await readRuns(n8n, new Set(messages));
		const open = [...runs.values()].flat().filter((status) => !hasEnded(status));
		const missing = messages.filter((message) => !runs.has(message));
		if (open.length === 0 && missing.length === 0) return runs;
		if (Date.now() > deadline) {
			const statuses = open.join(', ') || 'none';
			throw new Error(`${missing.length} messages did not run; executions not ended: ${statuses}`);
		}
		await delay(500);
	}
}
