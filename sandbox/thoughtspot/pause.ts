import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Waits so many milliseconds, or until the caller has gone. */
export async function pause(milliseconds: number, response: ServerResponse): Promise<void> {
	if (milliseconds <= 0 || response.destroyed) return;
	const over = new AbortController();
	const { signal } = over;
	const gone = once(response, 'close', { signal });
	const ended = [gone, delay(milliseconds, undefined, { signal })];
	await Promise.race(ended);
	over.abort();
	await Promise.allSettled(ended);
}
