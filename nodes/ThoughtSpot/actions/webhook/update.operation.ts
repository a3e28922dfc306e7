import { orgLocator } from '../../parameters/orgLocator';
import { chosenWebhook, webhookLocator } from '../../parameters/webhookLocator';
import type { Operation } from '../operation';
import { updateInOrg } from './saveWebhook';
import { updateFields } from './webhookFields';
import { webhookChange } from './webhookParameters';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a webhook',
	description:
		'Change the given fields of a webhook, leave the others, and return it without its secrets',
	parameters: [orgLocator, webhookLocator, updateFields],
	async execute(context, itemIndex) {
		const change = await webhookChange(context, itemIndex);
		const { org, webhook } = await chosenWebhook(context, itemIndex);
		return await updateInOrg(context, org, webhook, change);
	},
};
