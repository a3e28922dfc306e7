import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { currentOrgId } from '../../api/orgs';
import type { CreateWebhook, Webhook } from '../../api/webhooks';
import { webhooksOf } from '../../api/webhooks';
import { readParameters } from '../../parameters/readParameters';
import { ThoughtSpotError } from '../../transport/errors';
import type { Operation } from '../operation';
import { createInOrg, updateInOrg } from './saveWebhook';
import { additionalFields, mainFields } from './webhookFields';
import { newWebhook } from './webhookParameters';

const matchBy: INodeProperties = {
	displayName: 'Update the Webhook With',
	name: 'matchBy',
	type: 'options',
	options: [
		{
			name: 'The Same Name',
			value: 'name',
			description: 'Otherwise create one, which ThoughtSpot refuses if the Org already has another',
		},
		{
			name: 'The Same URL',
			value: 'url',
			description: 'Otherwise create one, which ThoughtSpot refuses if the Org already has another',
		},
		{
			name: 'Any Name and URL',
			value: 'only',
			description:
				'The only webhook of the Org, whoever made it, is overwritten. Its secrets cannot be restored.',
		},
	],
	default: 'name',
	description: 'Which webhook to update; without one, a new one is created',
};

const choice = z.object({ matchBy: z.enum(['name', 'url', 'only']).default('name') });

function match(
	webhooks: Webhook[],
	wanted: CreateWebhook,
	matchBy: 'name' | 'url' | 'only',
): Webhook | undefined {
	const matching = webhooks.filter(
		(webhook) => matchBy === 'only' || webhook[matchBy] === wanted[matchBy],
	);
	if (matching.length <= 1) return matching[0];
	throw new ThoughtSpotError(
		`${matching.length} webhooks of this Org match, and none was changed: ${matching.map(({ name, id }) => `"${name}" (${id})`).join(', ')}. Use Update with the ID of the one that you mean.`,
	);
}

/** Returns the webhook, and in `operation` whether it was `created` or `updated`. */
export const upsert: Operation = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update a webhook',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	parameters: [matchBy, ...mainFields, additionalFields],
	async execute(context, itemIndex) {
		const chosen = readParameters(context, itemIndex, [matchBy], choice).matchBy;
		const wanted = await newWebhook(context, itemIndex);
		const org = await currentOrgId(context);
		const present = match(await webhooksOf(context, org), wanted, chosen);
		return present === undefined
			? { ...(await createInOrg(context, wanted)), operation: 'created' }
			: { ...(await updateInOrg(context, org, present, wanted)), operation: 'updated' };
	},
};
