import type { Resource } from '../operation';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

export const webhook: Resource = {
	name: 'Webhook',
	value: 'webhook',
	operations: [create, upsert, remove, get, getAll, update],
	initialOperation: getAll,
};
