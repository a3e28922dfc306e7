import { z } from 'zod';

export interface ErrorBody {
	/** ThoughtSpot's numeric error code, e.g. 10023: access refused */
	code?: number;
	incidentId?: string;
	/** ThoughtSpot's own words, cleaned; empty where it said nothing */
	words: string;
}

/**
 * A request that ThoughtSpot did not fulfil. The message says what happened and what to do next; it never
 * holds what was sent. `reached: 'unknown'` means that ThoughtSpot may have acted all the same.
 */
export class ThoughtSpotError extends Error {
	override readonly name = 'ThoughtSpotError';
	readonly status: number | undefined;
	/** ThoughtSpot's numeric error code */
	readonly code: number | undefined;
	readonly reached: 'refused' | 'unknown';
	/** ThoughtSpot's own words and the incident ID, for its support */
	readonly detail: string | undefined;

	constructor(
		message: string,
		failure: {
			status?: number;
			code?: number;
			reached?: 'refused' | 'unknown';
			detail?: string;
		} = {},
	) {
		super(message);
		this.status = failure.status;
		this.code = failure.code;
		this.reached = failure.reached ?? 'refused';
		this.detail = failure.detail;
	}
}

/** Resolves to the error, instead of rejecting with it, where ThoughtSpot did not fulfil the request. */
export async function attempt<Result>(work: Promise<Result>): Promise<Result | ThoughtSpotError> {
	return await work.catch((error: unknown) => {
		if (error instanceof ThoughtSpotError) return error;
		throw error;
	});
}

const MOST_WORDS = 500;

/** ThoughtSpot's gateway repeats the value that it refuses, which may be a secret. */
function withoutValues(words: string): string {
	return words
		.replace(/got invalid value .*?( at "[\w.[\]]*")?(; [^;]*)?$/s, 'got an invalid value$1$2')
		.replace(/(cannot represent [^:]*):.*$/s, '$1');
}

function clean(words: string): string {
	return withoutValues(words)
		.replace(/\p{Cc}+/gu, ' ')
		.trim()
		.slice(0, MOST_WORDS);
}

/** ThoughtSpot writes some texts as a JSON array of strings. */
function wordsOf(debug: string): string {
	if (!debug.startsWith('[')) return clean(debug);
	try {
		const list = z.array(z.string()).safeParse(JSON.parse(debug));
		return list.success ? clean(list.data.filter(Boolean).join(' ')) : clean(debug);
	} catch {
		return clean(debug);
	}
}

const layer = z
	.object({
		code: z.number().optional().catch(undefined),
		incident_id_guid: z.string().optional().catch(undefined),
		debug: z.unknown(),
		message: z.unknown(),
		error: z.unknown(),
		data: z.unknown(),
		extensions: z.unknown(),
		upstreamResponse: z.unknown(),
	})
	.partial();

/** Deeper layers first: outside stands the gateway's sentence, inside what ThoughtSpot itself said. */
const INNER_LAYERS = [
	'extensions',
	'upstreamResponse',
	'data',
	'error',
	'message',
	'debug',
] as const;

/**
 * Reads the error bodies that ThoughtSpot and the proxies before it are known to send: nested in
 * `error.message(.debug)`, a plain sentence, GraphQL `extensions.upstreamResponse`, the v1 form, HTML or nothing.
 */
export function decodeErrorBody(body: unknown): ErrorBody {
	if (typeof body === 'string') {
		return { words: /<(!doctype|html|head|body)/i.test(body) ? '' : wordsOf(body) };
	}
	const parsed = layer.safeParse(body);
	if (!parsed.success) return { words: '' };
	const found: ErrorBody = {
		words: '',
		code: parsed.data.code,
		incidentId: parsed.data.incident_id_guid,
	};
	for (const name of INNER_LAYERS) {
		const inner = decodeErrorBody(parsed.data[name]);
		found.words ||= inner.words;
		found.code ??= inner.code;
		found.incidentId ??= inner.incidentId;
	}
	return found;
}

/** ThoughtSpot's code for a missing privilege; some clusters send it with HTTP status 500. */
const ACCESS_REFUSED = 10023;

export function isAccessRefused(error: unknown): boolean {
	return (
		error instanceof ThoughtSpotError && (error.status === 403 || error.code === ACCESS_REFUSED)
	);
}

interface Purpose {
	purpose: string;
	privilege: string;
	since: string;
}

const SEVERAL_MINUTES = 'Wait a few minutes and try again';

const NEXT_STEPS: Array<{
	applies: (status: number, body: ErrorBody) => boolean;
	sentence: (endpoint: Purpose) => string;
}> = [
	{
		applies: (_, { words }) => /PREREQUISITE_NOT_MET/.test(words),
		sentence: () =>
			'Webhooks are not enabled on this ThoughtSpot instance: ask ThoughtSpot Support to enable them (10.14.0.cl or later)',
	},
	{
		applies: (status) => status === 401,
		sentence: () =>
			'ThoughtSpot did not accept the sign-in: test the ThoughtSpot credential and correct the field that it names',
	},
	{
		applies: (status, { code }) => status === 403 || code === ACCESS_REFUSED,
		sentence: ({ privilege }) =>
			`The user of the ThoughtSpot credential lacks the privilege: ask a ThoughtSpot administrator for ${privilege}`,
	},
	{
		applies: (status, { words }) => status < 500 && /already exists/i.test(words),
		sentence: () => 'Change the one that is there, or delete it first',
	},
	{
		applies: (status) => status === 404,
		sentence: ({ since }) =>
			`Check that what you named exists in this Org, and that your ThoughtSpot release has this operation (${since} or later)`,
	},
	{
		applies: (status) => status === 429,
		sentence: () =>
			`ThoughtSpot limits how many requests it takes: ${SEVERAL_MINUTES.toLowerCase()}`,
	},
	{
		applies: (status) => status >= 500,
		sentence: () => `${SEVERAL_MINUTES}; if it stays, give the incident ID to ThoughtSpot Support`,
	},
	{
		applies: () => true,
		sentence: () => 'Correct the fields that ThoughtSpot names',
	},
];

/** The error for an answer outside 2xx: ThoughtSpot's words, then the next step. */
export function refusal(endpoint: Purpose, status: number, body: unknown): ThoughtSpotError {
	const decoded = decodeErrorBody(body);
	const said = decoded.words || `HTTP status ${status}`;
	const step = NEXT_STEPS.find(({ applies }) => applies(status, decoded));
	const incident = decoded.incidentId ? ` (incident ID ${decoded.incidentId})` : '';
	return new ThoughtSpotError(
		`ThoughtSpot could not ${endpoint.purpose}: ${said.replace(/[.\s]+$/, '')}. ${step?.sentence(endpoint) ?? ''}.`,
		{
			status,
			code: decoded.code,
			reached: status >= 500 && decoded.code !== ACCESS_REFUSED ? 'unknown' : 'refused',
			detail: `HTTP status ${status}, ThoughtSpot code ${decoded.code ?? 'not given'}${incident}`,
		},
	);
}

const REFUSED_CONNECTIONS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH']);

/** The error for a request that got no answer; `code` is Node's or OpenSSL's, e.g. `ECONNRESET`. */
export function noAnswer(host: string, code: string | undefined): ThoughtSpotError {
	const notFound = code === 'ENOTFOUND' || code === 'EAI_AGAIN';
	const certificate = code !== undefined && /CERT|SELF_SIGNED|ERR_TLS|SSL/.test(code);
	const reason = notFound
		? 'there is no such host'
		: certificate
			? 'its TLS certificate is not trusted'
			: code === 'ECONNREFUSED'
				? 'it refused the connection'
				: 'the connection broke or took too long';
	return new ThoughtSpotError(
		`ThoughtSpot could not be reached at ${host}: ${reason}. Check Base URL in the ThoughtSpot credential and that this n8n may connect to that host.`,
		{
			reached:
				code !== undefined && (REFUSED_CONNECTIONS.has(code) || certificate)
					? 'refused'
					: 'unknown',
			detail: code,
		},
	);
}

export function notThoughtSpot(baseUrl: string): ThoughtSpotError {
	return new ThoughtSpotError(
		`${baseUrl} answers, but not as ThoughtSpot's REST API v2. Correct Base URL in the ThoughtSpot credential.`,
	);
}
