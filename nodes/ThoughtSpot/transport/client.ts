import type {
	ICredentialTestFunctions,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestHelper,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { z } from 'zod';

import { endpointUrl } from './address';
import type { Endpoint } from './endpoint';
import { parseCredential, requireBaseUrl } from './credential';
import { ThoughtSpotError, noAnswer, notThoughtSpot, refusal } from './errors';
import type { Exchange, HttpAnswer } from './exchange';
import { networkCode } from './exchange';

export const CREDENTIAL = 'thoughtSpotApi';

export type ThoughtSpotContext = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions;

/** Who is signed in: the cheapest request that needs a session */
export const SIGNED_IN_USER_PATH = '/auth/session/user';

const TIMEOUT_MILLISECONDS = 30_000;
const FIRST_WAIT_MILLISECONDS = 250;
const MOST_ATTEMPTS = 4;
const LONGEST_WAIT_MILLISECONDS = 10_000;

const fullAnswer = z.object({
	statusCode: z.number(),
	headers: z.record(z.unknown()).catch({}),
	body: z.unknown(),
});

function toAnswer(raw: unknown): HttpAnswer {
	const { statusCode, headers, body } = fullAnswer.parse(raw);
	return { status: statusCode, headers, body: body === '' ? undefined : body };
}

/** Requests without n8n's authentication, for signing in. */
export function plainExchange({ helpers }: IHttpRequestHelper): Exchange {
	return async (question) =>
		toAnswer(
			await helpers.httpRequest({
				...question,
				body: question.body === undefined ? undefined : JSON.stringify(question.body),
				timeout: TIMEOUT_MILLISECONDS,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			}),
		);
}

/** The same from the credential's test button, where n8n offers only its older request helper. */
export function credentialTestExchange({ helpers }: ICredentialTestFunctions): Exchange {
	return async ({ url, ...question }) =>
		toAnswer(
			await helpers.request({
				...question,
				uri: url,
				json: true,
				timeout: TIMEOUT_MILLISECONDS,
				resolveWithFullResponse: true,
				simple: false,
			}),
		);
}

/** n8n wraps what went wrong: inside is a refused sign-in, or a lost connection with its code. */
function connectionError(error: unknown, host: string): ThoughtSpotError {
	let cause = error;
	while (cause instanceof Error) {
		if (cause instanceof ThoughtSpotError) return cause;
		cause = cause.cause;
	}
	return noAnswer(host, networkCode(error));
}

function isUnauthorized(error: unknown): boolean {
	return error instanceof Error && 'httpCode' in error && error.httpCode === '401';
}

type SignedInRequest = Pick<
	IHttpRequestOptions,
	'method' | 'url' | 'body' | 'ignoreHttpStatusErrors'
>;

async function sendSignedIn(
	context: ThoughtSpotContext,
	options: SignedInRequest,
): Promise<HttpAnswer> {
	return toAnswer(
		await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
			...options,
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			timeout: TIMEOUT_MILLISECONDS,
			returnFullResponse: true,
		}),
	);
}

/**
 * Makes n8n sign in again by a request whose 401 is an error. n8n 1 needs that: it knows no exceptions from
 * `ignoreHttpStatusErrors`, and gives a 401 back like any other answer.
 */
async function renewSession(context: ThoughtSpotContext, baseUrl: string): Promise<void> {
	await sendSignedIn(context, { method: 'GET', url: endpointUrl(baseUrl, SIGNED_IN_USER_PATH) });
}

async function sendOnce<Body, Answer>(
	context: ThoughtSpotContext,
	endpoint: Endpoint<Body, Answer>,
	request: EndpointRequest<Body>,
	baseUrl: string,
): Promise<HttpAnswer | ThoughtSpotError> {
	const options: SignedInRequest = {
		method: endpoint.method,
		url: endpointUrl(baseUrl, endpoint.path, request.identifier),
		// n8n leaves an empty object out, so the body is written here
		body: endpoint.method === 'GET' ? undefined : JSON.stringify(request.body ?? {}),
		// 401 stays an error for n8n: it then signs in again and repeats the request
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
	};
	try {
		const answer = await sendSignedIn(context, options);
		if (answer.status !== 401) return answer;
		await renewSession(context, baseUrl);
		return await sendSignedIn(context, options);
	} catch (error) {
		const failure = connectionError(error, new URL(baseUrl).host);
		const refusedSignIn = isUnauthorized(error) && failure.reached === 'unknown';
		return refusedSignIn ? { status: 401, headers: {}, body: undefined } : failure;
	}
}

/** Milliseconds to wait before the next attempt; `undefined` where none is due. */
function waitBeforeRepeat(
	repeatable: boolean,
	outcome: HttpAnswer | ThoughtSpotError,
	attempt: number,
): number | undefined {
	const busy = outcome.status === 429;
	const passing = outcome.status === undefined || [502, 503, 504].includes(outcome.status);
	const reached = outcome instanceof ThoughtSpotError ? outcome.reached === 'unknown' : true;
	if (attempt >= MOST_ATTEMPTS || !(busy || (repeatable && passing && reached))) return undefined;
	const asked = 'headers' in outcome ? Number(outcome.headers['retry-after']) * 1000 : NaN;
	const wait = asked > 0 ? asked : FIRST_WAIT_MILLISECONDS * 2 ** (attempt - 1);
	return Math.min(wait, LONGEST_WAIT_MILLISECONDS);
}

export interface EndpointRequest<Body> {
	body?: Body;
	/** ID or name of what the path names */
	identifier?: string;
}

/**
 * The only way out to ThoughtSpot: authenticated by n8n, repeated where that is safe, and its answer
 * checked against the contract. Rejects with `ThoughtSpotError`.
 */
export async function callThoughtSpot<Body, Answer>(
	context: ThoughtSpotContext,
	endpoint: Endpoint<Body, Answer>,
	request: EndpointRequest<Body> = {},
): Promise<Answer> {
	const { baseUrl: pasted } = parseCredential(await context.getCredentials(CREDENTIAL));
	const baseUrl = requireBaseUrl(pasted);
	for (let attempt = 1; ; attempt++) {
		const outcome = await sendOnce(context, endpoint, request, baseUrl);
		const wait = waitBeforeRepeat(endpoint.repeatable, outcome, attempt);
		if (wait !== undefined) {
			await sleep(wait);
			continue;
		}
		if (outcome instanceof ThoughtSpotError) throw outcome;
		if (outcome.status < 200 || outcome.status > 299) {
			throw refusal(endpoint, outcome.status, outcome.body);
		}
		const parsed = endpoint.answer.safeParse(outcome.body);
		if (parsed.success) return parsed.data;
		throw typeof outcome.body === 'string'
			? notThoughtSpot(baseUrl)
			: unexpectedAnswer(endpoint, parsed.error);
	}
}

function unexpectedAnswer(endpoint: { purpose: string }, error: z.ZodError): ThoughtSpotError {
	const fields = error.issues.map(({ path }) => path.join('.')).join(', ');
	return new ThoughtSpotError(
		`ThoughtSpot was asked to ${endpoint.purpose} and gave an answer that this node does not know. Update the n8n-nodes-thoughtspot package, or report it with the fields: ${fields}.`,
		{ reached: 'unknown' },
	);
}

/** Passes a delivery on to production's own URL, byte for byte. */
export async function forwardDelivery(
	{ helpers }: Pick<IWebhookFunctions, 'helpers'>,
	url: string,
	delivery: { headers: Record<string, string>; body: Buffer },
): Promise<HttpAnswer> {
	return toAnswer(
		await helpers.httpRequest({
			method: 'POST',
			url,
			...delivery,
			timeout: TIMEOUT_MILLISECONDS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		}),
	);
}
