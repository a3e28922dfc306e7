import type { Resource } from '../operation';
import { get } from './get.operation';

export const storage: Resource = {
	name: 'Storage',
	value: 'storage',
	operations: [get],
	initialOperation: get,
};
