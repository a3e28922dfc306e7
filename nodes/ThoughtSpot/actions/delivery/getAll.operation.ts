import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { tryToParseDateTime, updateDisplayOptions } from 'n8n-workflow';
import { z } from 'zod';

import { callThoughtSpot } from '../../transport/client';
import type { DeliveryJob, SearchChannelHistory } from '../../api/deliveries';
import { searchChannelHistory } from '../../api/deliveries';
import { ThoughtSpotError } from '../../transport/errors';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { locatorValue } from '../../parameters/locatorValue';
import { orgLocator } from '../../parameters/orgLocator';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { readParameters } from '../../parameters/readParameters';
import { chosenWebhook, webhookLocator } from '../../parameters/webhookLocator';
import { schedulesOf } from './liveboardSchedules';
import { liveboardLocator, scheduleLocator } from '../../parameters/scheduleLocators';

const ofWebhook = { displayOptions: { show: { findBy: ['webhook'] } } };

const properties: INodeProperties[] = [
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		options: [
			{ name: 'Job ID', value: 'job', description: 'One delivery, by its ID' },
			{ name: 'Webhook', value: 'webhook', description: 'The deliveries of a webhook' },
		],
		default: 'webhook',
	},
	{
		displayName: 'Job ID',
		name: 'jobId',
		type: 'string',
		default: '',
		required: true,
		displayOptions: { show: { findBy: ['job'] } },
		placeholder: 'e.g. n.6170538a-a4d4-4712-91bf-39b353db2b72',
		description: 'ID of the delivery, as Send Test Event and this operation return it',
	},
	{ ...orgLocator, ...ofWebhook },
	{ ...webhookLocator, ...ofWebhook },
	{ ...eventTypeParameter, ...ofWebhook },
	{ ...liveboardLocator, ...ofWebhook },
	{ ...scheduleLocator, ...ofWebhook },
	...paginationParameters,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		...ofWebhook,
		options: [
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
			},
		],
	},
];

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['delivery'], operation: ['getAll'] } },
	properties,
);

const findBy = z.object({ findBy: z.enum(['job', 'webhook']) });
const job = z.object({ jobId: z.string().trim().min(1) });
const question = z.object({
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

/** Epoch milliseconds; a time without a zone is in the workflow's. */
function milliseconds(context: IExecuteFunctions, label: string, time: unknown) {
	if (time === undefined || time === null || time === '') return undefined;
	try {
		return tryToParseDateTime(time, context.getTimezone()).toMillis();
	} catch {
		return refuseTime(label);
	}
}

function refuseTime(label: string): never {
	throw new ThoughtSpotError(`${label} is not a date and time. Correct it, or its expression.`);
}

const newestFirst = (jobs: DeliveryJob[]) =>
	[...jobs].sort((one, other) => other.creation_time_in_millis - one.creation_time_in_millis);

async function jobsOf(context: IExecuteFunctions, body: SearchChannelHistory) {
	const { jobs } = await callThoughtSpot(context, searchChannelHistory, { body });
	return newestFirst(jobs ?? []);
}

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object[]> {
	const most = wantedResults(context, itemIndex);
	const channel_type = 'WEBHOOK';
	if (readParameters(context, itemIndex, findBy).findBy === 'job') {
		const { jobId } = readParameters(context, itemIndex, job);
		return (await jobsOf(context, { channel_type, job_ids: [jobId] })).slice(0, most);
	}
	const { liveboardId, scheduleId, filters } = readParameters(context, itemIndex, question);
	const start = milliseconds(context, 'Created After', filters.createdAfter);
	const end = milliseconds(context, 'Created Before', filters.createdBefore);
	const type = chosenEventType(context, itemIndex);
	const jobs = await jobsOf(context, {
		channel_type,
		channel_identifiers: [(await chosenWebhook(context, itemIndex)).webhook.id],
		events: [scheduleId === '' ? { type } : { type, identifier: scheduleId }],
		...(filters.status === undefined ? {} : { channel_status: filters.status }),
		...(start === undefined ? {} : { start_epoch_time_in_millis: start }),
		...(end === undefined ? {} : { end_epoch_time_in_millis: end }),
	});
	const schedules = liveboardId === '' ? undefined : await schedulesOf(context, liveboardId);
	return jobs
		.filter(({ event }) => schedules?.has(event?.id ?? '') ?? true)
		.filter((found) => end === undefined || found.creation_time_in_millis < end)
		.slice(0, most);
}
