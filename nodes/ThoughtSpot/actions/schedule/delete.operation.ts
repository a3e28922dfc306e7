import { deleteSchedule } from '../../api/schedules';
import { requiredScheduleLocator } from '../../parameters/scheduleLocators';
import type { Operation } from '../operation';
import { chosenSchedule } from './chosenSchedule';
import { simplifiedSchedule } from './simplifiedSchedule';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a schedule',
	description: 'Delete a schedule permanently, and return what was deleted',
	parameters: [requiredScheduleLocator],
	async execute(context, itemIndex) {
		const schedule = await chosenSchedule(context, itemIndex);
		const deleted = await simplifiedSchedule(context, schedule);
		await deleteSchedule(context, schedule.id);
		return { deleted: true, ...deleted };
	},
};
