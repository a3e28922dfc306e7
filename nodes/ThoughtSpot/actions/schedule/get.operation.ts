import { requiredScheduleLocator } from '../../parameters/scheduleLocators';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import type { Operation } from '../operation';
import { chosenSchedule } from './chosenSchedule';
import { simplifiedSchedule } from './simplifiedSchedule';

const LATEST_RUNS = 10;

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a schedule',
	description: 'Get one schedule of a Liveboard by name or ID, with its ten latest runs',
	parameters: [requiredScheduleLocator, simplifyParameter],
	async execute(context, itemIndex) {
		const schedule = await chosenSchedule(context, itemIndex, { latestRuns: LATEST_RUNS });
		return isSimplified(context, itemIndex)
			? await simplifiedSchedule(context, schedule)
			: schedule;
	},
};
