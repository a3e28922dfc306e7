import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { filtersOf } from '../../parameters/collections';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { locatorValue } from '../../parameters/locator';
import { nameOrIdParameter, trimmedText } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { liveboardLocator } from '../../parameters/contentLocators';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import type { Operation } from '../operation';
import { searchSchedules } from './searchSchedules';
import { simplifiedSchedules } from './simplifiedSchedule';
import { statusField, statusSchema } from './statusField';

const parameters: INodeProperties[] = [
	{ ...liveboardLocator, description: 'Only schedules of this Liveboard. Leave empty for all.' },
	...paginationParameters,
	simplifyParameter,
	filtersOf([
		{
			displayName: 'Name Contains',
			name: 'name',
			type: 'string',
			default: '',
			description: 'Only schedules with this in their name, in upper or lower case',
		},
		{
			displayName: 'Recipient',
			name: 'recipient',
			type: 'string',
			default: '',
			placeholder: 'e.g. anna@example.com',
			description:
				'Only schedules that go to this user, group or email address, directly or through a group. Sign-in name or ID of a user, name or ID of a group, or an email address.',
		},
		statusField,
	]),
];

const choice = z.object({
	liveboardId: locatorValue(liveboardLocator),
	filters: z
		.object({
			name: trimmedText,
			recipient: nameOrIdParameter,
			status: statusSchema,
		})
		.default({}),
});

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many schedules',
	description:
		'Get many schedules, of all Liveboards or of one, and to whom their reports go; by status, name or recipient',
	parameters,
	async execute(context, itemIndex) {
		const { liveboardId, filters } = readParameters(context, itemIndex, parameters, choice);
		const question = { liveboard: liveboardId, ...filters };
		const found = await searchSchedules(context, question, wantedResults(context, itemIndex));
		return isSimplified(context, itemIndex) ? await simplifiedSchedules(context, found) : found;
	},
};
