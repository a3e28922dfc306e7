import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { drain } from './requestBody';

export type AnswerStatus = 'ok' | 'duplicate' | 'ignored' | 'error';

const MOST_UNREAD_BYTES = 64 * 1024 * 1024;
const LONGEST_WAIT_MILLISECONDS = 5_000;

/** The reply that ThoughtSpot documents. */
export const answerBody = (status: AnswerStatus, message: string) => ({
	status,
	message,
	time: new Date().toISOString(),
});

/** Answers, and no run. The connection ends where the sender has not sent everything yet. */
export async function answer(
	context: IWebhookFunctions,
	code: number,
	status: AnswerStatus,
	message: string,
): Promise<IWebhookResponseData> {
	const request = context.getRequestObject();
	const response = context.getResponseObject();
	const body = Buffer.from(JSON.stringify(answerBody(status, message)));
	response.status(code);
	response.setHeader('Content-Type', 'application/json; charset=utf-8');
	response.setHeader('Content-Length', body.length);
	if (!request.readableEnded) {
		response.setHeader('Connection', 'close');
		// closing while more arrives resets the connection, which would lose the answer on its way
		response.write(body);
		const deadline = AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS);
		await drain(request, { mostBytes: MOST_UNREAD_BYTES, deadline });
		response.end();
	} else {
		response.end(body);
	}
	return { noWebhookResponse: true };
}

/** Answers with an error and says so in n8n's log. */
export async function refuse(
	context: IWebhookFunctions,
	code: number,
	reason: string,
): Promise<IWebhookResponseData> {
	context.logger.warn(`Refused a ThoughtSpot delivery with HTTP status ${code}: ${reason}`);
	return await answer(context, code, 'error', reason);
}

/** Tells the status that the sender is answered with, also where it no longer listens. */
export function onAnswer(context: IWebhookFunctions, listener: (code: number) => void): void {
	const response = context.getResponseObject();
	const end = response.end.bind(response);
	const tellAndEnd = (...values: Parameters<typeof end>) => {
		listener(response.statusCode);
		return end(...values);
	};
	Object.assign(response, { end: tellAndEnd });
}
