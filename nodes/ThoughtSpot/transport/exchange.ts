/** One HTTP request without n8n's authentication, and its answer. */
export interface HttpQuestion {
	method: 'GET' | 'POST';
	url: string;
	headers: Record<string, string>;
	body?: unknown;
}

export interface HttpAnswer {
	status: number;
	/** Names in lower case */
	headers: Record<string, unknown>;
	body: unknown;
}

/** A header as one text, empty where there is none. */
export function headerOf({ headers }: Pick<HttpAnswer, 'headers'>, name: string): string {
	const value = headers[name];
	return typeof value === 'string' ? value.trim() : '';
}

/** Whether a text may be the name of an HTTP header (RFC 9110). */
export const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

/** Sends one request; rejects only where no answer came, with Node's error code in `code`. */
export type Exchange = (question: HttpQuestion) => Promise<HttpAnswer>;

/** Error code of Node's network errors, where a caught value has one. */
export function networkCode(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('code' in error && typeof error.code === 'string') return error.code;
	return 'cause' in error ? networkCode(error.cause) : undefined;
}

/** Rejects as soon as the signal is aborted, else settles as `work` does. */
export async function unlessAborted<Result>(
	work: Promise<Result>,
	signal: AbortSignal | undefined,
): Promise<Result> {
	if (signal === undefined) return await work;
	const settled = new AbortController();
	const aborted = new Promise<never>((_, reject) => {
		const stop = () => reject(new Error('The request was given up'));
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop, { signal: settled.signal });
	});
	return await Promise.race([work, aborted]).finally(() => settled.abort());
}
