import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

import type { CredentialReference } from './credentials';
import { N8nError, type Rest } from './rest';
import type { WorkflowFile } from './workflowFile';

const node = z
	.object({ id: z.string(), name: z.string(), webhookId: z.string().optional() })
	.passthrough();
const workflow = z
	.object({
		id: z.string(),
		name: z.string(),
		active: z.boolean(),
		versionId: z.string(),
		nodes: z.array(node),
		connections: z.record(z.unknown()),
	})
	.passthrough();
const list = z.array(z.object({ id: z.string() }));
const publication = z.object({
	status: z.enum(['in_progress', 'not_published', 'published', 'partial', 'failed']),
	triggers: z.array(z.object({ status: z.string(), errorMessage: z.string().nullable() })),
});
const run = z.union([
	z.object({ waitingForWebhook: z.literal(true) }),
	z.object({ executionId: z.string() }),
]);

export type Workflow = z.infer<typeof workflow>;

/** n8n tries a failed activation five times, after 1, 2, 4 and 8 s. */
const settledWithinMs = 90_000;
const leftWithinMs = 30_000;
const pollEveryMs = 100;
/** An overflow costs n8n so much that the other listener would never leave if it was asked more often. */
const startEveryMs = 1_000;
/** What n8n says of a listener that starts while another is leaving. */
const OVERFLOW = /Maximum call stack size exceeded/;

/** What the editor does with a workflow. */
export class Workflows {
	constructor(
		private readonly rest: Rest,
		/** Runs a command of n8n's command line */
		private readonly n8n: (args: string[]) => Promise<unknown>,
	) {}

	/** Stores a workflow as its file has it, with the stored credential in each place that asks for its type. */
	async import(file: WorkflowFile, credentials: CredentialReference[] = []): Promise<Workflow> {
		const nodes = file.nodes.map((each) => ({
			...each,
			id: each.id ?? randomUUID(),
			credentials: Object.fromEntries(
				Object.entries(each.credentials ?? {}).map(([type, wanted]) => {
					const found = credentials.find((credential) => credential.type === type);
					return [type, found ? { id: found.id, name: found.name } : wanted];
				}),
			),
		}));
		return await this.rest.call('POST', '/workflows', workflow, {
			name: file.name,
			active: false,
			nodes,
			connections: file.connections,
			settings: file.settings ?? {},
		});
	}

	/** Imports a file of one workflow by n8n's command line, which changes nothing in it. */
	async importFile(file: string): Promise<Workflow> {
		const before = new Set(await this.ids());
		await this.n8n(['import:workflow', `--input=${file}`]);
		const [id, ...others] = (await this.ids()).filter((each) => !before.has(each));
		if (id === undefined || others.length > 0) throw new Error(`${file} is not one new workflow`);
		return await this.get(id);
	}

	private async ids(): Promise<string[]> {
		return (await this.rest.call('GET', '/workflows', list)).map(({ id }) => id);
	}

	async get(id: string): Promise<Workflow> {
		return await this.rest.call('GET', `/workflows/${id}`, workflow);
	}

	/** Replaces nodes, connections or settings, and saves without publishing. */
	async save(
		id: string,
		change: Partial<Pick<WorkflowFile, 'nodes' | 'connections' | 'settings'>>,
	) {
		return await this.rest.call('PATCH', `/workflows/${id}`, workflow, change);
	}

	/**
	 * Publishes (activates) a workflow and waits until its triggers are registered. Throws an
	 * N8nError with the message that n8n shows, after all of n8n's own attempts.
	 */
	async publish(id: string): Promise<void> {
		const { versionId } = await this.get(id);
		await this.rest.call('POST', `/workflows/${id}/activate`, z.unknown(), { versionId });
		const { status, triggers } = await this.publicationSettled(id);
		if (status === 'published') return;
		const messages = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw new N8nError(messages.join('\n') || `publication: ${status}`, 200, status);
	}

	/** Unpublishes a workflow and waits until its triggers are gone. */
	async unpublish(id: string): Promise<void> {
		await this.rest.call('POST', `/workflows/${id}/deactivate`, z.unknown(), {});
		const { status } = await this.publicationSettled(id);
		if (status !== 'not_published') throw new N8nError(`publication: ${status}`, 200, status);
	}

	/** Starts a test listener ("Execute step" of a trigger). */
	async listen(id: string, trigger: string): Promise<void> {
		const started = await this.startBesideLeaving(id, trigger);
		if (!('waitingForWebhook' in started)) throw new Error(`${trigger} does not listen`);
	}

	/** n8n 2.41 overflows its stack where another listener is just leaving; a moment later it does not. */
	private async startBesideLeaving(id: string, trigger: string): Promise<z.infer<typeof run>> {
		const deadline = Date.now() + leftWithinMs;
		for (;;) {
			try {
				return await this.start(id, trigger);
			} catch (error) {
				const overflows = error instanceof N8nError && OVERFLOW.test(error.message);
				if (!overflows || Date.now() > deadline) throw error;
				await delay(startEveryMs);
			}
		}
	}

	async stopListening(id: string): Promise<void> {
		await this.rest.call('DELETE', `/test-webhook/${id}`, z.unknown());
	}

	/** Runs a workflow from a trigger that needs no webhook; returns the execution's id. */
	async run(id: string, trigger: string): Promise<string> {
		const started = await this.start(id, trigger);
		if (!('executionId' in started)) throw new Error(`${trigger} waits for a webhook`);
		return started.executionId;
	}

	private async start(id: string, trigger: string): Promise<z.infer<typeof run>> {
		return await this.rest.call('POST', `/workflows/${id}/run`, run, {
			workflowData: await this.get(id),
			triggerToStartFrom: { name: trigger },
		});
	}

	/**
	 * The status in which n8n leaves a workflow. n8n reads what is under way and what stands from two tables at
	 * once, so that its first settled answer may be of before and after; the next one is not.
	 */
	async publicationSettled(id: string): Promise<z.infer<typeof publication>> {
		const deadline = Date.now() + settledWithinMs;
		for (let settledBefore = false; ;) {
			const found = await this.publication(id);
			const settled = found.status !== 'in_progress';
			if (settled && settledBefore) return found;
			settledBefore = settled;
			if (Date.now() > deadline) {
				throw new Error(`n8n did not settle within ${settledWithinMs / 1000} s`);
			}
			if (!settled) await delay(pollEveryMs);
		}
	}

	/** n8n 1 has no such status: it answers once the triggers are registered, or with their error. */
	private async publication(id: string): Promise<z.infer<typeof publication>> {
		try {
			return await this.rest.call('GET', `/workflows/${id}/publication-status`, publication);
		} catch (error) {
			if (!(error instanceof N8nError) || error.status !== 404) throw error;
			const { active } = await this.get(id);
			return { status: active ? 'published' : 'not_published', triggers: [] };
		}
	}
}
