import { requiredScheduleLocator } from '../../parameters/scheduleLocators';
import type { Operation } from '../operation';
import { setStatus } from './setStatus';

export const pause: Operation = {
	name: 'Pause',
	value: 'pause',
	action: 'Pause a schedule',
	description: 'Pause a schedule, so that its reports are no longer sent until it is resumed',
	parameters: [requiredScheduleLocator],
	async execute(context, itemIndex) {
		return await setStatus(context, itemIndex, 'PAUSE');
	},
};
