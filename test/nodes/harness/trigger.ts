import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { IDataObject, INodeExecutionData, Workflow, WorkflowExecuteMode } from 'n8n-workflow';
import { request as httpRequest } from 'undici';
import type { TriggerNode } from './triggerNode';
import type { WebhookRun } from './webhookRun';
import { runWebhook } from './webhookRun';
import type { WebhookServer } from './webhookServer';

/** a request of the tests' own carries it, so that its run can be told from others' */
const RUN_HEADER = 'x-harness-run';

export interface Received extends WebhookRun {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	/** parsed when it is JSON, else the text */
	body: unknown;
}

/**
 * A trigger in a workflow, driven as n8n 2.41.1 drives it (active-workflow-manager, test-webhooks,
 * live-webhooks). Its webhook answers from the start; it stops when the trigger is deactivated or
 * could not be activated.
 */
export class HarnessTrigger {
	/** what every request has led to, in order */
	readonly runs: WebhookRun[] = [];
	/** what `delete` threw after a failed activation: n8n only logs it */
	readonly deleteErrors: unknown[] = [];
	private readonly runsByRequest = new Map<string, WebhookRun>();
	private stored: string;
	/** what `create` of a test listener wrote: n8n keeps it with the registration */
	private registered: IDataObject | undefined;

	constructor(
		private readonly trigger: TriggerNode,
		private readonly server: WebhookServer,
		staticData: IDataObject | undefined,
	) {
		this.stored = JSON.stringify(staticData ? { [this.staticDataKey]: staticData } : {});
		this.listen();
	}

	/** where this trigger listens on loopback */
	get url(): string {
		return `${this.server.url}${this.trigger.path}`;
	}

	/** every hook that n8n would have called, in order */
	get calls() {
		return this.trigger.calls;
	}

	/** the node's static data as n8n has it: stored, or kept with a test listener's registration */
	get staticData(): IDataObject {
		const all = this.trigger.isTest ? (this.registered ?? {}) : parsed(this.stored);
		return (all[this.staticDataKey] ?? {}) as IDataObject;
	}

	/**
	 * Publishes the workflow, or starts listening. When `checkExists` or `create` throws, `delete` is
	 * called, and all is tried again up to `attempts` times, without n8n's pauses.
	 */
	async activate({ attempts = 1 }: { attempts?: number } = {}): Promise<void> {
		for (let attempt = 1; ; attempt++) {
			this.listen();
			const workflow = this.workflow();
			try {
				await this.register(workflow);
				return;
			} catch (error) {
				await this.afterFailure(workflow);
				if (attempt >= attempts) throw error;
			}
		}
	}

	/** Unpublishes the workflow, or stops listening. */
	async deactivate(): Promise<void> {
		const workflow = this.workflow();
		if (this.registered) workflow.staticData = this.registered;
		await this.trigger.callHook('delete', workflow);
		this.save(workflow);
		this.registered = undefined;
		this.server.unmount(this.trigger.path);
	}

	/** Sends a request to the trigger and waits for its answer and for what `webhook()` returned. */
	async receive(message: {
		headers: Record<string, string>;
		body: Buffer | string;
	}): Promise<Received> {
		const run = randomUUID();
		const response = await httpRequest(this.url, {
			method: 'POST',
			headers: { ...message.headers, [RUN_HEADER]: run },
			body: message.body,
		});
		const text = await response.body.text();
		await this.server.settled();
		const isJson = String(response.headers['content-type']).startsWith('application/json');
		return {
			...this.runsByRequest.get(run),
			status: response.statusCode,
			headers: response.headers,
			body: isJson ? (JSON.parse(text) as unknown) : text,
		};
	}

	/** Lets a stored execution begin: the items that it goes on with. */
	async execute(
		items: INodeExecutionData[],
		executionId: string,
		mode: WorkflowExecuteMode = 'webhook',
	): Promise<INodeExecutionData[]> {
		return await this.trigger.execute(items, executionId, mode);
	}

	private get staticDataKey(): string {
		return `node:${this.trigger.node.name}`;
	}

	private listen(): void {
		this.server.mount(this.trigger.path, (request, response) => this.handle(request, response));
	}

	private workflow(): Workflow {
		return this.trigger.workflow(this.trigger.isTest ? {} : parsed(this.stored));
	}

	private async register(workflow: Workflow): Promise<void> {
		const exists = await this.trigger.callHook('checkExists', workflow);
		if (!exists) await this.trigger.callHook('create', workflow);
		if (this.trigger.isTest) this.registered = parsed(JSON.stringify(workflow.staticData));
		this.save(workflow);
	}

	private async afterFailure(failed: Workflow): Promise<void> {
		this.server.unmount(this.trigger.path);
		if (this.trigger.isTest) {
			// a test listener's delete sees what create wrote, and what it throws replaces the error
			await this.trigger.callHook('delete', failed);
			return;
		}
		// a published workflow's delete sees what is stored, and what it throws goes to n8n's log
		const workflow = this.workflow();
		await this.trigger.callHook('delete', workflow).then(
			() => this.save(workflow),
			(error: unknown) => this.deleteErrors.push(error),
		);
	}

	private async handle(request: Request, response: Response): Promise<void> {
		const id = request.headers[RUN_HEADER];
		delete request.headers[RUN_HEADER];
		const workflow = this.workflow();
		if (this.registered) workflow.setTestStaticData(parsed(JSON.stringify(this.registered)));
		const run = await runWebhook(
			workflow,
			this.trigger.nodeOf(workflow),
			this.trigger.webhookData(),
			this.trigger.isTest ? 'manual' : 'webhook',
			request,
			response,
			() => this.save(workflow),
		);
		this.runs.push(run);
		if (typeof id === 'string') this.runsByRequest.set(id, run);
		const hasEnded = this.trigger.isTest && this.registered !== undefined;
		if (hasEnded && (run.workflowData ?? run.error)) await this.deactivate();
	}

	private save(workflow: Workflow): void {
		if (!this.trigger.isTest && workflow.staticData.__dataChanged === true) {
			this.stored = JSON.stringify(workflow.staticData);
		}
	}
}

function parsed(data: string): IDataObject {
	return JSON.parse(data) as IDataObject;
}
