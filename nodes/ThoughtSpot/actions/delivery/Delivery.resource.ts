import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../operation';
import * as getAll from './getAll.operation';
import * as sendTest from './sendTest.operation';

export const operations: Record<string, Operation> = { getAll, sendTest };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['delivery'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many deliveries',
				description:
					'Get many deliveries of the last three days, newest first. Needs ThoughtSpot 26.4.0.cl or later.',
			},
			{
				name: 'Send Test Event',
				value: 'sendTest',
				action: 'Send a test event',
				description:
					'Deliver a test event to a webhook now. A failed test is an error. Needs ThoughtSpot 26.4.0.cl or later.',
			},
		],
		default: 'getAll',
	},
	...Object.values(operations).flatMap((operation) => operation.description),
];
