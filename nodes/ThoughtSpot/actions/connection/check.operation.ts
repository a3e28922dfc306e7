import { checkConnection } from '../../check/checkConnection';
import type { Operation } from '../operation';

export const check: Operation = {
	name: 'Check',
	value: 'check',
	action: 'Check the connection',
	description:
		'Find out what works and why reports do not come, an item for each check; changes nothing',
	parameters: [],
	async execute(context) {
		return await checkConnection(context);
	},
};
