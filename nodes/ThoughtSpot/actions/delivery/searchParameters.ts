import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { DeliveryStatus } from '../../api/deliveries';
import { filtersOf } from '../../parameters/collections';
import { filterTime } from '../../parameters/filterTime';
import { locatorValue } from '../../parameters/locator';
import { ifGiven } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { liveboardLocator } from '../../parameters/contentLocators';
import { ThoughtSpotError } from '../../transport/errors';
import { scheduleLocator } from '../../parameters/scheduleLocators';

export const deliveryFilters: INodeProperties = filtersOf([
	{
		displayName: 'Created After',
		name: 'createdAfter',
		type: 'dateTime',
		default: '',
		description: 'Only deliveries created at this time or later',
	},
	{
		displayName: 'Created Before',
		name: 'createdBefore',
		type: 'dateTime',
		default: '',
		description: 'Only deliveries created before this time',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Failed', value: 'FAILED' },
			{ name: 'Pending', value: 'PENDING' },
			{ name: 'Retry', value: 'RETRY' },
			{ name: 'Success', value: 'SUCCESS' },
		],
		default: 'FAILED',
		description: 'Only deliveries that came to this',
	},
]);

const parameters = [liveboardLocator, scheduleLocator, deliveryFilters];

const choice = z.object({
	liveboardId: locatorValue(liveboardLocator),
	scheduleId: locatorValue(scheduleLocator),
	filters: z
		.object({
			createdAfter: z.unknown(),
			createdBefore: z.unknown(),
			status: ifGiven(z.enum(['PENDING', 'RETRY', 'SUCCESS', 'FAILED'])),
		})
		.default({}),
});

/** Times are epoch milliseconds; a name or ID is empty where none was chosen. */
export interface DeliverySearch {
	liveboard: string;
	schedule: string;
	status: DeliveryStatus | undefined;
	from: number | undefined;
	until: number | undefined;
}

/** Throws where the times are none, or nothing can be between them. */
export function chosenSearch(context: IExecuteFunctions, itemIndex: number): DeliverySearch {
	const chosen = readParameters(context, itemIndex, parameters, choice);
	const from = filterTime(context, 'Created After', chosen.filters.createdAfter);
	const until = filterTime(context, 'Created Before', chosen.filters.createdBefore);
	if (from !== undefined && until !== undefined && from >= until) {
		throw new ThoughtSpotError(
			'Filters > Created Before is no later than Filters > Created After, so that no delivery can be between them. Correct one of them.',
		);
	}
	return {
		liveboard: chosen.liveboardId,
		schedule: chosen.scheduleId,
		status: chosen.filters.status,
		from,
		until,
	};
}
