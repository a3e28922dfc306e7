import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
} from 'n8n-workflow';
import { packedPackage } from '../../packedPackage';
import { createAdditionalData } from './additionalData';
import { CredentialsHelper } from './credentialsHelper';
import { testCredential } from './credentialTest';
import { HarnessNode } from './execution';
import { PackedNodeTypes } from './nodeTypes';
import { HarnessTrigger } from './trigger';
import type { TriggerMode } from './triggerNode';
import { TriggerNode } from './triggerNode';
import type { WebhookHandler } from './webhookServer';
import { WebhookServer } from './webhookServer';

export type { Received } from './trigger';
export type { WebhookRun } from './webhookRun';

const CREDENTIAL_TYPE = 'thoughtSpotApi';
const ACTION_NODE = 'thoughtSpot';
const TRIGGER_NODE = 'thoughtSpotTrigger';
const POLLING_NODE = 'thoughtSpotFailedDeliveryTrigger';

export interface HarnessOptions {
	/** the credential's fields as n8n has stored them */
	credential: ICredentialDataDecryptedObject;
	/** where n8n says it can be reached, default the harness's own loopback address */
	publicUrl?: string;
	/** folder of an unpacked package, default the one that this run has packed */
	directory?: string;
}

export interface ExecuteOptions {
	parameters: INodeParameters;
	/** default one item without data */
	items?: INodeExecutionData[];
	continueOnFail?: boolean;
	/** Cancels the execution */
	signal?: AbortSignal;
}

export interface TriggerOptions {
	parameters?: INodeParameters;
	/** default 'production' */
	mode?: TriggerMode;
	/** the same id for a published trigger and a test listener: they are the same node then */
	webhookId?: string;
	/** the node's static data as stored before; a test listener never sees it */
	staticData?: IDataObject;
	nodeName?: string;
}

export interface LookupOptions {
	/** default the action node */
	node?: 'thoughtSpot' | 'thoughtSpotTrigger';
	/** the parameters as they stand in the editor */
	parameters?: INodeParameters;
}

/** The packed package in n8n-core's own contexts, with n8n's HTTP client, over loopback. */
export class Harness {
	private constructor(
		private readonly nodeTypes: PackedNodeTypes,
		private readonly credentialsHelper: CredentialsHelper,
		private readonly server: WebhookServer,
		private readonly publicUrl: string,
	) {}

	static async create(options: HarnessOptions): Promise<Harness> {
		const directory = options.directory ?? packedPackage().directory;
		const nodeTypes = await PackedNodeTypes.load(directory);
		const server = await WebhookServer.start();
		const credentialsHelper = new CredentialsHelper(nodeTypes, options.credential);
		return new Harness(nodeTypes, credentialsHelper, server, options.publicUrl ?? server.url);
	}

	/** The stored credential; set it as n8n does when a user saves the credential. */
	get credentialData(): ICredentialDataDecryptedObject {
		return this.credentialsHelper.data;
	}

	set credentialData(data: ICredentialDataDecryptedObject) {
		this.credentialsHelper.data = data;
	}

	/** Runs the action node and returns the items of its output; throws what the node throws. */
	async execute(options: ExecuteOptions): Promise<INodeExecutionData[]> {
		const { parameters, items = [{ json: {} }], continueOnFail, signal } = options;
		const node = new HarnessNode(this.host, ACTION_NODE, parameters, continueOnFail);
		return await node.execute(items, signal);
	}

	/** Has a model call the action node as a tool; throws what the node throws. */
	async callAsTool(parameters: INodeParameters, filledIn: IDataObject): Promise<unknown> {
		return await new HarnessNode(this.host, ACTION_NODE, parameters).callAsTool(filledIn);
	}

	/** A node to call parts of the package with, in n8n's own contexts. */
	node(): HarnessNode {
		return new HarnessNode(this.host, ACTION_NODE, {});
	}

	/** The trigger that polls, as it is after n8n has started; with what was stored of it before. */
	pollingTrigger(parameters: INodeParameters = {}, stored = '{}'): HarnessNode {
		const node = new HarnessNode(this.host, POLLING_NODE, parameters);
		node.staticData = stored;
		return node;
	}

	trigger(options: TriggerOptions = {}): HarnessTrigger {
		const trigger = new TriggerNode({
			...this.host,
			type: TRIGGER_NODE,
			name: options.nodeName ?? 'ThoughtSpot Trigger',
			mode: options.mode ?? 'production',
			parameters: options.parameters ?? {},
			webhookId: options.webhookId ?? randomUUID(),
		});
		const secret = () => String(this.credentialData.signingSecret);
		return new HarnessTrigger(trigger, this.server, secret, options.staticData);
	}

	/** Answers at a path as something else than a trigger would. */
	serve(path: string, handler: WebhookHandler): void {
		this.server.mount(path, handler);
	}

	async listSearch(
		method: string,
		filter?: string,
		paginationToken?: string,
		{ node = ACTION_NODE, parameters = {} }: LookupOptions = {},
	): Promise<INodeListSearchResult> {
		const harnessNode = new HarnessNode(this.host, node, parameters);
		return await harnessNode.listSearch(method, filter, paginationToken);
	}

	async loadOptions(
		method: string,
		{ node = ACTION_NODE, parameters = {} }: LookupOptions = {},
	): Promise<INodePropertyOptions[]> {
		return await new HarnessNode(this.host, node, parameters).loadOptions(method);
	}

	/** Tests the stored credential, or `data` as it stands unsaved in the dialog. */
	async testCredential(data = this.credentialData): Promise<INodeCredentialTestResult> {
		return await testCredential({
			nodeTypes: this.nodeTypes,
			credentialsHelper: this.credentialsHelper,
			additionalData: this.host.additionalData(),
			type: CREDENTIAL_TYPE,
			id: this.credentialsHelper.id,
			data,
		});
	}

	/** Resolves when no delivery is being worked on. */
	async settled(): Promise<void> {
		await this.server.settled();
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	private get host() {
		return {
			nodeTypes: this.nodeTypes,
			credentials: {
				[CREDENTIAL_TYPE]: { id: this.credentialsHelper.id, name: 'ThoughtSpot account' },
			},
			additionalData: () => createAdditionalData(this.credentialsHelper, this.publicUrl),
		};
	}
}

export async function createHarness(options: HarnessOptions): Promise<Harness> {
	return await Harness.create(options);
}
