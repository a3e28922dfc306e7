import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { ThoughtSpotError } from '../transport/errors';
import { locatorValue } from './locatorValue';
import { chosenOrg } from './orgLocator';
import { parseParameters } from './readParameters';
import type { Webhook } from '../api/webhooks';
import { findWebhook } from '../api/webhooks';

/** Chooses one webhook of the chosen Org, from the list, by ID or by name. */
export const webhookLocator: INodeProperties = {
	displayName: 'Webhook',
	name: 'webhookId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The webhook to work with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchWebhooks', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 873dd4e2-6493-490d-a649-ba9ea66b11f5',
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. webhook-lb-event',
		},
	],
};

const locator = z.union([
	z.object({ mode: z.string(), value: locatorValue }),
	locatorValue.transform((value) => ({ mode: 'id', value })),
]);

/**
 * The chosen webhook, looked up in the chosen Org: ThoughtSpot itself would also take the ID or the name
 * of a webhook in another one. Throws where none is chosen, and where the Org has none of that ID or name.
 */
export async function chosenWebhook(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<{ org: string; webhook: Webhook }> {
	const chosen = context.getNodeParameter('webhookId', itemIndex, '');
	const { mode, value } = parseParameters(locator, chosen);
	if (value === '') throw new ThoughtSpotError('No webhook is chosen. Choose one in Webhook.');
	const by = mode === 'name' ? 'name' : 'id';
	const org = await chosenOrg(context, itemIndex);
	const webhook = await findWebhook(context, org, by, value);
	if (webhook !== undefined) return { org, webhook };
	throw new ThoughtSpotError(
		`There is no webhook "${value}" in this Org. Choose one from the list, or check its ${by === 'id' ? 'ID' : 'name'} and the Org.`,
		{ status: 404 },
	);
}
