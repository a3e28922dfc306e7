import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { IDataObject, INodeExecutionData, Workflow, WorkflowExecuteMode } from 'n8n-workflow';
import { request as httpRequest } from 'undici';
import type { Subscriber } from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import { listQuery, subscriberAt } from './sharing';
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
 * A trigger whose webhook answers from the start, as if it had been registered: for what becomes of
 * deliveries. Publishing and listening are the matter of `../n8n`.
 */
export class HarnessTrigger {
	/** what every request has led to, in order */
	readonly runs: WebhookRun[] = [];
	private readonly runsByRequest = new Map<string, WebhookRun>();
	private stored: string;

	constructor(
		private readonly trigger: TriggerNode,
		private readonly server: WebhookServer,
		private readonly signingSecret: () => string,
		staticData: IDataObject | undefined,
	) {
		this.stored = JSON.stringify(staticData ? { [this.staticDataKey]: staticData } : {});
		this.server.mount(this.trigger.path, (request, response) => this.handle(request, response));
	}

	/** where this trigger listens on loopback */
	get url(): string {
		return `${this.server.url}${this.trigger.path}`;
	}

	get workflowId(): string {
		return this.trigger.node.id;
	}

	/** as it stands in the list of those that share the webhook */
	get subscriber(): Subscriber {
		return subscriberAt(this.trigger.path, this.trigger.isTest);
	}

	/** From here on n8n knows no such webhook. */
	end(): void {
		this.server.unmount(this.trigger.path);
	}

	/** the node's static data as n8n has stored it */
	get staticData(): IDataObject {
		return (parsed(this.stored)[this.staticDataKey] ?? {}) as IDataObject;
	}

	/**
	 * Sends a request to the trigger and waits for its answer and for what `webhook()` returned. The query that
	 * comes along is that of a webhook which nobody else shares.
	 */
	async receive(
		message: { headers: Record<string, string>; body: Buffer | string },
		query = listQuery([this.subscriber], this.signingSecret()),
	): Promise<Received> {
		const run = randomUUID();
		const response = await httpRequest(`${this.url}${query}`, {
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

	private workflow(): Workflow {
		return this.trigger.workflow(this.trigger.isTest ? {} : parsed(this.stored));
	}

	private async handle(request: Request, response: Response): Promise<void> {
		const id = request.headers[RUN_HEADER];
		delete request.headers[RUN_HEADER];
		const workflow = this.workflow();
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
