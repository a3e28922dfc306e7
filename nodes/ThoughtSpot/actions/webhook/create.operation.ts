import type { Operation } from '../operation';
import { createInOrg } from './saveWebhook';
import { additionalFields, mainFields } from './webhookFields';
import { newWebhook } from './webhookParameters';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a webhook',
	description:
		"Create the webhook of the credential's Org, which may have one, and return it without its secrets",
	parameters: [...mainFields, additionalFields],
	execute: async (context, itemIndex) =>
		await createInOrg(context, await newWebhook(context, itemIndex)),
};
