import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { z } from 'zod';

import type { SearchWebhooks } from '../../api/webhooks';
import { chosenOrg, orgLocator } from '../../parameters/orgLocator';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { readParameters } from '../../parameters/readParameters';
import { searchWebhooks } from '../../api/webhooks';

const properties: INodeProperties[] = [
	{
		displayName: 'All Orgs',
		name: 'allOrgs',
		type: 'boolean',
		default: false,
		description: 'Whether to return the webhooks of every Org that this user may manage',
	},
	{ ...orgLocator, displayOptions: { show: { allOrgs: [false] } } },
	...paginationParameters,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Event',
				name: 'eventType',
				type: 'options',
				options: [{ name: 'Liveboard Schedule', value: 'LIVEBOARD_SCHEDULE' }],
				default: 'LIVEBOARD_SCHEDULE',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Disabled', value: 'DISABLED' },
					{ name: 'Enabled', value: 'ENABLED' },
				],
				default: 'ENABLED',
				description: 'ThoughtSpot has it since 26.7.0.cl',
			},
			{
				displayName: 'Webhook ID or Name',
				name: 'webhookIdentifier',
				type: 'string',
				default: '',
			},
		],
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'fixedCollection',
		placeholder: 'Add Sort Order',
		default: {},
		options: [
			{
				displayName: 'By',
				name: 'by',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: [
							{ name: 'Created', value: 'CREATED' },
							{ name: 'Modified', value: 'MODIFIED' },
							{ name: 'Name', value: 'NAME' },
						],
						default: 'CREATED',
					},
					{
						displayName: 'Order',
						name: 'order',
						type: 'options',
						options: [
							{ name: 'Ascending', value: 'ASC' },
							{ name: 'Descending', value: 'DESC' },
						],
						default: 'DESC',
					},
				],
			},
		],
	},
];

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['getAll'] } },
	properties,
);

const question = z.object({
	allOrgs: z.boolean().default(false),
	filters: z
		.object({
			eventType: z.literal('LIVEBOARD_SCHEDULE').optional(),
			status: z.enum(['ENABLED', 'DISABLED']).optional(),
			webhookIdentifier: z.string().trim().optional(),
		})
		.default({}),
	sort: z
		.object({
			by: z
				.object({
					field: z.enum(['CREATED', 'MODIFIED', 'NAME']).default('CREATED'),
					order: z.enum(['ASC', 'DESC']).default('DESC'),
				})
				.optional(),
		})
		.default({}),
});

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object[]> {
	const { allOrgs, filters, sort } = readParameters(context, itemIndex, question);
	const search: SearchWebhooks = {
		...(allOrgs ? {} : { org_identifier: await chosenOrg(context, itemIndex) }),
		...(filters.webhookIdentifier ? { webhook_identifier: filters.webhookIdentifier } : {}),
		...(filters.eventType ? { event_type: filters.eventType } : {}),
		...(filters.status ? { status: filters.status } : {}),
		...(sort.by ? { sort_options: { field_name: sort.by.field, order: sort.by.order } } : {}),
	};
	return await searchWebhooks(context, search, wantedResults(context, itemIndex));
}
