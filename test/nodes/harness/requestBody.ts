import { createGunzip, createInflate } from 'node:zlib';
import { parseIncomingMessage } from '@n8n/backend-network';
import type { RequestHandler, Request } from 'express';
import formidable from 'formidable';
import type { INode, Workflow, WorkflowExecuteMode } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';
import rawBody from 'raw-body';

/** n8n's default for N8N_PAYLOAD_SIZE_MAX */
const PAYLOAD_SIZE_MAX = '16mb';

/** What n8n puts on every request before a webhook sees it: its content type and `readRawBody`. */
export const rawBodyReader: RequestHandler = (request, _response, next) => {
	parseIncomingMessage(request);
	request.readRawBody = async () => {
		if (request.rawBody) return;
		request.rawBody = await readAll(request);
		request._body = true;
	};
	next();
};

/**
 * Parses the body as n8n 2.41.1 does before `webhook()` runs: not at all for a node of version 1
 * with `options.binaryData`, else multipart with formidable and the rest through `readRawBody`.
 */
export async function parseRequestBody(
	request: Request,
	node: INode,
	workflow: Workflow,
	mode: WorkflowExecuteMode,
): Promise<void> {
	if (node.typeVersion === 1) {
		const keepRaw = workflow.expression.getSimpleParameterValue(
			node,
			'={{$parameter["options"]["binaryData"]}}',
			mode,
			{},
			undefined,
			false,
		);
		if (keepRaw) return;
	}
	if (request.contentType === 'multipart/form-data') {
		const [data, files] = await formidable({ allowEmptyFiles: true, minFileSize: 0 }).parse(
			request,
		);
		request.body = { data, files };
		return;
	}
	await request.readRawBody();
	if (request.rawBody.length && request.contentType === 'application/json') {
		request.body = jsonParse<unknown>(request.rawBody.toString(request.encoding));
	}
}

async function readAll(request: Request): Promise<Buffer> {
	switch (request.headers['content-encoding']) {
		case 'gzip':
			return await rawBody(request.pipe(createGunzip()), { limit: PAYLOAD_SIZE_MAX });
		case 'deflate':
			return await rawBody(request.pipe(createInflate()), { limit: PAYLOAD_SIZE_MAX });
		default:
			return await rawBody(request, {
				length: request.headers['content-length'],
				limit: PAYLOAD_SIZE_MAX,
			});
	}
}
