import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { ADMINISTER_OR_DEVELOP } from './privileges';

const settings = z
	.object({
		cluster_preferences: z
			.object({
				csp_settings: z
					.object({ connect_src_urls: z.array(z.string()).nullish() })
					.passthrough()
					.nullish(),
			})
			.passthrough()
			.nullish(),
	})
	.passthrough();

export const securitySearch = endpoint<{ scope: 'CLUSTER' }, z.infer<typeof settings>>({
	purpose: 'read the security settings',
	method: 'POST',
	path: '/system/security-settings/search',
	answer: settings,
	repeatable: true,
	privilege: ADMINISTER_OR_DEVELOP,
	since: '26.2.0.cl',
});

/** The hosts that ThoughtSpot may connect to (CSP connect-src); `undefined` where no list is kept. */
export async function connectableHosts(context: ThoughtSpotContext): Promise<string[] | undefined> {
	const found = await callThoughtSpot(context, securitySearch, { body: { scope: 'CLUSTER' } });
	return found.cluster_preferences?.csp_settings?.connect_src_urls ?? undefined;
}
