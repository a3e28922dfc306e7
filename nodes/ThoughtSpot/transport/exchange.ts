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

/** Sends one request; rejects only where no answer came, with Node's error code in `code`. */
export type Exchange = (question: HttpQuestion) => Promise<HttpAnswer>;

/** Error code of Node's network errors, where a caught value has one. */
export function networkCode(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('code' in error && typeof error.code === 'string') return error.code;
	return 'cause' in error ? networkCode(error.cause) : undefined;
}
