import type { HookContext } from 'n8n-core';
import type { IHttpRequestOptions } from 'n8n-workflow';

/** Thrown at whoever drives n8n when its process was killed. */
export class Killed extends Error {}

/** A call whose answer n8n did not wait for; `skip` calls to that path pass unharmed before. */
export interface TimeOut {
	path: RegExp;
	skip: number;
	/** Whether ThoughtSpot acted on it */
	when: 'before' | 'after';
}

/** A process of n8n, which can be killed after any of its requests, or between them. */
export class Process {
	/** Called with a URL that has answered, before n8n hears of it */
	onAnswer: (url: string) => Promise<void> | void = () => undefined;
	alive = true;
	private requestsLeft = Infinity;
	private timeOut: TimeOut | undefined;
	/** A call that outlives the process: its answer comes only when nothing is left to happen */
	private bury: (error: Killed) => void = () => undefined;
	private readonly burial = new Promise<never>((_resolve, reject) => (this.bury = reject));
	private die: (error: Killed) => void = () => undefined;
	private readonly death = new Promise<never>((_resolve, reject) => (this.die = reject));

	constructor() {
		// whoever awaits nothing at that moment need not hear of it
		this.death.catch(() => undefined);
		this.burial.catch(() => undefined);
	}

	kill(): void {
		this.alive = false;
		this.die(new Killed('n8n was killed'));
	}

	/** Lets go of what it was doing, as the next process knows nothing of it. */
	end(): void {
		this.bury(new Killed('n8n was killed'));
	}

	/** Kills n8n when its next `count`th request has been answered. */
	killAfter(count: number): void {
		this.requestsLeft = count;
	}

	/** Work that ends with the process. */
	async run<Result>(work: Promise<Result>): Promise<Result> {
		return await Promise.race([work, this.death]);
	}

	/** Lets all calls to a path time out, without the wait, until it is called with nothing. */
	letTimeOut(timeOut: TimeOut | undefined): void {
		this.timeOut = timeOut;
	}

	/** Makes a hook's requests end with the process. */
	limit({ helpers }: HookContext): void {
		const { httpRequest, httpRequestWithAuthentication } = helpers;
		const during = async <Answer>(options: IHttpRequestOptions, request: () => Promise<Answer>) =>
			await this.during(options.url, request);
		Object.assign(helpers, {
			httpRequest: async (options: IHttpRequestOptions) =>
				await during(options, async (): Promise<unknown> => await httpRequest(options)),
			async httpRequestWithAuthentication(
				this: HookContext,
				type: string,
				options: IHttpRequestOptions,
			) {
				return await during(
					options,
					async (): Promise<unknown> =>
						await httpRequestWithAuthentication.call(this, type, options),
				);
			},
		});
	}

	private async during<Answer>(url: string, request: () => Promise<Answer>): Promise<Answer> {
		if (!this.alive) return await this.burial;
		const timeOut = this.timeOutOf(url);
		if (timeOut?.when === 'before') throw timedOut();
		const [outcome] = await Promise.allSettled([request()]);
		await this.onAnswer(url);
		this.requestsLeft -= 1;
		if (this.alive && this.requestsLeft <= 0) this.kill();
		if (!this.alive) return await this.burial;
		if (timeOut) throw timedOut();
		if (outcome.status === 'rejected') throw outcome.reason;
		return outcome.value;
	}

	private timeOutOf(url: string): TimeOut | undefined {
		if (!this.timeOut?.path.test(url)) return undefined;
		if (this.timeOut.skip === 0) return this.timeOut;
		this.timeOut.skip -= 1;
		return undefined;
	}
}

/** As n8n's HTTP client reports it. */
const timedOut = (): Error =>
	Object.assign(new Error('timeout of 30000ms exceeded'), { code: 'ECONNABORTED' });
