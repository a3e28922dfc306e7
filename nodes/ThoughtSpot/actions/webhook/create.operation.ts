import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { newWebhook } from './readFields';
import { createInOrg } from './saveWebhook';
import { additionalFields, mainFields } from './webhookFields';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['create'] } },
	[...mainFields, additionalFields],
);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object> {
	return await createInOrg(context, await newWebhook(context, itemIndex));
}
