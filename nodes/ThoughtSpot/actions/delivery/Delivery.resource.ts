import type { Resource } from '../operation';
import { getAll } from './getAll.operation';
import { sendTest } from './sendTest.operation';

export const delivery: Resource = {
	name: 'Delivery',
	value: 'delivery',
	operations: [getAll, sendTest],
	initialOperation: getAll,
};
