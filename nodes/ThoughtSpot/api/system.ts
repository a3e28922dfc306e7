import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError, resultOrError, unlessRefused } from '../transport/errors';
import { optionalText } from './answerFields';
import { SEE_SYSTEM } from './privileges';

const system = z.object({ release_version: optionalText }).passthrough();

export const systemLookup = endpoint<undefined, z.infer<typeof system>>({
	purpose: 'say which release it is',
	method: 'GET',
	path: '/system',
	answer: system,
	repeatable: true,
	privilege: SEE_SYSTEM,
	since: '9.0.0.cl',
});

/** The release, such as `26.8.0.cl`; `undefined` where this user may not read it. */
export async function requireRelease(context: ThoughtSpotContext): Promise<string | undefined> {
	const found = await unlessRefused(callThoughtSpot(context, systemLookup), undefined);
	return found?.release_version ?? undefined;
}

/** The same where it does not matter much: `undefined` also where it cannot be read now. */
export async function releaseOf(context: ThoughtSpotContext): Promise<string | undefined> {
	const found = await resultOrError(requireRelease(context));
	if (!(found instanceof ThoughtSpotError)) return found;
	context.logger.debug('The ThoughtSpot release cannot be read', { reason: found.message });
	return undefined;
}
