import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError, resultOrError } from '../transport/errors';
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
export async function releaseOf(context: ThoughtSpotContext): Promise<string | undefined> {
	const found = await resultOrError(callThoughtSpot(context, systemLookup));
	if (!(found instanceof ThoughtSpotError)) return found.release_version ?? undefined;
	context.logger.debug('The ThoughtSpot release may not be read', { reason: found.message });
	return undefined;
}
