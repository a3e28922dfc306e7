import type { HookContext } from 'n8n-core';
import type { IHttpRequestOptions } from 'n8n-workflow';

/** A call that outlives the process: its answer never comes. */
const never = async (): Promise<never> => await new Promise<never>(() => undefined);

/** Thrown at whoever drives n8n when its process was killed. */
export class Killed extends Error {}

/** A process of n8n, which can be killed after any of its requests, or between them. */
export class Process {
	private alive = true;
	private requestsLeft = Infinity;
	private die: (error: Killed) => void = () => undefined;
	private readonly death = new Promise<never>((_resolve, reject) => (this.die = reject));

	constructor(private readonly requestTimeoutMilliseconds: number) {
		// whoever awaits nothing at that moment need not hear of it
		this.death.catch(() => undefined);
	}

	kill(): void {
		this.alive = false;
		this.die(new Killed('n8n was killed'));
	}

	/** Kills n8n when its next `count`th request has been answered. */
	killAfter(count: number): void {
		this.requestsLeft = count;
	}

	/** Work that ends with the process. */
	async run<Result>(work: Promise<Result>): Promise<Result> {
		return await Promise.race([work, this.death]);
	}

	/** Makes a hook's requests end with the process, and wait less long than in production. */
	limit({ helpers }: HookContext): void {
		const timeout = this.requestTimeoutMilliseconds;
		const { httpRequest, httpRequestWithAuthentication } = helpers;
		const during = async <Answer>(request: () => Promise<Answer>) => await this.during(request);
		Object.assign(helpers, {
			httpRequest: async (options: IHttpRequestOptions) =>
				await during(async (): Promise<unknown> => await httpRequest({ ...options, timeout })),
			async httpRequestWithAuthentication(
				this: HookContext,
				type: string,
				options: IHttpRequestOptions,
			) {
				return await during(
					async (): Promise<unknown> =>
						await httpRequestWithAuthentication.call(this, type, { ...options, timeout }),
				);
			},
		});
	}

	private async during<Answer>(request: () => Promise<Answer>): Promise<Answer> {
		if (!this.alive) return await never();
		const [outcome] = await Promise.allSettled([request()]);
		this.requestsLeft -= 1;
		if (this.alive && this.requestsLeft <= 0) this.kill();
		if (!this.alive) return await never();
		if (outcome.status === 'rejected') throw outcome.reason;
		return outcome.value;
	}
}
