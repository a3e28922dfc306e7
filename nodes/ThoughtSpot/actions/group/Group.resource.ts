import type { Resource } from '../operation';
import { getAll } from './getAll.operation';

export const group: Resource = {
	name: 'Group',
	value: 'group',
	operations: [getAll],
	initialOperation: getAll,
};
