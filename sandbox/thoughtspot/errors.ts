import { randomUUID } from 'node:crypto';

/**
 * The shapes in which ThoughtSpot and what stands before it write errors: 1 as the OpenAPI document says, 2 as live
 * clusters do, 3 validation by the GraphQL gateway, 4 a gateway that failed on the request, 5 an upstream failure
 * passed on by the gateway, 6 passed through from REST v1, 7 a proxy's HTML page.
 */
export type ErrorShape = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
		readonly shape: ErrorShape = 2,
	) {
		super(message);
	}
}

export const badRequest = (message: string) => new ApiError(400, 10002, message);
export const unauthorized = (message: string) => new ApiError(401, 10097, message);
export const forbidden = (message: string) => new ApiError(403, 10023, message);

/** A refusal by the GraphQL gateway, before ThoughtSpot itself has seen the request. */
export const invalidVariable = (message: string) => new ApiError(400, 10002, message, 3);

export interface WrittenError {
	contentType: string;
	body: string;
}

function htmlPage(status: number, message: string): WrittenError {
	return {
		contentType: 'text/html',
		body: `<html><head><title>${status}</title></head><body><center><h1>${status} ${message}</h1></center><hr><center>nginx</center></body></html>\n`,
	};
}

/** The error's body in its shape, with fresh incident and trace ids. */
export function writeError({ status, code, message, shape }: ApiError): WrittenError {
	if (shape === 7) return htmlPage(status, message);
	const incident = { code, incident_id_guid: randomUUID() };
	const lines = JSON.stringify([message, '']);
	const bodies = {
		1: { error: { message: { ...incident, trace_id_guid: randomUUID(), debug: message } } },
		2: {
			error: {
				message: { debug: { ...incident, trace_id_guid: 'tracing-disabled', debug: lines } },
			},
		},
		3: { error: { message } },
		4: { error: { message: { debug: message } } },
		5: {
			message: `Error: Request failed with status code ${status}`,
			extensions: {
				code: 'UPSTREAM_FAILURE',
				service: 'CALLOSUM',
				upstreamResponse: { status, data: { ...incident, debug: lines } },
			},
		},
		6: { ...incident, debug: lines },
	};
	return { contentType: 'application/json', body: JSON.stringify(bodies[shape]) };
}
