import type { ServerResponse } from 'node:http';

import { ApiError, writeError } from './errors';
import type { Fault } from './faults';
import type { Answer } from './operations/operation';

/** What a call that was carried out comes to. */
export type Outcome = Answer | ApiError;

export function write(
	outcome: Outcome,
	response: ServerResponse,
	headers: Record<string, string> = {},
): void {
	if (outcome instanceof ApiError) {
		const { contentType, body } = writeError(outcome);
		response.writeHead(outcome.status, { 'content-type': contentType, ...headers }).end(body);
	} else if (outcome.status === 204) {
		response.writeHead(204).end();
	} else {
		const json = { 'content-type': 'application/json; charset=utf-8' };
		response.writeHead(outcome.status, json).end(JSON.stringify(outcome.body));
	}
}

export function writeNotFound(
	{ method, path }: { method: string; path: string },
	response: ServerResponse,
): void {
	const page = `<!DOCTYPE html>\n<html><body><pre>Cannot ${method} ${path}</pre></body></html>\n`;
	response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

const CODES: Record<number, number> = { 400: 10002, 401: 10097, 403: 10023 };
const UNEXPECTED = 10038;

/** Plays a fault that strikes instead of an answer; `timeout` leaves the call without an answer until the caller gives up or the server closes. */
export function strike(fault: Fault, response: ServerResponse): void {
	if (fault.kind === 'timeout') return;
	if (fault.kind === 'reset') {
		response.socket?.resetAndDestroy();
	} else if (fault.kind === 'noContent') {
		response.writeHead(204).end();
	} else {
		const { retryAfterSeconds: seconds, message = 'Sandbox fault' } = fault;
		const status = fault.status ?? (fault.kind === 'html' ? 502 : 500);
		const shape = fault.kind === 'html' ? 7 : fault.errorShape;
		const error = new ApiError(status, fault.code ?? CODES[status] ?? UNEXPECTED, message, shape);
		write(error, response, seconds === undefined ? {} : { 'retry-after': String(seconds) });
	}
}
