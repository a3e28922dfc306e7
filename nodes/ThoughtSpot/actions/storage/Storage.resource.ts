import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../operation';
import * as get from './get.operation';

export const operations: Record<string, Operation> = { get };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['storage'] } },
		options: [
			{
				name: 'Get Setup',
				value: 'get',
				action: 'Get the storage setup',
				description:
					'Get what to configure in AWS or Google Cloud for files in a bucket. Needs ThoughtSpot 26.7.0.cl or later.',
			},
		],
		default: 'get',
	},
	...Object.values(operations).flatMap((operation) => operation.description),
];
