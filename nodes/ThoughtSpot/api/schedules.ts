import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { noContent, optionalText } from './answerFields';
import type { Page } from './pages';
import { pageOf } from './pages';
import { CHANGE_SCHEDULE, VIEW_LIVEBOARD } from './privileges';

export interface SearchSchedules {
	metadata?: Array<{ identifier: string; type: 'LIVEBOARD' }>;
	schedule_identifiers?: string[];
	record_offset?: number;
	record_size?: number;
	history_runs_options?: { include_history_runs: true; record_size: number };
}

export type ScheduleStatus = 'ACTIVE' | 'PAUSE';

export interface UpdateSchedule {
	status?: ScheduleStatus;
}

const recipientDetails = z
	.object({
		emails: z.array(z.string()).nullish(),
		principals: z
			.array(z.object({ identifier: z.string(), type: z.string() }).passthrough())
			.nullish(),
	})
	.passthrough();

const run = z
	.object({
		id: z.string(),
		status: optionalText,
		start_time_in_millis: z.number().nullish(),
		end_time_in_millis: z.number().nullish(),
		detail: optionalText,
	})
	.passthrough();

const schedule = z
	.object({
		id: z.string(),
		name: z.string(),
		metadata: z.object({ id: optionalText, name: optionalText }).passthrough().nullish(),
		description: optionalText,
		status: optionalText,
		file_format: optionalText,
		time_zone: optionalText,
		frequency: z
			.object({ cron_expression: z.record(z.union([z.string(), z.number()]).nullish()).nullish() })
			.passthrough()
			.nullish(),
		recipient_details: recipientDetails.nullish(),
		author: z.object({ id: optionalText, name: optionalText }).passthrough().nullish(),
		creation_time_in_millis: z.unknown(),
		personalised_view_id: optionalText,
		history_runs: z.array(run).nullish(),
	})
	.passthrough();
export type Schedule = z.infer<typeof schedule>;

export const scheduleSearch = endpoint<SearchSchedules, Schedule[]>({
	purpose: 'search schedules',
	method: 'POST',
	path: '/schedules/search',
	answer: z.array(schedule),
	repeatable: true,
	privilege: VIEW_LIVEBOARD,
	since: '9.4.0.cl',
});

export const scheduleUpdate = endpoint<UpdateSchedule, undefined>({
	purpose: 'change the schedule',
	method: 'POST',
	path: '/schedules/{identifier}/update',
	answer: noContent,
	repeatable: true,
	privilege: CHANGE_SCHEDULE,
	since: '9.4.0.cl',
});

export const scheduleDelete = endpoint<undefined, undefined>({
	purpose: 'delete the schedule',
	method: 'POST',
	path: '/schedules/{identifier}/delete',
	answer: noContent,
	repeatable: false,
	privilege: CHANGE_SCHEDULE,
	since: '9.4.0.cl',
});

/** Up to `size` schedules from an offset on; of a Liveboard, by its ID or name, or of all where it is empty. */
export async function schedulePage(
	context: ThoughtSpotContext,
	liveboard: string,
	offset: number,
	size: number,
): Promise<Page<Schedule>> {
	const found = await callThoughtSpot(context, scheduleSearch, {
		body: {
			...(liveboard === '' ? {} : { metadata: [{ identifier: liveboard, type: 'LIVEBOARD' }] }),
			record_offset: offset,
			record_size: size,
		},
	});
	return pageOf(found, offset, size);
}

/** ThoughtSpot cuts a page before it looks at the identifiers, so they are searched without pages. */
const WITHOUT_PAGES = { record_offset: 0, record_size: -1 };

/** The schedules of these IDs or names that this user sees; with as many of their latest runs as are wanted. */
export async function findSchedules(
	context: ThoughtSpotContext,
	identifiers: string[],
	latestRuns = 0,
): Promise<Schedule[]> {
	if (identifiers.length === 0) return [];
	return await callThoughtSpot(context, scheduleSearch, {
		body: {
			schedule_identifiers: identifiers,
			...WITHOUT_PAGES,
			...(latestRuns === 0
				? {}
				: { history_runs_options: { include_history_runs: true, record_size: latestRuns } }),
		},
	});
}

/** Changes what is given and keeps the rest. */
export async function updateSchedule(
	context: ThoughtSpotContext,
	id: string,
	body: UpdateSchedule,
): Promise<void> {
	await callThoughtSpot(context, scheduleUpdate, { identifier: id, body });
}

export async function deleteSchedule(context: ThoughtSpotContext, id: string): Promise<void> {
	await callThoughtSpot(context, scheduleDelete, { identifier: id });
}
