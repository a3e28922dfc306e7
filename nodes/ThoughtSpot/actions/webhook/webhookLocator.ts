import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Chooses one webhook, from the list, by ID or by name. */
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

/** ID or name of the chosen webhook. */
export function chosenWebhook(context: IExecuteFunctions, itemIndex: number): string {
	return String(
		context.getNodeParameter('webhookId', itemIndex, '', { extractValue: true }),
	).trim();
}
