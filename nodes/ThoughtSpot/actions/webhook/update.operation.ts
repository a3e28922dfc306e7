import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { orgLocator } from '../../parameters/orgLocator';
import { chosenWebhook, webhookLocator } from '../../parameters/webhookLocator';
import { webhookChange } from './readFields';
import { updateInOrg } from './saveWebhook';
import { updateFields } from './webhookFields';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['update'] } },
	[orgLocator, webhookLocator, updateFields],
);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object> {
	const change = await webhookChange(context, itemIndex);
	const { org, webhook } = await chosenWebhook(context, itemIndex);
	return await updateInOrg(context, org, webhook, change);
}
