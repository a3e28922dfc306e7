import { randomUUID } from 'node:crypto';
import { HookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import { executeNode } from './execution';
import type { PackedNodeTypes } from './nodeTypes';

/** a workflow that is published, or "Listen for test event" */
export type TriggerMode = 'production' | 'test';
export type HookName = 'checkExists' | 'create' | 'delete';

export interface TriggerNodeOptions {
	nodeTypes: PackedNodeTypes;
	additionalData: () => IWorkflowExecuteAdditionalData;
	credentials: INode['credentials'];
	type: string;
	name: string;
	mode: TriggerMode;
	parameters: INodeParameters;
	webhookId: string;
	/** What generated JSON may have instead */
	node?: Partial<Pick<INode, 'typeVersion' | 'webhookId'>>;
	/** A workflow that may be renamed */
	workflow?: { readonly id: string; readonly name: string };
	/** Called with each context before a hook runs in it */
	prepare?: (context: HookContext) => void;
}

/** A workflow of one trigger node, and n8n's way of calling the hooks of its webhook. */
export class TriggerNode {
	readonly node: INode;
	private readonly workflowId: string;

	constructor(private readonly options: TriggerNodeOptions) {
		this.workflowId = options.workflow?.id ?? randomUUID();
		this.node = {
			id: this.workflowId,
			name: options.name,
			type: options.nodeTypes.fullName(options.type),
			typeVersion: 1,
			position: [0, 0],
			parameters: options.parameters,
			credentials: options.credentials,
			webhookId: options.webhookId,
			...options.node,
		};
	}

	get isTest(): boolean {
		return this.options.mode === 'test';
	}

	/** '/webhook/<id>/webhook', or '/webhook-test/<id>/webhook' for a test listener */
	get path(): string {
		const { path } = this.webhookDescription();
		const webhookPath = NodeHelpers.getNodeWebhookPath(this.workflowId, this.node, String(path));
		return `/${this.isTest ? 'webhook-test' : 'webhook'}/${webhookPath}`;
	}

	/** The workflow as n8n builds it anew for every activation and every request. */
	workflow(staticData: IDataObject): Workflow {
		return new Workflow({
			id: this.workflowId,
			name: this.options.workflow?.name ?? 'A workflow',
			nodes: [structuredClone(this.node)],
			connections: {},
			active: !this.isTest,
			nodeTypes: this.options.nodeTypes,
			staticData,
		});
	}

	async callHook(name: HookName, workflow: Workflow): Promise<boolean> {
		const node = this.nodeOf(workflow);
		const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const webhookData = this.webhookData();
		const hook = nodeType.webhookMethods?.[webhookData.webhookDescription.name]?.[name];
		if (!hook) throw new Error(`Node "${node.type}" has no ${name}`);
		const [mode, activation] = this.modesOf(name);
		const additionalData = webhookData.workflowExecuteAdditionalData;
		const context = new HookContext(workflow, node, additionalData, mode, activation, webhookData);
		this.options.prepare?.(context);
		return await hook.call(context);
	}

	/** Lets a stored execution begin, with the items that it starts from. */
	async execute(
		items: INodeExecutionData[],
		executionId: string,
		mode: WorkflowExecuteMode,
	): Promise<INodeExecutionData[]> {
		const workflow = this.workflow({});
		const additionalData = { ...this.options.additionalData(), executionId };
		return await executeNode({
			workflow,
			node: this.nodeOf(workflow),
			items,
			mode,
			additionalData,
		});
	}

	webhookData(): IWebhookData {
		return {
			httpMethod: 'POST',
			node: this.node.name,
			path: this.path,
			webhookDescription: this.webhookDescription(),
			workflowId: this.workflowId,
			workflowExecuteAdditionalData: this.options.additionalData(),
			...(this.isTest ? { isTest: true } : {}),
		};
	}

	nodeOf(workflow: Workflow): INode {
		const node = workflow.getNode(this.node.name);
		if (!node) throw new Error(`Node "${this.node.name}" is not in the workflow`);
		return node;
	}

	private modesOf(name: HookName): [WorkflowExecuteMode, WorkflowActivateMode] {
		if (name === 'delete') return ['internal', 'update'];
		return this.isTest ? ['manual', 'manual'] : ['trigger', 'activate'];
	}

	private webhookDescription() {
		const { description } = this.options.nodeTypes.getByNameAndVersion(this.node.type, 1);
		const [webhook] = description.webhooks ?? [];
		if (!webhook) throw new Error(`Node "${this.node.type}" declares no webhook`);
		return webhook;
	}
}
