import type { Resource } from '../operation';
import { getAll } from './getAll.operation';

export const user: Resource = {
	name: 'User',
	value: 'user',
	operations: [getAll],
	initialOperation: getAll,
};
