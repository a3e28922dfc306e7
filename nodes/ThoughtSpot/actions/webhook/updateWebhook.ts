import type { IExecuteFunctions } from 'n8n-workflow';

import { callThoughtSpot } from '../../transport/client';
import type { UpdateWebhook, Webhook } from '../../api/webhooks';
import { findWebhook, updateWebhook } from '../../api/webhooks';
import { toNodeError } from '../../transport/nodeErrors';
import { explainRefusal, requireTaken } from './newerFields';

/**
 * Changes a webhook, named by ID or name, and reads it again, because ThoughtSpot answers with nothing.
 * `undefined` where it is not in that Org.
 */
export async function updateAndRead(
	context: IExecuteFunctions,
	org: string,
	identifier: string,
	body: UpdateWebhook,
): Promise<Webhook | undefined> {
	await callThoughtSpot(context, updateWebhook, { identifier, body }).catch((error: unknown) => {
		throw toNodeError(context.getNode(), explainRefusal(error, body));
	});
	const renamed = body.name === undefined ? undefined : [body.name];
	for (const present of [identifier, ...(renamed ?? [])]) {
		const webhook = await findWebhook(context, org, present);
		if (webhook === undefined) continue;
		await requireTaken(context, webhook, body);
		return webhook;
	}
	return undefined;
}
