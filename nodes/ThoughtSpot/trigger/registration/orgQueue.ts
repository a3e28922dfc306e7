const latest = new Map<string, Promise<unknown>>();

/**
 * Does what changes one Org's webhook one after the other, within this process: the next one begins when the work is
 * done, or when nobody waits for it any more, as `signal` says.
 */
export async function inTurn<Result>(
	org: string,
	signal: AbortSignal,
	work: () => Promise<Result>,
): Promise<Result> {
	const before = latest.get(org) ?? Promise.resolve();
	const mine = before.then(async () => {
		signal.throwIfAborted();
		return await work();
	});
	const abandoned = new Promise<void>((resolve) => {
		signal.addEventListener('abort', () => resolve(), { once: true });
	});
	const turn = Promise.race([mine, abandoned]).catch(() => undefined);
	latest.set(org, turn);
	try {
		return await mine;
	} finally {
		if (latest.get(org) === turn) latest.delete(org);
	}
}
