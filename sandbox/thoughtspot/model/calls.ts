import type { IncomingHttpHeaders } from 'node:http';

/** One call to the REST API. `status` is 0 when the call got no answer. */
export interface RecordedRequest {
	at: number;
	method: string;
	path: string;
	operation?: string;
	headers: IncomingHttpHeaders;
	/** Parsed JSON, undefined when there was none. */
	body: unknown;
	user?: string;
	orgId?: string;
	status: number;
	/** The kind of the fault that was played on this call. */
	fault?: string;
}
