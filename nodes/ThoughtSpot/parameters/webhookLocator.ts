import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { ThoughtSpotError } from '../transport/errors';
import { locatorValue } from './locatorValue';
import { chosenOrg } from './orgLocator';
import { parseParameters } from './readParameters';
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

export interface ChosenWebhook {
	/** ID or name, as the user gave it */
	identifier: string;
	byName: boolean;
}

export function chosenWebhook(context: IExecuteFunctions, itemIndex: number): ChosenWebhook {
	const chosen = context.getNodeParameter('webhookId', itemIndex, '');
	const { mode, value: identifier } = parseParameters(locator, chosen);
	if (identifier === '') throw new ThoughtSpotError('No webhook is chosen. Choose one in Webhook.');
	return { identifier, byName: mode === 'name' };
}

export function noSuchWebhook(identifier: string): ThoughtSpotError {
	return new ThoughtSpotError(
		`There is no webhook "${identifier}" in this Org. Choose one from the list, or check its ID or name and the Org.`,
		{ status: 404 },
	);
}

/**
 * What to send as the webhook's identifier. A name is looked up in the chosen Org first: ThoughtSpot would
 * also accept that of a webhook in another one.
 */
export async function webhookIdentifier(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<string> {
	const { identifier, byName } = chosenWebhook(context, itemIndex);
	if (!byName) return identifier;
	const webhook = await findWebhook(context, await chosenOrg(context, itemIndex), identifier);
	if (webhook === undefined) throw noSuchWebhook(identifier);
	return webhook.id;
}
