import { z } from 'zod';

export interface ErrorBody {
	/** ThoughtSpot's numeric error code, e.g. 10023: access refused */
	code?: number;
	incidentId?: string;
	/** ThoughtSpot's own words, cleaned; empty where it said nothing */
	words: string;
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

/** Deeper than ThoughtSpot nests */
const MOST_LAYERS = 12;

/**
 * Reads the error bodies that ThoughtSpot and the proxies before it are known to send: nested in
 * `error.message(.debug)`, a plain sentence, GraphQL `extensions.upstreamResponse`, the v1 form, HTML or nothing.
 */
export function decodeErrorBody(body: unknown, depth = 0): ErrorBody {
	if (typeof body === 'string') {
		return { words: /<(!doctype|html|head|body)/i.test(body) ? '' : wordsOf(body) };
	}
	const parsed = layer.safeParse(body);
	if (!parsed.success || depth > MOST_LAYERS) return { words: '' };
	const found: ErrorBody = {
		words: '',
		code: parsed.data.code,
		incidentId: parsed.data.incident_id_guid,
	};
	for (const name of INNER_LAYERS) {
		const inner = decodeErrorBody(parsed.data[name], depth + 1);
		found.words ||= inner.words;
		found.code ??= inner.code;
		found.incidentId ??= inner.incidentId;
	}
	return found;
}

/** Whether an answer of any status is an error: no other has these fields. */
export function isErrorBody(body: unknown): boolean {
	const { data } = layer.safeParse(body);
	const isError = typeof data?.error === 'object' && data.error !== null;
	return isError || (data !== undefined && decodeErrorBody(body).code !== undefined);
}
