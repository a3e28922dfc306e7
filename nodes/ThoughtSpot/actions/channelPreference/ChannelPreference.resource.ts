import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as reset from './reset.operation';
import * as set from './set.operation';

export const operations: Record<string, Operation> = { get, getAll, reset, set };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['channelPreference'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get communication channels',
				description:
					'Get the channels (e-mail, webhook) that count for an Org, and whether the Org or the cluster says so',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many channel preferences',
				description:
					'Get many channel preferences, of the cluster and its Orgs, each as it is set there',
			},
			{
				name: 'Reset',
				value: 'reset',
				action: 'Reset communication channels',
				description:
					"Remove an Org's own channels, so that it follows the cluster again, and return what counts then",
			},
			{
				name: 'Set',
				value: 'set',
				action: 'Set communication channels',
				description:
					'Switch e-mails or webhooks of scheduled Liveboards on or off, and return what counts then',
			},
		],
		default: 'get',
	},
	...Object.values(operations).flatMap((operation) => operation.description),
];
