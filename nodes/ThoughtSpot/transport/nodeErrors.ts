import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { ThoughtSpotError } from './errors';

/**
 * What n8n shows for a caught error. A `ThoughtSpotError` keeps its message, which is all that n8n shows
 * when an activation fails; ThoughtSpot's code and incident ID become the description.
 * `itemIndex` is the item that it is about.
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		if (itemIndex !== undefined) error.context.itemIndex ??= itemIndex;
		return error;
	}
	if (!(error instanceof ThoughtSpotError)) {
		return new NodeOperationError(node, error instanceof Error ? error : String(error), {
			itemIndex,
		});
	}
	const { message, detail, status } = error;
	const response: JsonObject = { message };
	return new NodeApiError(node, response, {
		message,
		description: detail,
		httpCode: status?.toString(),
		itemIndex,
	});
}

/**
 * The same for hooks and lists. Where an activation fails, n8n 1 shows the description of a `NodeApiError` in the place
 * of its message; where the options of a parameter cannot be loaded, n8n shows `[object Object]` for one.
 */
export function toOperationError(node: INode, error: unknown): NodeOperationError {
	const failure = toNodeError(node, error);
	if (failure instanceof NodeOperationError) return failure;
	return new NodeOperationError(node, failure.message, {
		description: failure.description ?? undefined,
	});
}
