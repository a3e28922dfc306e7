import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../operation';
import * as create from './create.operation';
import * as del from './delete.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as update from './update.operation';
import * as upsert from './upsert.operation';

export const operations: Record<string, Operation> = {
	create,
	delete: del,
	get,
	getAll,
	update,
	upsert,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['webhook'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create a webhook',
				description:
					"Create the webhook of the credential's Org, which may have one, and return it with its secrets masked",
			},
			{
				name: 'Create or Update',
				value: 'upsert',
				action: 'Create or update a webhook',
				description: 'Create a new record, or update the current one if it already exists (upsert)',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete a webhook',
				description:
					'Delete a webhook permanently, which stops its deliveries, and return what was deleted',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get a webhook',
				description: 'Get one webhook of an Org, with its secrets masked',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many webhooks',
				description: 'Get many webhooks, of one Org or of all, with their secrets masked',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update a webhook',
				description:
					'Change the given fields of a webhook, leave the others, and return it with its secrets masked',
			},
		],
		default: 'getAll',
	},
	...Object.values(operations).flatMap((operation) => operation.description),
];
