import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

import type { Rest } from './rest';

const file = z.object({
	data: z.string(),
	id: z.string().optional(),
	mimeType: z.string(),
	fileName: z.string().optional(),
});
const item = z.object({ json: z.record(z.unknown()), binary: z.record(file).optional() });
const failure = z.object({ message: z.string(), description: z.string().nullish() });
const outputs = z.array(z.array(item).nullable());
const taskData = z.object({
	data: z.object({ main: outputs.optional() }).optional(),
	error: failure.optional(),
});
const result = z.object({
	resultData: z.object({ runData: z.record(z.array(taskData)), error: failure.optional() }),
});
const summary = z.object({ id: z.string(), status: z.string(), mode: z.string() });
const page = z.object({ results: z.array(summary) });
const withData = z.object({
	id: z.coerce.string(),
	status: z.string(),
	mode: z.string(),
	data: result,
});

export type Item = z.infer<typeof item>;
export type File = z.infer<typeof file>;
export type ExecutionSummary = z.infer<typeof summary>;

export interface Execution extends ExecutionSummary {
	error?: z.infer<typeof failure>;
	/** Whether a node ran: those of a branch without items do not. */
	ran(node: string): boolean;
	/** The items that a node gave on its first output; throws if it did not run. */
	items(node: string): Item[];
	/** The error that a node ended with. */
	nodeError(node: string): z.infer<typeof failure> | undefined;
}

const ended = new Set(['success', 'error', 'canceled', 'crashed']);

export const hasEnded = (status: string): boolean => ended.has(status);

/** The executions list of n8n. */
export class Executions {
	constructor(private readonly rest: Rest) {}

	/** Newest last. */
	async list(workflowId: string): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.rest.call('GET', `/executions?limit=100&filter=${filter}`, page);
		return results.sort((a, b) => Number(a.id) - Number(b.id));
	}

	async get(id: string): Promise<Execution> {
		const { data, ...raw } = await this.rest.publicApi(
			`/executions/${id}?includeData=true`,
			withData,
		);
		const { resultData } = data;
		const runOf = (node: string) => resultData.runData[node]?.[0];
		return {
			...raw,
			...(resultData.error && { error: resultData.error }),
			ran: (node) => runOf(node) !== undefined,
			items: (node) => {
				const found = runOf(node)?.data?.main?.[0];
				if (!found) throw new Error(`${node} gave no items`);
				return found;
			},
			nodeError: (node) => runOf(node)?.error,
		};
	}

	/** Lets an execution that did not succeed run again, as a person does in the list. */
	async retry(id: string): Promise<void> {
		await this.rest.call('POST', `/executions/${id}/retry`, z.unknown(), { loadWorkflow: false });
	}

	/** Waits until a workflow has `count` executions and all of them ended; oldest first. */
	async ended(workflowId: string, count: number, withinMs = 30_000): Promise<Execution[]> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const found = await this.list(workflowId);
			if (found.length >= count && found.every(({ status }) => hasEnded(status))) {
				return await Promise.all(found.map(({ id }) => this.get(id)));
			}
			if (Date.now() > deadline) {
				const states = found.map(({ id, status }) => `${id} ${status}`).join(', ') || 'none';
				throw new Error(`waited for ${count} executions, found: ${states}`);
			}
			await delay(100);
		}
	}

	/** Waits until one execution ended. */
	async end(id: string, withinMs = 30_000): Promise<Execution> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const found = await this.rest.call('GET', `/executions/${id}`, summary);
			if (hasEnded(found.status)) return await this.get(id);
			if (Date.now() > deadline) throw new Error(`execution ${id} is still ${found.status}`);
			await delay(100);
		}
	}

	/** The bytes of a file of an item, wherever n8n keeps them. */
	async download(binary: File): Promise<Buffer> {
		if (binary.id === undefined) return Buffer.from(binary.data, 'base64');
		const query = new URLSearchParams({ id: binary.id, action: 'download' });
		return await this.rest.download(`/binary-data?${query.toString()}`);
	}
}
