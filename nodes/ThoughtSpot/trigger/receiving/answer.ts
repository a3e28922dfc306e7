import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Claim } from './claim';
import { drain } from './requestBody';

export type AnswerStatus = 'ok' | 'duplicate' | 'ignored' | 'error';

/** What the sender is told. */
export interface Answer {
	code: number;
	status: AnswerStatus;
	message: string;
}

/** What becomes of a delivery. */
export interface Outcome extends Answer {
	/** With what the workflow starts */
	start?: {
		items: INodeExecutionData[];
		acknowledge: 'saved' | 'immediately';
		/** Tells whether it did */
		claim?: Claim;
	};
}

export const refused = (code: number, message: string): Outcome => ({
	code,
	status: 'error',
	message,
});

const MOST_UNREAD_BYTES = 64 * 1024 * 1024;
const LONGEST_WAIT_MILLISECONDS = 5_000;

/** The reply that ThoughtSpot documents. */
const bodyOf = ({ status, message }: Answer) => ({
	status,
	message,
	time: new Date().toISOString(),
});

/** The connection ends where the sender has not sent everything yet. */
async function send(context: IWebhookFunctions, answer: Answer): Promise<void> {
	const request = context.getRequestObject();
	const response = context.getResponseObject();
	const body = Buffer.from(JSON.stringify(bodyOf(answer)));
	response.status(answer.code);
	response.setHeader('Content-Type', 'application/json; charset=utf-8');
	response.setHeader('Content-Length', body.length);
	if (request.readableEnded) {
		response.end(body);
		return;
	}
	response.setHeader('Connection', 'close');
	// closing while more arrives resets the connection, which would lose the answer on its way
	response.write(body);
	const deadline = AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS);
	await drain(request, { mostBytes: MOST_UNREAD_BYTES, deadline });
	response.end();
}

/**
 * n8n answers once it has stored the run: with 200, for which the code is put that the sender is to get; or with
 * an error of its own, and then nothing was started.
 */
function whenAnswered(context: IWebhookFunctions, code: number, claim: Claim | undefined): void {
	const response = context.getResponseObject();
	const end = response.end.bind(response);
	const settleAndEnd = (...values: Parameters<typeof end>) => {
		const isStarted = response.statusCode < 300;
		claim?.settle(isStarted);
		if (isStarted) response.statusCode = code;
		return end(...values);
	};
	Object.assign(response, { end: settleAndEnd });
}

function log({ logger }: IWebhookFunctions, { code, status, message }: Answer): void {
	if (status === 'error') {
		logger.warn(`Refused a ThoughtSpot delivery with HTTP status ${code}: ${message}`);
	} else if (status === 'ignored') logger.info(`Ignored a ThoughtSpot delivery: ${message}`);
}

/** The one place that answers a delivery. */
export async function answer(
	context: IWebhookFunctions,
	outcome: Outcome,
): Promise<IWebhookResponseData> {
	log(context, outcome);
	const { start } = outcome;
	if (start === undefined) {
		await send(context, outcome);
		return { noWebhookResponse: true };
	}
	const { items, acknowledge, claim } = start;
	const workflowData = [items];
	if (acknowledge === 'immediately') {
		claim?.settle(true);
		await send(context, outcome);
		return { noWebhookResponse: true, workflowData };
	}
	whenAnswered(context, outcome.code, claim);
	return {
		workflowData,
		// n8n reads this when the run is stored. It saves static data then, but forgets earlier changes of it.
		get webhookResponse() {
			claim?.settle(true);
			return bodyOf(outcome);
		},
	};
}
