import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { callThoughtSpot } from '../../transport/client';
import { searchWebhooks } from '../../transport/contract';
import { ThoughtSpotError } from '../../transport/errors';
import { currentOrgId } from '../currentOrg';
import { chosenWebhook, webhookLocator } from './webhookLocator';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['get'] } },
	[webhookLocator],
);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const identifier = chosenWebhook(context, itemIndex);
	const { webhooks } = await callThoughtSpot(context, searchWebhooks, {
		body: {
			org_identifier: await currentOrgId(context),
			webhook_identifier: identifier,
		},
	});
	const [webhook] = webhooks;
	if (webhook === undefined) {
		throw new ThoughtSpotError(
			`There is no webhook "${identifier}" in this Org. Choose one from the list, or check the ID.`,
			{ status: 404 },
		);
	}
	return webhook;
}
