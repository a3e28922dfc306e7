import { deleteWebhook } from '../../api/webhooks';
import { orgLocator } from '../../parameters/orgLocator';
import { chosenWebhook, webhookLocator } from '../../parameters/webhookLocator';
import type { Operation } from '../operation';
import { simplifiedWebhook } from './simplifiedWebhook';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a webhook',
	description:
		'Delete a webhook permanently, which stops its deliveries, and return what was deleted',
	parameters: [orgLocator, webhookLocator],
	async execute(context, itemIndex) {
		const { org, webhook } = await chosenWebhook(context, itemIndex);
		await deleteWebhook(context, org, webhook);
		return { deleted: true, ...simplifiedWebhook(webhook) };
	},
};
