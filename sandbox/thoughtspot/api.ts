import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import type { Outcome } from './answers';
import { strike, write, writeNotFound } from './answers';
import { Contract } from './contract';
import type { Deliveries } from './delivery/deliveries';
import { ApiError, badRequest, forbidden } from './errors';
import type { Fault, Faults } from './faults';
import { leavesAnswer } from './faults';
import { sendFile } from './fileAnswer';
import type { RecordedRequest } from './model';
import { operationHandlers, webhookOperations } from './operations';
import type { Call } from './operations/operation';
import { getFullAccessToken } from './operations/signIn';
import { pause } from './pause';
import { RateLimit } from './rateLimit';
import type { Route } from './routes';
import type { Scheduler } from './scheduler';
import { sessionOf } from './session';
import type { World } from './world';

/** By the proxy; its body, and whether it says when to come again, are not documented. */
const TOO_MANY_REQUESTS = new ApiError(429, 0, 'Too Many Requests', 7);
const BROKEN_BODY = "Cannot set property '__args' of undefined";

/** A body that is not a JSON object breaks the gateway (HTTP 500, error shape 4); one of another type is not read. */
async function readBody(request: IncomingMessage): Promise<unknown> {
	const received = await text(request);
	const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
	if (received === '' || !isJson) return undefined;
	try {
		return JSON.parse(received);
	} catch {
		return received;
	}
}

/** The REST API v2 over a world, with faults. */
export class Api {
	readonly requests: RecordedRequest[] = [];
	private readonly contract: Contract;
	private readonly rateLimit = new RateLimit();

	constructor(
		private readonly world: World,
		private readonly deliveries: Deliveries,
		private readonly scheduler: Scheduler,
		private readonly faults: Faults,
	) {
		this.contract = Contract.of(world.release);
	}

	async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = '', url = '' } = request;
		const path = url.split('?')[0] ?? '';
		const route = this.contract.routes.find(method, path);
		const record: RecordedRequest = {
			at: this.world.clock(),
			method,
			path,
			operation: route?.operation.id,
			headers: request.headers,
			body: await readBody(request),
			status: 0,
		};
		this.requests.push(record);
		if (!this.rateLimit.admits(this.world.settings.requestsPerSecond)) {
			write(TOO_MANY_REQUESTS, response);
			record.status = response.statusCode;
			return;
		}
		const fault = this.faults.take(record);
		record.fault = fault?.kind;
		await pause(fault?.delayMs ?? 0, response);
		if (fault?.kind === 'expiredTokens') this.world.tokens.expireAll();
		const strikes = fault && !leavesAnswer(fault);
		const acts = !strikes || fault.when === 'after';
		const outcome = acts ? await this.outcome(route, record) : undefined;
		if (strikes) strike(fault, response);
		else if (!outcome) writeNotFound(record, response);
		else await this.answer(outcome, response, { record, fault });
		record.status = response.headersSent ? response.statusCode : 0;
	}

	private async answer(
		outcome: Outcome,
		response: ServerResponse,
		{ record, fault }: { record: RecordedRequest; fault?: Fault },
	): Promise<void> {
		if (outcome instanceof ApiError || !outcome.file) {
			write(outcome, response);
			return;
		}
		record.file = { bytes: 0, complete: false };
		await pause(this.world.settings.exportDelayMs, response);
		if (response.destroyed) return;
		const cutAfter = fault?.kind === 'cut' ? (fault.afterBytes ?? 0) : undefined;
		await sendFile(outcome.file, response, { sent: record.file, cutAfter });
	}

	private async outcome(
		route: Route | undefined,
		record: RecordedRequest,
	): Promise<Outcome | undefined> {
		if (!route) return undefined;
		try {
			const answer = await this.carryOut(route, record);
			this.contract.answers.check(route.operation, answer);
			return answer;
		} catch (error) {
			if (error instanceof ApiError) return error;
			return new ApiError(500, 10038, error instanceof Error ? String(error.stack) : String(error));
		}
	}

	private carryOut({ operation, identifier }: Route, record: RecordedRequest) {
		const { body } = record;
		const { world, deliveries, scheduler } = this;
		const call: Call = {
			world,
			deliveries,
			scheduler,
			identifier,
			body: <T>() => this.contract.requests.read<T>(operation, body),
		};
		const broken = body !== undefined && (typeof body !== 'object' || Array.isArray(body));
		if (broken) throw new ApiError(500, 10038, BROKEN_BODY, 4);
		if (identifier.includes('/')) throw badRequest(`The path has no place for "${identifier}".`);
		if (operation.id === 'getFullAccessToken') return getFullAccessToken(call);
		const session = sessionOf(world, record.headers.authorization);
		record.user = session.user.name;
		record.orgId = session.orgId;
		if (world.disabled.has('webhooks') && operation.id in webhookOperations) {
			throw forbidden('WEBHOOK_PREREQUISITE_NOT_MET: webhooks are not enabled on this cluster.');
		}
		const handler = operationHandlers[operation.id];
		if (!handler) throw new Error(`No handler for ${operation.id}`);
		return handler(call, session);
	}
}
