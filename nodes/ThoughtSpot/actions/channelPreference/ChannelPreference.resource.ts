import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../operation';
import * as get from './get.operation';
import * as set from './set.operation';

export const operations: Record<string, Operation> = { get, set };

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
					'Get the communication channels that count for an Org, and whether they are its own or come from the cluster',
			},
			{
				name: 'Set',
				value: 'set',
				action: 'Set communication channels',
				description:
					'Choose whether scheduled Liveboards are delivered by e-mail, webhook or both. Returns the channels that count afterwards.',
			},
		],
		default: 'get',
	},
	...Object.values(operations).flatMap((operation) => operation.description),
];
