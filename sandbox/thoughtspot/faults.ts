import type { ErrorShape } from './errors';

/** Something that goes wrong with an API call, on demand. */
export interface Fault {
	/** The OpenAPI operationId, e.g. `createWebhookConfiguration`. */
	operation?: string;
	path?: RegExp;
	/** How often it strikes, default 1; `Infinity` until cleared. */
	times?: number;
	/** How many matching calls pass unharmed before it strikes. */
	skip?: number;
	/**
	 * Most strike instead of ThoughtSpot's answer. `cut` breaks off a file on its way; `expiredTokens` makes all tokens
	 * invalid before the call is looked at.
	 */
	kind: 'status' | 'reset' | 'timeout' | 'html' | 'noContent' | 'cut' | 'expiredTokens';
	/** How long the call takes before anything happens, in milliseconds. */
	delayMs?: number;
	/** How much of a file gets through before `cut` strikes; default 0. */
	afterBytes?: number;
	/** Default 500 for `status`, 502 for `html`. */
	status?: number;
	errorShape?: ErrorShape;
	code?: number;
	message?: string;
	retryAfterSeconds?: number;
	/** Whether ThoughtSpot carries out the call before the fault strikes; default `before`: it does not. */
	when?: 'before' | 'after';
}

/** Whether the fault leaves the answer to ThoughtSpot. */
export const leavesAnswer = ({ kind }: Fault): boolean =>
	kind === 'cut' || kind === 'expiredTokens';

interface PendingFault {
	fault: Fault;
	skip: number;
	times: number;
}

/** The faults still to strike; for each call the first one that matches is taken. */
export class Faults {
	private list: PendingFault[] = [];

	add(...faults: Fault[]): void {
		for (const fault of faults) {
			this.list.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
		}
	}

	clear(): void {
		this.list = [];
	}

	/** How many strikes are left. */
	pending(): number {
		return this.list.reduce((sum, { times }) => sum + times, 0);
	}

	take(call: { operation?: string; path: string }): Fault | undefined {
		for (const pending of this.list) {
			const { operation, path } = pending.fault;
			if (operation !== undefined && operation !== call.operation) continue;
			if (path && !path.test(call.path)) continue;
			if (pending.skip > 0) {
				pending.skip -= 1;
				continue;
			}
			pending.times -= 1;
			this.list = this.list.filter(({ times }) => times > 0);
			return pending.fault;
		}
		return undefined;
	}
}
