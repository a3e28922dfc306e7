import type {
	ICredentialTestFunctions,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestHelper,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { z } from 'zod';

import { endpointUrl } from './address';
import { ThoughtSpotError } from './errors';
import type { Exchange, HttpAnswer } from './exchange';
import { networkCode, unlessAborted } from './exchange';
import { withWordsRead } from './file';
import { noAnswer } from './refusals';

// The only way out: whatever this package sends is sent from here.

export const CREDENTIAL = 'thoughtSpotApi';

export type ThoughtSpotContext =
	IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

/** Who is signed in: the cheapest request that needs a session */
export const SIGNED_IN_USER_PATH = '/auth/session/user';

const TIMEOUT_MILLISECONDS = 30_000;

/** A redirect would carry secrets to another host: no request follows one. */
const IN_FULL = { disableFollowRedirect: true, returnFullResponse: true } as const;
const EVERY_STATUS = { ...IN_FULL, ignoreHttpStatusErrors: true } as const;

const headers = z.record(z.unknown()).catch({});
const wrappedAnswer = z.object({ response: z.object({ headers }) });
const fullAnswer = z.object({
	statusCode: z.number(),
	headers,
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
				...EVERY_STATUS,
				body: question.body === undefined ? undefined : JSON.stringify(question.body),
				timeout: TIMEOUT_MILLISECONDS,
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
				followRedirect: false,
				timeout: TIMEOUT_MILLISECONDS,
				resolveWithFullResponse: true,
				simple: false,
			}),
		);
}

export interface RawRequest {
	headers: Record<string, string>;
	body: Buffer;
	/** Default 30,000 */
	timeoutMilliseconds?: number;
	signal?: AbortSignal;
}

/** Sends a body byte for byte, without credentials; rejects only where no answer came. */
export async function post(
	{ helpers }: Pick<IWebhookFunctions, 'helpers'>,
	url: string,
	{ headers, body, timeoutMilliseconds = TIMEOUT_MILLISECONDS, signal }: RawRequest,
): Promise<HttpAnswer> {
	const options: IHttpRequestOptions = {
		...EVERY_STATUS,
		method: 'POST',
		url,
		headers,
		body,
		timeout: timeoutMilliseconds,
		abortSignal: signal,
	};
	return toAnswer(await unlessAborted(helpers.httpRequest(options), signal));
}

/** A user other than that of the credential, by a short-lived token of theirs that is kept by nobody. */
export interface ActingUser {
	name: string;
	token: string;
	/** Gets another token, where ThoughtSpot no longer takes this one */
	renew?(): Promise<void>;
}

/** One request to ThoughtSpot, by the user of the credential or by another. */
export type Outgoing = Pick<
	IHttpRequestOptions,
	'method' | 'url' | 'body' | 'encoding' | 'ignoreHttpStatusErrors' | 'timeout'
> & { actingUser?: ActingUser; signal?: AbortSignal };

async function send(context: ThoughtSpotContext, outgoing: Outgoing): Promise<HttpAnswer> {
	const { actingUser, signal, ...question } = outgoing;
	const options: IHttpRequestOptions = {
		...question,
		...IN_FULL,
		headers: {
			Accept: question.encoding === 'stream' ? '*/*' : 'application/json',
			'Content-Type': 'application/json',
			...(actingUser && { Authorization: `Bearer ${actingUser.token}` }),
		},
		abortSignal: signal,
	};
	const { helpers } = context;
	const raw =
		actingUser === undefined
			? helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, options)
			: helpers.httpRequest(options);
	return await withWordsRead(toAnswer(await unlessAborted(raw, signal)));
}

/**
 * Makes n8n sign in again by a request whose 401 is an error. n8n 1 needs that: it knows no exceptions from
 * `ignoreHttpStatusErrors`, and gives a 401 back like any other answer.
 */
async function renewSession(context: ThoughtSpotContext, outgoing: Outgoing, baseUrl: string) {
	const { timeout, signal } = outgoing;
	const url = endpointUrl(baseUrl, SIGNED_IN_USER_PATH);
	await send(context, { method: 'GET', url, timeout, signal });
}

/** n8n wraps what went wrong: inside is a refused sign-in, an answer, or a lost connection with its code. */
function outcomeOf(error: unknown, baseUrl: string): HttpAnswer | ThoughtSpotError {
	const httpCode = z.object({ httpCode: z.coerce.number().min(300).max(599) }).safeParse(error);
	let headers: HttpAnswer['headers'] = {};
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if (cause instanceof ThoughtSpotError) return cause;
		headers = wrappedAnswer.safeParse(cause).data?.response.headers ?? headers;
	}
	return httpCode.success
		? { status: httpCode.data.httpCode, headers, body: undefined }
		: noAnswer(new URL(baseUrl).host, networkCode(error));
}

/** Sends one request, by a session that is begun anew where it has ended. */
export async function sendOnce(
	context: ThoughtSpotContext,
	outgoing: Outgoing,
	baseUrl: string,
): Promise<HttpAnswer | ThoughtSpotError> {
	try {
		const answer = await send(context, outgoing);
		const { actingUser } = outgoing;
		if (answer.status !== 401 || (actingUser && !actingUser.renew)) return answer;
		await (actingUser?.renew?.() ?? renewSession(context, outgoing, baseUrl));
		return await send(context, outgoing);
	} catch (error) {
		return outcomeOf(error, baseUrl);
	}
}
