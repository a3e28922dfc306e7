import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import type { Schedule } from '../../api/schedules';
import { findSchedules } from '../../api/schedules';
import { locatorValue } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { requiredScheduleLocator } from '../../parameters/scheduleLocators';
import { ThoughtSpotError } from '../../transport/errors';

const chosen = z.object({ scheduleId: locatorValue });

/**
 * The chosen schedule, with as many of its latest runs as are wanted. Throws where there is none, or several of
 * that name.
 */
export async function chosenSchedule(
	context: IExecuteFunctions,
	itemIndex: number,
	latestRuns = 0,
): Promise<Schedule> {
	const { scheduleId } = readParameters(context, itemIndex, [requiredScheduleLocator], chosen);
	if (scheduleId === '') {
		throw new ThoughtSpotError('No schedule is chosen. Choose one in Schedule.');
	}
	const found = await findSchedules(context, [scheduleId], latestRuns);
	const [schedule] = found;
	const byId = found.find(({ id }) => id === scheduleId);
	if (byId !== undefined) return byId;
	if (schedule === undefined) {
		throw new ThoughtSpotError(
			`There is no schedule "${scheduleId}" that this user may see. Choose one from the list, or check its ID or name.`,
			{ status: 404 },
		);
	}
	if (found.length === 1) return schedule;
	throw new ThoughtSpotError(
		`There are ${found.length} schedules with the name "${scheduleId}". Choose one from the list, or enter its ID.`,
	);
}
