import { requiredScheduleLocator } from '../../parameters/scheduleLocators';
import type { Operation } from '../operation';
import { setStatus } from './setStatus';

export const resume: Operation = {
	name: 'Resume',
	value: 'resume',
	action: 'Resume a schedule',
	description: 'Resume a paused schedule, so that its reports are sent again',
	parameters: [requiredScheduleLocator],
	async execute(context, itemIndex) {
		return await setStatus(context, itemIndex, 'ACTIVE');
	},
};
