import type { z } from 'zod';

/**
 * One operation of ThoughtSpot's REST API v2: where it is and what may be sent. The operations stand in `api/`.
 */
export interface Operation<Body> {
	/** Completes "ThoughtSpot could not …" */
	readonly purpose: string;
	readonly method: 'GET' | 'POST';
	/** Below `/api/rest/2.0`; `{identifier}` stands for an ID or a name */
	readonly path: string;
	/** Whether sending it twice has the effect of sending it once */
	readonly repeatable: boolean;
	readonly privilege: string;
	/** First ThoughtSpot release that has it */
	readonly since: string;
	/** Seconds that ThoughtSpot may stay silent, before it answers and between two pieces; default 30 */
	readonly longestSilence?: number;
	/** What to do next where ThoughtSpot refuses with such words; `said` stands for words that are none for people */
	readonly remedies?: ReadonlyArray<{ words: RegExp; said?: string; sentence: string }>;
	/** Never set: it ties the request's type to the operation */
	readonly body?: Body;
}

/** An operation that answers in JSON; unknown fields pass through. */
export interface Endpoint<Body, Answer> extends Operation<Body> {
	readonly answer: z.ZodType<Answer, z.ZodTypeDef, unknown>;
}

/** An operation that answers with a file. */
export interface FileEndpoint<Body> extends Operation<Body> {
	readonly answer: 'file';
}

export function endpoint<Body, Answer>(definition: Endpoint<Body, Answer>): Endpoint<Body, Answer> {
	return definition;
}

export function fileEndpoint<Body>(
	definition: Omit<FileEndpoint<Body>, 'answer'>,
): FileEndpoint<Body> {
	return { ...definition, answer: 'file' };
}
