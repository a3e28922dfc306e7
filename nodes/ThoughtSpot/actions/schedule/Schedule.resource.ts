import type { Resource } from '../operation';
import { remove } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { pause } from './pause.operation';
import { resume } from './resume.operation';

export const schedule: Resource = {
	name: 'Schedule',
	value: 'schedule',
	operations: [remove, get, getAll, pause, resume],
	initialOperation: getAll,
};
