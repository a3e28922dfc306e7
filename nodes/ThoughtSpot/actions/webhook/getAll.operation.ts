import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { LIVEBOARD_SCHEDULE } from '../../api/eventTypes';
import type { SearchWebhooks, Webhook } from '../../api/webhooks';
import { searchWebhooks } from '../../api/webhooks';
import { calledSo } from '../../api/named';
import { knownOrgLabel } from '../../api/orgs';
import { eventTypeParameter } from '../../parameters/eventType';
import { filtersOf } from '../../parameters/collections';
import { chosenOrg, orgLocator } from '../../parameters/orgLocator';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { booleanParameter, ifGiven, nameOrIdParameter } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import { noSuchWebhook } from '../../parameters/webhookLocator';
import type { Operation } from '../operation';
import { simplifiedWebhook } from './simplifiedWebhook';

const parameters: INodeProperties[] = [
	{
		displayName: 'All Orgs',
		name: 'allOrgs',
		type: 'boolean',
		default: false,
		description: 'Whether to return the webhooks of every Org that this user may manage',
	},
	{ ...orgLocator, displayOptions: { show: { allOrgs: [false] } } },
	...paginationParameters,
	simplifyParameter,
	filtersOf([
		eventTypeParameter,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Disabled', value: 'DISABLED' },
				{ name: 'Enabled', value: 'ENABLED' },
			],
			default: 'ENABLED',
			description: 'Needs ThoughtSpot 26.7.0.cl or later',
		},
		{
			displayName: 'Webhook Name or ID',
			name: 'webhookIdentifier',
			type: 'string',
			default: '',
			description: 'Only the webhook with this name or ID',
		},
	]),
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

const choice = z.object({
	allOrgs: booleanParameter.default(false),
	filters: z
		.object({
			eventType: ifGiven(z.enum([LIVEBOARD_SCHEDULE])),
			status: ifGiven(z.enum(['ENABLED', 'DISABLED'])),
			webhookIdentifier: nameOrIdParameter,
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

const ORGS_OF_USER = 'the Orgs whose webhooks this user may manage';

/** Where no webhook of this name or ID fits the filters: those that have the name in another letter case. */
async function inAnotherCase(
	context: IExecuteFunctions,
	identifier: string,
	inOrg: SearchWebhooks,
	filtered: SearchWebhooks,
): Promise<Webhook[]> {
	const spelledSo = { ...inOrg, webhook_identifier: identifier };
	if ((await searchWebhooks(context, spelledSo)).length > 0) return [];
	const isNamed = calledSo(await searchWebhooks(context, inOrg), identifier).length > 0;
	if (isNamed) return calledSo(await searchWebhooks(context, filtered), identifier);
	const { org_identifier: org } = inOrg;
	const where = org === undefined ? ORGS_OF_USER : knownOrgLabel(context, org);
	throw noSuchWebhook(identifier, 'name or ID', where);
}

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many webhooks',
	description: 'Get many webhooks, of one Org or of all, with their secrets masked',
	parameters,
	async execute(context, itemIndex) {
		const { allOrgs, filters, sort } = readParameters(context, itemIndex, parameters, choice);
		const most = wantedResults(context, itemIndex);
		const simplify = isSimplified(context, itemIndex);
		const identifier = filters.webhookIdentifier;
		const org = allOrgs ? undefined : await chosenOrg(context, itemIndex);
		const inOrg: SearchWebhooks = org === undefined ? {} : { org_identifier: org };
		const filtered: SearchWebhooks = {
			...inOrg,
			...(filters.eventType ? { event_type: filters.eventType } : {}),
			...(filters.status ? { status: filters.status } : {}),
			...(sort.by ? { sort_options: { field_name: sort.by.field, order: sort.by.order } } : {}),
		};
		const named = identifier ? { webhook_identifier: identifier } : {};
		const spelledSo = await searchWebhooks(context, { ...filtered, ...named }, most);
		const found =
			identifier && spelledSo.length === 0
				? await inAnotherCase(context, identifier, inOrg, filtered)
				: spelledSo;
		return simplify ? found.slice(0, most).map(simplifiedWebhook) : found.slice(0, most);
	},
};
