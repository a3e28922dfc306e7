import { endpointUrl } from './address';
import { failureOf, hidden, isFulfilled, readJson } from './httpAnswers';
import { parseCredential, requireBaseUrl, secretsOf } from './credential';
import type { Endpoint, FileEndpoint, Operation } from './endpoint';
import { ThoughtSpotError } from './errors';
import type { HttpAnswer } from './exchange';
import type { ThoughtSpotFile } from './file';
import { fileContent } from './file';
import type { Redact } from './redaction';
import { redaction, secretsIn } from './redaction';
import { interrupted, notThoughtSpot } from './refusals';
import { untilAnswered } from './repeats';
import type { ActingUser, Outgoing, ThoughtSpotContext } from './requests';
import { CREDENTIAL, sendOnce } from './requests';

export type { ActingUser, ThoughtSpotContext } from './requests';
export { CREDENTIAL } from './requests';

const LONGEST_SILENCE_SECONDS = 30;
const LONGEST_WAIT_MILLISECONDS = { execution: 60_000, other: 10_000 };

export interface OperationRequest<Body> {
	body?: Body;
	/** Name or ID of what the path names */
	identifier?: string;
	/** Who asks; default whoever the credential signs in */
	actingUser?: ActingUser;
	/** Ends the request with all its repeats, e.g. an overall time limit */
	signal?: AbortSignal;
}

interface Asked {
	answer: HttpAnswer;
	baseUrl: string;
	redact: Redact;
	signal: AbortSignal | undefined;
}

const silenceOf = ({ longestSilence = LONGEST_SILENCE_SECONDS }: Operation<unknown>): number =>
	longestSilence * 1000;

/** What is sent, every time that it is repeated. */
function outgoingRequest<Body>(
	baseUrl: string,
	operation: Operation<Body>,
	{ body, identifier, actingUser }: OperationRequest<Body>,
): Outgoing {
	return {
		method: operation.method,
		url: endpointUrl(baseUrl, operation.path, identifier),
		// n8n leaves an empty object out, so the body is written here
		body: operation.method === 'GET' ? undefined : JSON.stringify(body ?? {}),
		timeout: silenceOf(operation),
		// 401 stays an error for n8n: it then signs in again and repeats the request
		ignoreHttpStatusErrors: actingUser === undefined ? { ignore: true, except: [401] } : true,
		actingUser,
	};
}

/** Whose requests end with a time limit of their own, such as a hook's */
const limits = new WeakMap<object, AbortSignal>();

/** From here on all requests of a context end with the signal. */
export function endRequestsWith(context: ThoughtSpotContext, signal: AbortSignal): void {
	limits.set(context, signal);
}

/** What may end the request before it is answered: n8n cancels the execution, or the caller gives up. */
function endOf(context: ThoughtSpotContext, { signal }: OperationRequest<unknown>) {
	const isExecution = 'getExecutionCancelSignal' in context;
	const cancelled = isExecution ? context.getExecutionCancelSignal() : undefined;
	const ends = [cancelled, limits.get(context), signal];
	const signals = ends.filter((end) => end !== undefined);
	return {
		longestWait: LONGEST_WAIT_MILLISECONDS[isExecution ? 'execution' : 'other'],
		signal: signals.length === 0 ? undefined : AbortSignal.any(signals),
		isCancelled: () => cancelled?.aborted === true,
	};
}

/** Asks with all repeats; rejects with a `ThoughtSpotError` where ThoughtSpot did not fulfil it. */
async function ask<Body>(
	context: ThoughtSpotContext,
	operation: Operation<Body>,
	request: OperationRequest<Body>,
	encoding?: 'stream',
): Promise<Asked> {
	const stored = await context.getCredentials(CREDENTIAL);
	const baseUrl = requireBaseUrl(parseCredential(stored).baseUrl);
	const { longestWait, signal, isCancelled } = endOf(context, request);
	const tokenBefore = request.actingUser?.token;
	const outgoing = { ...outgoingRequest(baseUrl, operation, request), signal, encoding };
	const outcome = await untilAnswered(async () => await sendOnce(context, outgoing, baseUrl), {
		repeatable: operation.repeatable,
		longestWait,
		signal,
	}).catch((error: unknown) => {
		throw signal?.aborted ? interrupted(operation, isCancelled()) : error;
	});
	if (outcome instanceof ThoughtSpotError) throw outcome;
	const tokens = [tokenBefore, request.actingUser?.token];
	const secrets = [...secretsOf(stored), ...secretsIn(request.body), ...tokens];
	if (isFulfilled(outcome)) return { answer: outcome, baseUrl, redact: redaction(secrets), signal };
	// n8n may have signed in again meanwhile
	const renewed = secretsOf(await context.getCredentials(CREDENTIAL));
	const shown = hidden(outcome, redaction([...secrets, ...renewed]));
	throw failureOf(operation, baseUrl, shown, request.actingUser?.name);
}

/**
 * Asks ThoughtSpot for what is answered in JSON: authenticated by n8n, repeated where that is safe, and the answer
 * checked against the contract. Rejects with `ThoughtSpotError`.
 */
export async function callThoughtSpot<Body, Answer>(
	context: ThoughtSpotContext,
	endpoint: Endpoint<Body, Answer>,
	request: OperationRequest<Body> = {},
): Promise<Answer> {
	const { answer, baseUrl, redact } = await ask(context, endpoint, request);
	return readJson(endpoint, baseUrl, answer, redact);
}

/** The same for what is answered with a file, which is not held in memory: its content comes as it is read. */
export async function downloadFromThoughtSpot<Body>(
	context: ThoughtSpotContext,
	endpoint: FileEndpoint<Body>,
	request: OperationRequest<Body> = {},
): Promise<ThoughtSpotFile> {
	const { answer, baseUrl, redact, signal } = await ask(context, endpoint, request, 'stream');
	const refused = (said: unknown) => {
		const shown = hidden({ ...answer, body: said }, redact);
		return failureOf(endpoint, baseUrl, shown, request.actingUser?.name);
	};
	const transfer = { operation: endpoint, longestSilence: silenceOf(endpoint), signal };
	const content = fileContent(answer, transfer);
	if (content !== undefined) return { content, headers: answer.headers, refused };
	throw typeof answer.body === 'string' ? notThoughtSpot(baseUrl) : refused(answer.body);
}

/** Where the credential's ThoughtSpot is, for the addresses of what it shows. */
export async function baseUrlOf(context: ThoughtSpotContext): Promise<string> {
	return requireBaseUrl(parseCredential(await context.getCredentials(CREDENTIAL)).baseUrl);
}
