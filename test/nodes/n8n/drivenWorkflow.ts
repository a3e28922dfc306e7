import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { HookContext } from 'n8n-core';
import type { IDataObject, INodeParameters, Workflow } from 'n8n-workflow';

import type { TriggerMode, TriggerNodeOptions } from '../harness/triggerNode';
import { TriggerNode } from '../harness/triggerNode';
import type { WebhookRun } from '../harness/webhookRun';
import { runWebhook } from '../harness/webhookRun';
import type { Credential, LogLine, N8nInstance } from './instance';
import { Killed } from './process';

const TRIGGER = 'thoughtSpotTrigger';
const CREDENTIAL_TYPE = 'thoughtSpotApi';
/** n8n tries to activate five times, and to tear down three times */
const ACTIVATIONS = 5;
const TEARDOWNS = 3;

export interface WorkflowOptions {
	credential: Credential;
	name?: string;
	nodeName?: string;
	webhookId?: string;
	/** What generated JSON may have in the node */
	node?: TriggerNodeOptions['node'];
	parameters?: INodeParameters;
	/** The node's static data, and with it a published workflow, from another n8n */
	staticData?: IDataObject;
}

/** A workflow of one trigger in a driven n8n, without the pauses between n8n's attempts. */
export class DrivenWorkflow {
	name: string;
	nodeName: string;
	parameters: INodeParameters;
	credential: Credential;
	/** Whether n8n has published it */
	active = false;
	/** What each delivery led to */
	readonly runs: Record<TriggerMode, WebhookRun[]> = { production: [], test: [] };
	/** What `delete` threw: n8n only logs it */
	readonly teardownErrors: Error[] = [];
	/** What an activation at a start of n8n threw */
	readonly startErrors: Error[] = [];
	/** Called when an attempt has failed, and n8n has called `delete` */
	onFailedAttempt: () => void = () => undefined;
	readonly webhookId: string;
	private readonly node: TriggerNodeOptions['node'];
	readonly id = randomUUID();
	private stored = '{}';
	private published: TriggerNode | undefined;
	/** What n8n was about to do with the published version, and does again after a restart */
	private pending: 'activate' | 'tearDown' | undefined;
	private listener: { trigger: TriggerNode; staticData: IDataObject | undefined } | undefined;

	constructor(
		readonly instance: N8nInstance,
		options: WorkflowOptions,
	) {
		this.name = options.name ?? 'Monday reports';
		this.nodeName = options.nodeName ?? 'ThoughtSpot Trigger';
		this.webhookId = options.webhookId ?? randomUUID();
		this.node = options.node;
		this.parameters = options.parameters ?? {};
		this.credential = options.credential;
		if (options.staticData) {
			this.stored = JSON.stringify({ [`node:${this.nodeName}`]: options.staticData });
			this.published = this.version('production');
			this.active = true;
		}
	}

	get isListening(): boolean {
		return this.listener !== undefined;
	}

	url(mode: TriggerMode): string {
		return this.instance.publicUrl + this.version(mode).path;
	}

	/** The node's static data in the database. */
	get staticData(): IDataObject {
		return staticDataOf(parsed(this.stored), this.nodeName);
	}

	/** A test listener's static data, which n8n keeps with its registration. */
	get listenerData(): IDataObject {
		return staticDataOf(this.listener?.staticData ?? {}, this.nodeName);
	}

	/** The database loses the workflow's static data. */
	forget(): void {
		this.stored = '{}';
	}

	/** Publishes the workflow as it is now; the message of an `Error` is what n8n shows. */
	async publish({ attempts = ACTIVATIONS }: { attempts?: number } = {}): Promise<void> {
		if (this.active) await this.unpublish();
		const trigger = this.version('production');
		this.published = trigger;
		this.active = true;
		await this.settle('activate', async () => await this.activate(trigger, attempts));
	}

	async unpublish(): Promise<void> {
		const { published } = this;
		if (published === undefined) return;
		this.instance.unmount(published.path);
		this.active = false;
		await this.settle('tearDown', async () => await this.tearDown(published));
		this.published = undefined;
	}

	/** "Listen for test event". */
	async listen(): Promise<void> {
		if (this.listener) await this.stopListening();
		const trigger = this.version('test');
		this.mount(trigger);
		this.listener = { trigger, staticData: undefined };
		await this.instance.process.run(this.startListening(trigger));
	}

	/** The user stops it, or two minutes have passed. */
	async stopListening(): Promise<void> {
		const { listener } = this;
		if (listener === undefined) return;
		const workflow = listener.trigger.workflow(listener.staticData ?? {});
		await this.instance.process.run(listener.trigger.callHook('delete', workflow));
		this.endListener(listener.trigger);
	}

	/** n8n knows its addresses from the database before it does anything else; test listeners are not in there. */
	serveAgain(): void {
		this.listener = undefined;
		if (this.published !== undefined && this.pending !== 'tearDown') this.mount(this.published);
	}

	/** What n8n does with it when it starts. */
	async afterRestart(): Promise<void> {
		const { published, pending } = this;
		if (published === undefined) return;
		if (pending === 'tearDown') {
			await this.unpublish();
		} else if (pending === 'activate' || this.instance.lifecycle === '2.39') {
			const activated = this.settle('activate', async () => await this.activate(published));
			await activated.catch((error: unknown) => this.startErrors.push(asError(error)));
		}
	}

	private async settle(what: 'activate' | 'tearDown', work: () => Promise<void>): Promise<void> {
		this.pending = what;
		try {
			await this.instance.process.run(work());
			this.pending = undefined;
		} catch (error) {
			if (!(error instanceof Killed)) this.pending = undefined;
			throw error;
		}
	}

	private version(mode: TriggerMode): TriggerNode {
		const { nodeName, webhookId, node, parameters, credential, instance } = this;
		return new TriggerNode({
			...{ mode, webhookId, node, nodeTypes: instance.nodeTypes, type: TRIGGER, name: nodeName },
			parameters: structuredClone(parameters),
			credentials: { [CREDENTIAL_TYPE]: { id: credential.id, name: 'ThoughtSpot account' } },
			additionalData: () => instance.additionalData(credential),
			// its name is not part of a version
			workflow: this,
			prepare: (context: HookContext) => {
				instance.process.limit(context);
				Object.defineProperty(context, 'logger', { value: this.logger() });
			},
		});
	}

	private async activate(trigger: TriggerNode, attempts = ACTIVATIONS): Promise<void> {
		this.mount(trigger);
		const { process } = this.instance;
		let workflow = trigger.workflow(parsed(this.stored));
		for (let attempt = 1; ; attempt++) {
			try {
				await register(trigger, workflow);
				this.save(workflow);
				return;
			} catch (error) {
				if (!process.alive) throw error;
				if (this.instance.lifecycle === '2.39') {
					workflow = trigger.workflow(parsed(this.stored));
				}
				await this.tryToDelete(trigger, workflow);
				this.onFailedAttempt();
				if (attempt >= attempts) {
					if (this.instance.lifecycle === '2.40') this.save(workflow);
					this.instance.unmount(trigger.path);
					this.active = false;
					this.published = undefined;
					throw error;
				}
			}
		}
	}

	private async tearDown(trigger: TriggerNode): Promise<void> {
		const workflow = trigger.workflow(parsed(this.stored));
		const { process } = this.instance;
		const attempts = this.instance.lifecycle === '2.40' ? TEARDOWNS : 1;
		for (let attempt = 1; attempt <= attempts && process.alive; attempt++) {
			if (await this.tryToDelete(trigger, workflow)) return;
			this.onFailedAttempt();
		}
		if (process.alive && this.instance.lifecycle === '2.40') this.save(workflow);
	}

	private async tryToDelete(trigger: TriggerNode, workflow: Workflow): Promise<boolean> {
		try {
			await trigger.callHook('delete', workflow);
			this.save(workflow);
			return true;
		} catch (error) {
			this.teardownErrors.push(asError(error));
			return false;
		}
	}

	private async startListening(trigger: TriggerNode): Promise<void> {
		const workflow = trigger.workflow({});
		const { process } = this.instance;
		try {
			await register(trigger, workflow);
			const staticData = parsed(JSON.stringify(workflow.staticData));
			if (this.listener) this.listener.staticData = staticData;
		} catch (error) {
			if (!process.alive) throw error;
			// what `delete` throws replaces the error
			await trigger.callHook('delete', workflow);
			this.endListener(trigger);
			throw error;
		}
	}

	private endListener({ path }: TriggerNode): void {
		this.instance.unmount(path);
		this.listener = undefined;
	}

	private mount(trigger: TriggerNode): void {
		const handle = async (request: Request, response: Response) =>
			await this.receive(trigger, request, response);
		this.instance.mount(trigger.path, this, handle);
	}

	private async receive(trigger: TriggerNode, request: Request, response: Response): Promise<void> {
		const { isTest } = trigger;
		const workflow = trigger.workflow(isTest ? {} : parsed(this.stored));
		const testData = isTest ? this.listener?.staticData : undefined;
		if (testData) workflow.setTestStaticData(parsed(JSON.stringify(testData)));
		const run = await runWebhook(
			workflow,
			trigger.nodeOf(workflow),
			trigger.webhookData(),
			isTest ? 'manual' : 'webhook',
			request,
			response,
			() => (isTest ? undefined : this.save(workflow)),
		);
		this.runs[isTest ? 'test' : 'production'].push(run);
		if (isTest && (run.workflowData ?? run.error)) {
			// thrown after the answer, it would break the connection of the next delivery
			await this.stopListening().catch((error: unknown) =>
				this.teardownErrors.push(asError(error)),
			);
		}
	}

	private save(workflow: Workflow): void {
		if (workflow.staticData.__dataChanged !== true) return;
		this.stored = JSON.stringify(workflow.staticData);
		workflow.staticData.__dataChanged = false;
	}

	private logger(): Record<LogLine['level'], (message: string) => void> {
		const write = (level: LogLine['level']) => (message: string) =>
			void this.instance.log.push({ level, message });
		return {
			debug: write('debug'),
			info: write('info'),
			warn: write('warn'),
			error: write('error'),
		};
	}
}

const parsed = (data: string): IDataObject => JSON.parse(data) as IDataObject;

const staticDataOf = (all: IDataObject, nodeName: string): IDataObject =>
	(all[`node:${nodeName}`] ?? {}) as IDataObject;

async function register(trigger: TriggerNode, workflow: Workflow): Promise<void> {
	if (await trigger.callHook('checkExists', workflow)) return;
	await trigger.callHook('create', workflow);
}

const asError = (error: unknown): Error =>
	error instanceof Error ? error : new Error(String(error));
