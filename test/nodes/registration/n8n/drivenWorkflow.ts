import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { HookContext } from 'n8n-core';
import type { IDataObject, INode, INodeParameters, IWebhookData } from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';

import type { WebhookRun } from '../../harness/webhookRun';
import { runWebhook } from '../../harness/webhookRun';
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
	parameters?: INodeParameters;
	/** The node's static data, and with it a published workflow, from another n8n */
	staticData?: IDataObject;
}

type Mode = 'production' | 'test';
type HookName = 'checkExists' | 'create' | 'delete';

interface Version {
	node: INode;
	credential: Credential;
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
	readonly runs: Record<Mode, WebhookRun[]> = { production: [], test: [] };
	/** What `delete` threw: n8n only logs it */
	readonly teardownErrors: Error[] = [];
	/** What an activation at a start of n8n threw */
	readonly startErrors: Error[] = [];
	/** Called when an attempt has failed, and n8n has called `delete` */
	onFailedAttempt: () => void = () => undefined;
	readonly webhookId: string;
	private readonly id = randomUUID();
	private stored = '{}';
	private published: Version | undefined;
	/** What n8n was about to do with the published version, and does again after a restart */
	private pending: 'activate' | 'tearDown' | undefined;
	private listener: { version: Version; staticData: IDataObject | undefined } | undefined;

	constructor(
		readonly instance: N8nInstance,
		options: WorkflowOptions,
	) {
		this.name = options.name ?? 'Monday reports';
		this.nodeName = options.nodeName ?? 'ThoughtSpot Trigger';
		this.webhookId = options.webhookId ?? randomUUID();
		this.parameters = options.parameters ?? {};
		this.credential = options.credential;
		if (options.staticData) {
			this.stored = JSON.stringify({ [`node:${this.nodeName}`]: options.staticData });
			this.published = this.version();
			this.active = true;
		}
	}

	get isListening(): boolean {
		return this.listener !== undefined;
	}

	url(mode: Mode): string {
		return this.instance.publicUrl + this.path(mode);
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
		const version = this.version();
		this.published = version;
		this.active = true;
		await this.settle('activate', async () => await this.activate(version, attempts));
	}

	async unpublish(): Promise<void> {
		const { published } = this;
		if (published === undefined) return;
		this.instance.unmount(this.path('production'));
		this.active = false;
		await this.settle('tearDown', async () => await this.tearDown(published));
		this.published = undefined;
	}

	/** "Listen for test event". */
	async listen(): Promise<void> {
		if (this.listener) await this.stopListening();
		const version = this.version();
		this.mount('test', version);
		this.listener = { version, staticData: undefined };
		await this.instance.process.run(this.startListening(version));
	}

	/** The user stops it, or two minutes have passed. */
	async stopListening(): Promise<void> {
		const { listener } = this;
		if (listener === undefined) return;
		const workflow = this.workflowOf(listener.version, listener.staticData ?? {}, 'test');
		await this.instance.process.run(this.hook('delete', workflow, listener.version, 'test'));
		this.endListener();
	}

	/** What n8n does with it when it starts. */
	async afterRestart(): Promise<void> {
		const { published, pending } = this;
		this.listener = undefined;
		if (published === undefined) return;
		if (pending === 'tearDown') {
			await this.unpublish();
		} else if (pending === 'activate' || this.instance.lifecycle === '2.39') {
			const activated = this.settle('activate', async () => await this.activate(published));
			await activated.catch((error: unknown) => this.startErrors.push(asError(error)));
		} else {
			this.mount('production', published);
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

	private version(): Version {
		const { id, nodeName: name, webhookId, parameters, credential } = this;
		const node: INode = {
			id,
			name,
			type: this.instance.nodeTypes.fullName(TRIGGER),
			typeVersion: 1,
			position: [0, 0],
			parameters: structuredClone(parameters),
			credentials: { [CREDENTIAL_TYPE]: { id: 'credential', name: 'ThoughtSpot account' } },
			webhookId,
		};
		return { node, credential };
	}

	private async activate(version: Version, attempts = ACTIVATIONS): Promise<void> {
		this.mount('production', version);
		let workflow = this.workflowOf(version, parsed(this.stored), 'production');
		for (let attempt = 1; ; attempt++) {
			try {
				await this.register(workflow, version, 'production');
				this.save(workflow);
				return;
			} catch (error) {
				if (this.instance.lifecycle === '2.39') {
					workflow = this.workflowOf(version, parsed(this.stored), 'production');
				}
				await this.tryToDelete(workflow, version);
				this.onFailedAttempt();
				if (attempt >= attempts) {
					if (this.instance.lifecycle === '2.40') this.save(workflow);
					this.instance.unmount(this.path('production'));
					this.active = false;
					this.published = undefined;
					throw error;
				}
			}
		}
	}

	private async tearDown(version: Version): Promise<void> {
		const workflow = this.workflowOf(version, parsed(this.stored), 'production');
		const attempts = this.instance.lifecycle === '2.40' ? TEARDOWNS : 1;
		for (let attempt = 1; attempt <= attempts; attempt++) {
			if (await this.tryToDelete(workflow, version)) return;
			this.onFailedAttempt();
		}
		if (this.instance.lifecycle === '2.40') this.save(workflow);
	}

	private async tryToDelete(workflow: Workflow, version: Version): Promise<boolean> {
		try {
			await this.hook('delete', workflow, version, 'production');
			this.save(workflow);
			return true;
		} catch (error) {
			this.teardownErrors.push(asError(error));
			return false;
		}
	}

	private async startListening(version: Version): Promise<void> {
		const workflow = this.workflowOf(version, {}, 'test');
		try {
			await this.register(workflow, version, 'test');
			const staticData = parsed(JSON.stringify(workflow.staticData));
			if (this.listener) this.listener.staticData = staticData;
		} catch (error) {
			if (error instanceof Killed) throw error;
			// what `delete` throws replaces the error
			await this.hook('delete', workflow, version, 'test');
			this.endListener();
			throw error;
		}
	}

	private endListener(): void {
		this.instance.unmount(this.path('test'));
		this.listener = undefined;
	}

	private async register(workflow: Workflow, version: Version, mode: Mode): Promise<void> {
		if (await this.hook('checkExists', workflow, version, mode)) return;
		await this.hook('create', workflow, version, mode);
	}

	private async hook(
		name: HookName,
		workflow: Workflow,
		{ credential }: Version,
		mode: Mode,
	): Promise<boolean> {
		const node = nodeOf(workflow);
		const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const hook = nodeType.webhookMethods?.default?.[name];
		if (!hook) throw new Error(`${node.type} has no ${name}`);
		const isTest = mode === 'test';
		const context = new HookContext(
			workflow,
			node,
			this.instance.additionalData(credential),
			name === 'delete' ? 'internal' : isTest ? 'manual' : 'trigger',
			name === 'delete' ? 'update' : isTest ? 'manual' : 'activate',
			this.webhookData(node, credential, mode),
		);
		this.instance.process.limit(context);
		Object.defineProperty(context, 'logger', { value: this.logger() });
		return await hook.call(context);
	}

	private mount(mode: Mode, version: Version): void {
		const handle = async (request: Request, response: Response) =>
			await this.receive(mode, version, request, response);
		this.instance.mount(this.path(mode), this, handle);
	}

	private async receive(
		mode: Mode,
		version: Version,
		request: Request,
		response: Response,
	): Promise<void> {
		const isTest = mode === 'test';
		const workflow = this.workflowOf(version, isTest ? {} : parsed(this.stored), mode);
		const testData = isTest ? this.listener?.staticData : undefined;
		if (testData) workflow.setTestStaticData(parsed(JSON.stringify(testData)));
		const node = nodeOf(workflow);
		const webhookData = this.webhookData(node, version.credential, mode);
		const executionMode = isTest ? 'manual' : 'webhook';
		const run = await runWebhook(
			workflow,
			node,
			webhookData,
			executionMode,
			request,
			response,
			() => (isTest ? undefined : this.save(workflow)),
		);
		this.runs[mode].push(run);
		if (isTest && (run.workflowData ?? run.error)) await this.stopListening();
	}

	private workflowOf({ node }: Version, staticData: IDataObject, mode: Mode): Workflow {
		return new Workflow({
			id: this.id,
			name: this.name,
			nodes: [structuredClone(node)],
			connections: {},
			active: mode === 'production',
			nodeTypes: this.instance.nodeTypes,
			staticData,
		});
	}

	private path(mode: Mode): string {
		const path = NodeHelpers.getNodeWebhookPath(this.id, this.version().node, 'webhook');
		return `/${mode === 'test' ? 'webhook-test' : 'webhook'}/${path}`;
	}

	private webhookData(node: INode, credential: Credential, mode: Mode): IWebhookData {
		const { description } = this.instance.nodeTypes.getByNameAndVersion(node.type, 1);
		const [webhookDescription] = description.webhooks ?? [];
		if (!webhookDescription) throw new Error(`${node.type} declares no webhook`);
		return {
			httpMethod: 'POST',
			node: node.name,
			path: this.path(mode),
			webhookDescription,
			workflowId: this.id,
			workflowExecuteAdditionalData: this.instance.additionalData(credential),
			...(mode === 'test' ? { isTest: true } : {}),
		};
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

/** With the defaults of its parameters filled in. */
function nodeOf({ nodes }: Workflow): INode {
	const [node] = Object.values(nodes);
	if (!node) throw new Error('The workflow has no node');
	return node;
}

const asError = (error: unknown): Error =>
	error instanceof Error ? error : new Error(String(error));
