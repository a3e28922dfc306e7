import type { z } from 'zod';

/**
 * One operation of ThoughtSpot's REST API v2: where it is, what may be sent and what comes back; unknown
 * fields pass through. The operations stand in `api/`.
 */
export interface Endpoint<Body, Answer> {
	/** Completes "ThoughtSpot could not …" */
	readonly purpose: string;
	readonly method: 'GET' | 'POST';
	/** Below `/api/rest/2.0`; `{identifier}` stands for an ID or a name */
	readonly path: string;
	readonly answer: z.ZodType<Answer, z.ZodTypeDef, unknown>;
	/** Whether sending it twice has the effect of sending it once */
	readonly repeatable: boolean;
	readonly privilege: string;
	/** First ThoughtSpot release that has it */
	readonly since: string;
	/** Never set: it ties the request's type to the endpoint */
	readonly body?: Body;
}

export function endpoint<Body, Answer>(definition: Endpoint<Body, Answer>): Endpoint<Body, Answer> {
	return definition;
}
