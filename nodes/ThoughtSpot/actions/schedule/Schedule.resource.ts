import type { Resource } from '../operation';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getRecipients } from './getRecipients.operation';
import { pause } from './pause.operation';
import { resume } from './resume.operation';
import { update } from './update.operation';

export const schedule: Resource = {
	name: 'Schedule',
	value: 'schedule',
	operations: [create, remove, get, getAll, getRecipients, pause, resume, update],
	initialOperation: getAll,
};
