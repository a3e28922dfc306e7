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
	/** What became of the file that answers the call. */
	file?: SentFile;
	/** The kind of the fault that was played on this call. */
	fault?: string;
}

/** How much of a file was sent; not complete while it is under way or when the caller went away. */
export interface SentFile {
	bytes: number;
	complete: boolean;
}
