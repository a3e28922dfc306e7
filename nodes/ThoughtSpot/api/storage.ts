import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { optionalText } from './answerFields';
import { MANAGE_WEBHOOKS } from './privileges';

const config = z
	.object({
		config_type: optionalText,
		setup_instructions: z.array(z.string()).nullish(),
		aws_account_id: optionalText,
		gcp_service_account_id: optionalText,
		service_account_email: optionalText,
		required_role: optionalText,
		oidc_provider: optionalText,
		trust_policy_template: z.unknown(),
	})
	.partial()
	.passthrough();
const storageSetups = z.array(
	z
		.object({ storage_type: optionalText, provider: optionalText, config: config.nullish() })
		.passthrough(),
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
