import type { Request, Response } from 'express';
import { WebhookContext } from 'n8n-core';
import type {
	INode,
	INodeExecutionData,
	IWebhookData,
	IWebhookResponseData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { parseRequestBody } from './requestBody';

export interface WebhookRun {
	/** the items that an execution would start with; undefined when none starts */
	workflowData?: INodeExecutionData[][];
	/** whether the sender had the whole answer when n8n saved the static data, which takes it some milliseconds */
	isAnsweredFirst?: boolean;
	/** what `webhook()` threw; n8n records a failed execution then */
	error?: Error;
}

/**
 * Runs `webhook()` on a request and answers it by the rules of n8n 2.41.1's `executeWebhook`.
 * `save` is called where n8n stores the static data: after the run was prepared, before the answer.
 */
export async function runWebhook(
	workflow: Workflow,
	node: INode,
	webhookData: IWebhookData,
	mode: WorkflowExecuteMode,
	request: Request,
	response: Response,
	save: () => void,
): Promise<WebhookRun> {
	const additionalData = {
		...webhookData.workflowExecuteAdditionalData,
		httpRequest: request,
		httpResponse: response,
	};
	const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!nodeType.webhook) throw new Error(`Node "${node.name}" has no webhook`);
	try {
		await parseRequestBody(request, node, workflow, mode);
	} catch (error) {
		response.status(400).json({ code: 400, message: String(error) });
		return {};
	}
	let result: IWebhookResponseData;
	try {
		const context = new WebhookContext(workflow, node, additionalData, mode, webhookData, [], null);
		result = await nodeType.webhook.call(context);
	} catch (error) {
		response
			.status(500)
			.json({ code: 0, message: 'Workflow Webhook Error: Workflow could not be started!' });
		return { error: error instanceof Error ? error : new Error(String(error)) };
	}
	const run: WebhookRun = { workflowData: result.workflowData };
	if (result.noWebhookResponse === true) {
		save();
	} else {
		if (result.workflowData) prepareRun(workflow);
		const { body, code } = readAnswer(workflow, node, webhookData, mode, result);
		run.isAnsweredFirst = response.writableEnded;
		save();
		send(response, code, body);
	}
	return run;
}

/** n8n makes another workflow of the same static data, which then counts as unchanged. */
function prepareRun({ id, nodes, connectionsBySourceNode, nodeTypes, staticData }: Workflow): void {
	new Workflow({
		id,
		nodes: Object.values(nodes),
		connections: connectionsBySourceNode,
		active: true,
		nodeTypes,
		staticData,
	});
}

function readAnswer(
	workflow: Workflow,
	node: INode,
	{ webhookDescription }: IWebhookData,
	mode: WorkflowExecuteMode,
	result: IWebhookResponseData,
): { body: unknown; code: number } {
	const evaluate = (value: unknown, fallback: string | number) =>
		workflow.expression.getSimpleParameterValue(
			node,
			value as string | undefined,
			mode,
			{},
			undefined,
			fallback,
		);
	const responseMode = evaluate(webhookDescription.responseMode, 'onReceived');
	if (responseMode !== 'onReceived') {
		throw new Error(`Response mode "${String(responseMode)}" does not take part in these tests`);
	}
	const body = bodyOf(result, evaluate(webhookDescription.responseData, 'firstEntryJson'));
	return { body, code: Number(evaluate(webhookDescription.responseCode, 200)) };
}

function bodyOf(result: IWebhookResponseData, responseData: unknown): unknown {
	if (result.workflowData === undefined) {
		return result.webhookResponse ?? { message: 'Webhook call received' };
	}
	if (responseData === 'noData') return undefined;
	if (responseData) return responseData;
	return result.webhookResponse ?? { message: 'Workflow was started' };
}

function send(response: Response, code: number, body: unknown): void {
	response.status(code);
	response.setHeader('Content-Security-Policy', 'sandbox');
	if (typeof body === 'string') response.send(body);
	else response.json(body);
}
