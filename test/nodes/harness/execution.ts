import { ExecuteContext, LoadOptionsContext } from 'n8n-core';
import type {
	IExecuteData,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createEmptyRunExecutionData, Workflow } from 'n8n-workflow';
import type { PackedNodeTypes } from './nodeTypes';

export interface NodeHost {
	nodeTypes: PackedNodeTypes;
	additionalData: () => IWorkflowExecuteAdditionalData;
	credentials: INode['credentials'];
}

/** Calls a node's `execute` as n8n does in a run; throws what the node throws. */
export async function executeNode(run: {
	workflow: Workflow;
	node: INode;
	items: INodeExecutionData[];
	mode: WorkflowExecuteMode;
	additionalData: IWorkflowExecuteAdditionalData;
}): Promise<INodeExecutionData[]> {
	const { workflow, node, items, mode, additionalData } = run;
	const data = { main: [items] };
	const executeData: IExecuteData = { node, data, source: null };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		mode,
		createEmptyRunExecutionData(),
		0,
		items,
		data,
		executeData,
		[],
	);
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const output = await type.execute?.call(context);
	if (!Array.isArray(output)) throw new Error(`Node "${node.type}" returned no items`);
	return output[0] ?? [];
}

/** A node in a workflow of its own, with n8n's contexts to execute it and to fill its lists. */
export class HarnessNode {
	private readonly workflow: Workflow;
	private readonly node: INode;
	private readonly type: INodeType;

	constructor(
		private readonly host: NodeHost,
		nodeName: string,
		private readonly parameters: INodeParameters,
		continueOnFail = false,
	) {
		this.node = {
			id: 'node',
			name: 'A node',
			type: host.nodeTypes.fullName(nodeName),
			typeVersion: 1,
			position: [0, 0],
			parameters: structuredClone(parameters),
			credentials: host.credentials,
			...(continueOnFail ? { onError: 'continueRegularOutput' } : {}),
		};
		this.type = host.nodeTypes.getByNameAndVersion(this.node.type, this.node.typeVersion);
		this.workflow = new Workflow({
			id: 'workflow',
			name: 'A workflow',
			nodes: [this.node],
			connections: {},
			active: false,
			nodeTypes: host.nodeTypes,
		});
	}

	async execute(items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
		const { workflow, node } = this;
		return await executeNode({
			workflow,
			node,
			items,
			mode: 'manual',
			additionalData: this.host.additionalData(),
		});
	}

	async listSearch(
		method: string,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const search = this.type.methods?.listSearch?.[method];
		if (!search) throw new Error(`Node "${this.node.type}" has no list search "${method}"`);
		return await search.call(this.loadOptionsContext(), filter, paginationToken);
	}

	async loadOptions(method: string): Promise<INodePropertyOptions[]> {
		const load = this.type.methods?.loadOptions?.[method];
		if (!load) throw new Error(`Node "${this.node.type}" has no options "${method}"`);
		return await load.call(this.loadOptionsContext());
	}

	private loadOptionsContext(): LoadOptionsContext {
		const additionalData = {
			...this.host.additionalData(),
			currentNodeParameters: this.parameters,
		};
		return new LoadOptionsContext(this.workflow, this.node, additionalData, '');
	}
}
