import type { Deliveries } from '../delivery/deliveries';
import type { Scheduler } from '../scheduler';
import type { Session } from '../session';
import type { World } from '../world';

/** What ThoughtSpot answers when nothing went wrong; without a body it is 204. */
export interface Answer {
	status: 200 | 204;
	body?: unknown;
	/** Instead of a JSON body. */
	file?: AnsweredFile;
}

export interface AnsweredFile {
	/** Its bytes, made as they are sent. */
	pieces: Iterable<Buffer>;
	/** For the `Content-Disposition`; default: none. */
	name?: string;
}

export interface Call {
	world: World;
	deliveries: Deliveries;
	scheduler: Scheduler;
	/** The value of the path's one parameter, decoded; empty where the path has none. */
	identifier: string;
	/** Reads the body as the operation's request type, refusing what the OpenAPI document does not allow. */
	body<T>(): T;
}

export type Handler = (call: Call, session: Session) => Answer | Promise<Answer>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const file = (pieces: Iterable<Buffer>, name?: string): Answer => ({
	status: 200,
	file: { pieces, name },
});
export const noContent: Answer = { status: 204 };
