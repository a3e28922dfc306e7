import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { z } from 'zod';

import type { CreateWebhook, Webhook } from '../../api/webhooks';
import { webhooksOf } from '../../api/webhooks';
import { ThoughtSpotError } from '../../transport/errors';
import { currentOrgId } from '../../api/orgs';
import { readParameters } from '../../parameters/readParameters';
import { newWebhook } from './readFields';
import { createInOrg, updateInOrg } from './saveWebhook';
import { additionalFields, mainFields } from './webhookFields';

const properties: INodeProperties[] = [
	{
		displayName: 'Update the Webhook With',
		name: 'matchBy',
		type: 'options',
		options: [
			{
				name: 'The Same Name',
				value: 'name',
				description:
					'Otherwise create one, which ThoughtSpot refuses if the Org already has another',
			},
			{
				name: 'The Same URL',
				value: 'url',
				description:
					'Otherwise create one, which ThoughtSpot refuses if the Org already has another',
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
	},
	...mainFields,
	additionalFields,
];

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['upsert'] } },
	properties,
);

const choice = z.object({ matchBy: z.enum(['name', 'url', 'only']) });

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

/** The webhook, and in `operation` whether it was `created` or `updated`. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object> {
	const { matchBy } = readParameters(context, itemIndex, choice);
	const wanted = await newWebhook(context, itemIndex);
	const org = await currentOrgId(context);
	const present = match(await webhooksOf(context, org), wanted, matchBy);
	return present === undefined
		? { ...(await createInOrg(context, wanted)), operation: 'created' }
		: { ...(await updateInOrg(context, org, present, wanted)), operation: 'updated' };
}
