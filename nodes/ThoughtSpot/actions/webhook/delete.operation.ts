import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { callThoughtSpot } from '../../transport/client';
import { deleteWebhooks } from '../../api/webhooks';
import { ThoughtSpotError } from '../../transport/errors';
import { orgLocator } from '../../parameters/orgLocator';
import { webhookIdentifier, webhookLocator } from '../../parameters/webhookLocator';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['delete'] } },
	[orgLocator, webhookLocator],
);

/** ThoughtSpot answers 200 as well when it deleted nothing, and says why in the answer. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object> {
	const identifier = await webhookIdentifier(context, itemIndex);
	const answer = await callThoughtSpot(context, deleteWebhooks, {
		body: { webhook_identifiers: [identifier] },
	});
	const [failure] = answer.failed_webhooks ?? [];
	if (failure === undefined && answer.failed_count !== 1) return answer;
	throw new ThoughtSpotError(
		`ThoughtSpot did not delete the webhook "${failure?.name || identifier}": ${failure?.error?.replace(/[.\s]+$/, '') || 'it gave no reason'}. Check that it exists and that the user of the ThoughtSpot credential may manage it.`,
	);
}
