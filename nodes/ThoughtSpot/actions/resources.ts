import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { answer } from './answer/Answer.resource';
import { channelPreference } from './channelPreference/ChannelPreference.resource';
import { connection } from './connection/Connection.resource';
import { delivery } from './delivery/Delivery.resource';
import { group } from './group/Group.resource';
import { liveboard } from './liveboard/Liveboard.resource';
import type { Operation, Resource } from './operation';
import { schedule } from './schedule/Schedule.resource';
import { storage } from './storage/Storage.resource';
import { user } from './user/User.resource';
import { webhook } from './webhook/Webhook.resource';

/** Everything that the node can do. */
export const resources: Resource[] = [
	answer,
	channelPreference,
	connection,
	delivery,
	group,
	liveboard,
	schedule,
	storage,
	user,
	webhook,
];

/** The operation of these values; `undefined` where there is none. */
export function findOperation(resource: unknown, operation: unknown): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}

const byName = (one: { name: string }, other: { name: string }) =>
	one.name.localeCompare(other.name);

/** Which operation of a resource, and the parameters of each. */
function operationParameters(resource: Resource): INodeProperties[] {
	const { value, operations } = resource;
	const initial = resource.initialOperation.value;
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [value] } },
			options: operations
				.map(({ name, value, action, description }) => ({ name, value, action, description }))
				.sort(byName),
			default: initial,
		},
		...operations.flatMap((operation) =>
			updateDisplayOptions(
				{ show: { resource: [value], operation: [operation.value] } },
				operation.parameters,
			),
		),
	];
}

/** All parameters of the node. */
export const parameters: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ name, value }) => ({ name, value })).sort(byName),
		default: 'liveboard',
	},
	...resources.flatMap(operationParameters),
];
