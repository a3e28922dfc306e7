import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { optionalText } from './answerFields';
import { MANAGE_WEBHOOKS } from './privileges';

const storageSetups = z.array(
	z.object({ storage_type: optionalText, provider: optionalText }).passthrough(),
);
export type StorageSetup = z.infer<typeof storageSetups>[number];

export const storageSetupSearch = endpoint<undefined, StorageSetup[]>({
	purpose: 'say how to set up storage',
	method: 'GET',
	path: '/webhooks/storage-config',
	answer: storageSetups,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '26.7.0.cl',
});

/** What to configure in each cloud that the cluster can put files into. */
export async function readStorageSetups(context: ThoughtSpotContext): Promise<StorageSetup[]> {
	return await callThoughtSpot(context, storageSetupSearch);
}
