import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { chosenOrg, orgLocator } from '../../parameters/orgLocator';
import { webhookChange } from './readFields';
import { updateAndRead } from './updateWebhook';
import { updateFields } from './webhookFields';
import { webhookIdentifier, webhookLocator } from '../../parameters/webhookLocator';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['update'] } },
	[orgLocator, webhookLocator, updateFields],
);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object> {
	const change = await webhookChange(context, itemIndex);
	const org = await chosenOrg(context, itemIndex);
	const identifier = await webhookIdentifier(context, itemIndex);
	return (await updateAndRead(context, org, identifier, change)) ?? { id: identifier };
}
