import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { chosenOrg, orgLocator } from '../../parameters/orgLocator';
import { findWebhook } from '../../api/webhooks';
import { chosenWebhook, noSuchWebhook, webhookLocator } from '../../parameters/webhookLocator';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['get'] } },
	[orgLocator, webhookLocator],
);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object> {
	const { identifier } = chosenWebhook(context, itemIndex);
	const webhook = await findWebhook(context, await chosenOrg(context, itemIndex), identifier);
	if (webhook === undefined) throw noSuchWebhook(identifier);
	return webhook;
}
