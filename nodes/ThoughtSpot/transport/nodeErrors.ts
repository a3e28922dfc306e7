import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { ThoughtSpotError } from './errors';

/**
 * What n8n shows for a caught error. A `ThoughtSpotError` keeps its message, which is all that n8n shows
 * when an activation fails; ThoughtSpot's code and incident ID become the description.
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
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
