import { orgLocator } from '../../parameters/orgLocator';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import { chosenWebhook, webhookLocator } from '../../parameters/webhookLocator';
import type { Operation } from '../operation';
import { simplifiedWebhook } from './simplifiedWebhook';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a webhook',
	description: 'Get one webhook of an Org, with its secrets masked',
	parameters: [orgLocator, webhookLocator, simplifyParameter],
	async execute(context, itemIndex) {
		const simplify = isSimplified(context, itemIndex);
		const { webhook } = await chosenWebhook(context, itemIndex);
		return simplify ? simplifiedWebhook(webhook) : webhook;
	},
};
