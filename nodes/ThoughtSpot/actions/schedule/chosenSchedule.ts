import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import type { Schedule } from '../../api/scheduleEndpoints';
import { requireSchedule } from '../../api/schedules';
import { locatorValue } from '../../parameters/locator';
import { readParameters } from '../../parameters/readParameters';
import { requiredScheduleLocator } from '../../parameters/scheduleLocators';
import { ThoughtSpotError } from '../../transport/errors';

const chosen = z.object({ scheduleId: locatorValue(requiredScheduleLocator) });

/**
 * The chosen schedule, or that of an ID, with as many of its latest runs as are wanted. Throws where there is none, or
 * several of that name.
 */
export async function chosenSchedule(
	context: IExecuteFunctions,
	itemIndex: number,
	{ id, latestRuns = 0 }: { id?: string; latestRuns?: number } = {},
): Promise<Schedule> {
	const scheduleId =
		id ?? readParameters(context, itemIndex, [requiredScheduleLocator], chosen).scheduleId;
	if (scheduleId === '') {
		throw new ThoughtSpotError('No schedule is chosen. Choose one in Schedule.');
	}
	return await requireSchedule(context, scheduleId, latestRuns);
}
