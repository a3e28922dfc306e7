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

/** A refusal, which tells the sender why. */
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

/** Sets status and headers; gives the body. */
function begin(context: IWebhookFunctions, answer: Answer): Buffer {
	const response = context.getResponseObject();
	const body = Buffer.from(JSON.stringify(bodyOf(answer)));
	response.status(answer.code);
	response.setHeader('Content-Type', 'application/json; charset=utf-8');
	response.setHeader('Content-Length', body.length);
	return body;
}

/** The connection ends where the sender has not sent everything yet. */
async function send(context: IWebhookFunctions, answer: Answer): Promise<void> {
	const request = context.getRequestObject();
	const response = context.getResponseObject();
	const body = begin(context, answer);
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
 * Answers the sender, all of whose bytes are here, once the run is stored: then n8n reads `webhookResponse`. It saves
 * the static data next, and answers itself after that, for which the sender need not wait. Where n8n could not store the
 * run, it answers with an error.
 */
function answerWhenStored(
	context: IWebhookFunctions,
	outcome: Outcome,
	settle: (started: boolean) => void,
): Pick<IWebhookResponseData, 'webhookResponse'> {
	const response = context.getResponseObject();
	const end = response.end.bind(response);
	const endByN8n = (...values: Parameters<typeof end>) => {
		settle(false);
		return end(...values);
	};
	Object.assign(response, { end: endByN8n });
	let isAnswered = false;
	return {
		get webhookResponse() {
			if (!isAnswered) {
				isAnswered = true;
				// n8n forgets earlier changes of the static data
				settle(true);
				end(begin(context, outcome));
				const comesTooLate = () => response;
				Object.assign(response, { setHeader: comesTooLate, end: comesTooLate });
			}
			return bodyOf(outcome);
		},
	};
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
	const settle = (started: boolean) => claim?.settle(started);
	return Object.assign(answerWhenStored(context, outcome, settle), { workflowData });
}
