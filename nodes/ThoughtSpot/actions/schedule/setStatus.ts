import type { IExecuteFunctions } from 'n8n-workflow';

import type { ScheduleStatus } from '../../api/scheduleEndpoints';
import { updateSchedule } from '../../api/schedules';
import { chosenSchedule } from './chosenSchedule';
import { simplifiedSchedule } from './simplifiedSchedule';

/** Gives the chosen schedule this status, and returns it as it then is. One that has it stays untouched. */
export async function setStatus(
	context: IExecuteFunctions,
	itemIndex: number,
	status: ScheduleStatus,
) {
	const schedule = await chosenSchedule(context, itemIndex);
	if (schedule.status !== status) await updateSchedule(context, schedule.id, { status });
	return await simplifiedSchedule(context, { ...schedule, status });
}
