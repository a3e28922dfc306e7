import 'reflect-metadata';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { packedPackage } from '../../packedPackage';
import { createAdditionalData } from '../harness/additionalData';
import { CredentialsHelper } from '../harness/credentialsHelper';
import { PackedNodeTypes } from '../harness/nodeTypes';
import type { WebhookHandler } from '../harness/webhookServer';
import { WebhookServer } from '../harness/webhookServer';
import type { WorkflowOptions } from './drivenWorkflow';
import { DrivenWorkflow } from './drivenWorkflow';
import { Process } from './process';

/**
 * How n8n registers webhooks: 2.40 and later keep one workflow through all attempts and store its static
 * data in the end; earlier ones read it anew for `delete`, and register again whenever they start.
 */
export type Lifecycle = '2.40' | '2.39';

export interface InstanceOptions {
	/** Default '2.40' */
	lifecycle?: Lifecycle;
	/** Where n8n says it can be reached; default: where it listens */
	publicUrl?: string;
}

export interface LogLine {
	level: 'debug' | 'info' | 'warn' | 'error';
	message: string;
}

/** A stored credential, shared by the workflows that use it. */
export type Credential = CredentialsHelper;

/** An n8n with the packed package: its database outlives its process. */
export class N8nInstance {
	readonly workflows: DrivenWorkflow[] = [];
	readonly log: LogLine[] = [];
	readonly lifecycle: Lifecycle;
	process = new Process();
	private readonly paths = new Map<string, DrivenWorkflow>();

	private constructor(
		readonly nodeTypes: PackedNodeTypes,
		private readonly server: WebhookServer,
		private readonly options: InstanceOptions,
	) {
		this.lifecycle = options.lifecycle ?? '2.40';
	}

	static async start(options: InstanceOptions = {}): Promise<N8nInstance> {
		const nodeTypes = await PackedNodeTypes.load(packedPackage().directory);
		return new N8nInstance(nodeTypes, await WebhookServer.start(), options);
	}

	get url(): string {
		return this.server.url;
	}

	get publicUrl(): string {
		return this.options.publicUrl ?? this.url;
	}

	credential(data: ICredentialDataDecryptedObject): Credential {
		return new CredentialsHelper(this.nodeTypes, data);
	}

	workflow(options: WorkflowOptions): DrivenWorkflow {
		const workflow = new DrivenWorkflow(this, options);
		this.workflows.push(workflow);
		return workflow;
	}

	additionalData(credential: Credential) {
		return createAdditionalData(credential, this.publicUrl);
	}

	/** Throws where another workflow listens there, as n8n does. */
	mount(path: string, workflow: DrivenWorkflow, handler: WebhookHandler): void {
		const taken = this.paths.get(path);
		if (taken !== undefined && taken !== workflow) {
			throw new Error('The URL path that the Webhook node uses is already taken');
		}
		this.paths.set(path, workflow);
		this.server.mount(path, handler);
	}

	unmount(path: string): void {
		this.paths.delete(path);
		this.server.unmount(path);
	}

	/** Forgets all workflows. */
	forget(): void {
		for (const path of this.paths.keys()) this.server.unmount(path);
		this.paths.clear();
		this.workflows.splice(0);
		this.log.splice(0);
	}

	/** Kills the process: test listeners are gone without a word, the database stays. */
	kill(): void {
		this.process.kill();
		for (const path of this.paths.keys()) this.server.unmount(path);
		this.paths.clear();
	}

	/** Starts n8n again on its database, where the addresses of what is published stand. */
	async restart(): Promise<void> {
		this.kill();
		this.process.end();
		this.process = new Process();
		for (const workflow of this.workflows) workflow.serveAgain();
		for (const workflow of this.workflows) await workflow.afterRestart();
	}

	/** Resolves when no delivery is being worked on. */
	async settled(): Promise<void> {
		await this.server.settled();
	}

	async close(): Promise<void> {
		await this.server.close();
	}
}
