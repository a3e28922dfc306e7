import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { orgLocator } from '../../parameters/orgLocator';
import { chosenWebhook, webhookLocator } from '../../parameters/webhookLocator';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['get'] } },
	[orgLocator, webhookLocator],
);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object> {
	return (await chosenWebhook(context, itemIndex)).webhook;
}
