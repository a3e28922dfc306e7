import { ExecuteContext, LoadOptionsContext, PollContext, SupplyDataContext } from 'n8n-core';
import { makeHandleToolInvocation } from 'n8n-core/dist/execution-engine/node-execution-context/utils/get-input-connection-data';
import type {
	IDataObject,
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
import {
	createEmptyRunExecutionData,
	jsonParse,
	NodeConnectionTypes,
	Workflow,
} from 'n8n-workflow';
import type { PackedNodeTypes } from './nodeTypes';

export interface NodeHost {
	nodeTypes: PackedNodeTypes;
	additionalData: () => IWorkflowExecuteAdditionalData;
	credentials: INode['credentials'];
}

interface Run {
	workflow: Workflow;
	node: INode;
	items: INodeExecutionData[];
	mode: WorkflowExecuteMode;
	additionalData: IWorkflowExecuteAdditionalData;
	/** Cancels the execution */
	signal?: AbortSignal;
}

function executeContext(run: Run): ExecuteContext {
	const { workflow, node, items, mode, additionalData, signal } = run;
	const data = { main: [items] };
	const executeData: IExecuteData = { node, data, source: null };
	return new ExecuteContext(
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
		signal,
	);
}

/** Calls a node's `execute` as n8n does in a run; throws what the node throws. */
export async function executeNode(run: Run): Promise<INodeExecutionData[]> {
	const { workflow, node } = run;
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const output = await type.execute?.call(executeContext(run));
	if (!Array.isArray(output)) throw new Error(`Node "${node.type}" returned no items`);
	return output[0] ?? [];
}

/** A node in a workflow of its own, with n8n's contexts to execute it and to fill its lists. */
export class HarnessNode {
	private readonly workflow: Workflow;
	private readonly node: INode;
	private readonly type: INodeType;
	private published: PollContext | undefined;

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

	async execute(items: INodeExecutionData[], signal?: AbortSignal): Promise<INodeExecutionData[]> {
		return await executeNode(this.run(items, signal));
	}

	/** What a model is told that calls the node as a tool. What it fills in for `$fromAI` comes unchecked. */
	async callAsTool(filledIn: IDataObject): Promise<unknown> {
		const { workflow, node } = this;
		const additionalData = this.host.additionalData();
		const runData = createEmptyRunExecutionData();
		const executeData: IExecuteData = { node, data: {}, source: null };
		const contextOf = (runIndex: number) =>
			new SupplyDataContext(
				workflow,
				node,
				additionalData,
				'manual',
				runData,
				runIndex,
				[],
				{},
				NodeConnectionTypes.AiTool,
				executeData,
				[],
			);
		const call = makeHandleToolInvocation(contextOf, node, this.type, runData);
		return jsonParse(String(await call(filledIn)));
	}

	/** The context of an execution, in which a part of the node can be called by itself. */
	executeContext(signal?: AbortSignal): ExecuteContext {
		return executeContext(this.run([{ json: {} }], signal));
	}

	/** The context of a polling trigger. */
	pollContext(mode: 'trigger' | 'manual' = 'trigger'): PollContext {
		const { workflow, node } = this;
		return new PollContext(workflow, node, this.host.additionalData(), mode, 'activate');
	}

	/**
	 * What a polling trigger gives out; `manual` is its *Fetch Test Event*. As in n8n, all polls of a published
	 * workflow have one context. Throws what the node throws.
	 */
	async poll(mode: 'trigger' | 'manual' = 'trigger'): Promise<INodeExecutionData[]> {
		const context =
			mode === 'manual' ? this.pollContext(mode) : (this.published ??= this.pollContext());
		return (await this.type.poll?.call(context))?.[0] ?? [];
	}

	/** The node's static data, as n8n stores it. */
	get staticData(): string {
		return JSON.stringify(this.workflow.getStaticData('node', this.node));
	}

	set staticData(stored: string) {
		Object.assign(this.workflow.getStaticData('node', this.node), JSON.parse(stored));
	}

	private run(items: INodeExecutionData[], signal: AbortSignal | undefined): Run {
		const { workflow, node } = this;
		const additionalData = this.host.additionalData();
		return { workflow, node, items, mode: 'manual', additionalData, signal };
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
