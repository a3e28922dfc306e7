import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { tryToParseDateTime } from 'n8n-workflow';
import { z } from 'zod';

import type { DeliveryStatus } from '../../api/deliveries';
import { filtersOf } from '../../parameters/filters';
import { locatorValue } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { liveboardLocator } from '../../parameters/contentLocators';
import { scheduleLocator } from '../../parameters/scheduleLocators';
import { ThoughtSpotError } from '../../transport/errors';

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
	liveboardId: locatorValue,
	scheduleId: locatorValue,
	filters: z
		.object({
			createdAfter: z.unknown(),
			createdBefore: z.unknown(),
			status: z.enum(['PENDING', 'RETRY', 'SUCCESS', 'FAILED']).optional(),
		})
		.default({}),
});

/** Times are epoch milliseconds; an ID or name is empty where none was chosen. */
export interface DeliverySearch {
	liveboard: string;
	schedule: string;
	status: DeliveryStatus | undefined;
	from: number | undefined;
	until: number | undefined;
}

/** Epoch milliseconds; a time without a zone is in the workflow's. */
function milliseconds(context: IExecuteFunctions, label: string, time: unknown) {
	if (time === undefined || time === '') return undefined;
	try {
		return tryToParseDateTime(time, context.getTimezone()).toMillis();
	} catch {
		return refuseTime(label);
	}
}

function refuseTime(label: string): never {
	throw new ThoughtSpotError(
		`Filters > ${label} is not a date and time. Correct it, or the expression that gives it.`,
	);
}

export function chosenSearch(context: IExecuteFunctions, itemIndex: number): DeliverySearch {
	const chosen = readParameters(context, itemIndex, parameters, choice);
	return {
		liveboard: chosen.liveboardId,
		schedule: chosen.scheduleId,
		status: chosen.filters.status,
		from: milliseconds(context, 'Created After', chosen.filters.createdAfter),
		until: milliseconds(context, 'Created Before', chosen.filters.createdBefore),
	};
}
