import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { deleteWebhook } from '../../api/webhooks';
import { orgLocator } from '../../parameters/orgLocator';
import { chosenWebhook, webhookLocator } from '../../parameters/webhookLocator';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['delete'] } },
	[orgLocator, webhookLocator],
);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object> {
	const { org, webhook } = await chosenWebhook(context, itemIndex);
	return await deleteWebhook(context, org, webhook);
}
