import { z } from 'zod';

import { endpoint } from '../transport/endpoint';
import { noContent, optionalText } from './answerFields';
import { NOTE_REMEDY } from './exports';
import { CHANGE_SCHEDULE, SEND_SCHEDULE, VIEW_LIVEBOARD } from './privileges';

export interface SearchSchedules {
	metadata?: Array<{ identifier: string; type: 'LIVEBOARD' }>;
	schedule_identifiers?: string[];
	record_offset?: number;
	record_size?: number;
	history_runs_options?: { include_history_runs: true; record_size: number };
}

export type ScheduleStatus = 'ACTIVE' | 'PAUSE';

export interface CronExpression {
	second: string;
	minute: string;
	hour: string;
	day_of_month: string;
	month: string;
	/** 1 is Sunday */
	day_of_week: string;
}

export interface Recipients {
	emails: string[];
	principals: Array<{ identifier: string; type: 'USER' | 'USER_GROUP' }>;
}

export interface SchedulePdfOptions {
	complete_liveboard?: boolean;
	include_cover_page?: boolean;
	include_custom_logo?: boolean;
	include_filter_page?: boolean;
	include_page_number?: boolean;
	page_footer_text?: string;
	page_orientation?: 'PORTRAIT' | 'LANDSCAPE';
	page_size?: 'A4' | 'TAB_BASED';
	truncate_table?: boolean;
}

interface ScheduleFields {
	name: string;
	description: string;
	metadata_type: 'LIVEBOARD';
	metadata_identifier: string;
	file_format: 'CSV' | 'PDF' | 'XLSX';
	time_zone: string;
	frequency: { cron_expression: CronExpression };
	/** The whole of them */
	recipient_details: Recipients;
	liveboard_options?: { visualization_identifiers: string[] };
	pdf_options?: SchedulePdfOptions;
	personalised_view_id?: string;
}

export type CreateSchedule = ScheduleFields;

export interface UpdateSchedule extends Partial<ScheduleFields> {
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
export type ScheduleRun = z.infer<typeof run>;

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
		pdf_options: z.record(z.unknown()).nullish(),
		liveboard_options: z
			.object({ visualization_identifiers: z.array(z.string()).nullish() })
			.passthrough()
			.nullish(),
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

/** For ThoughtSpot's words, which nobody has written down: they are known by what they are about. */
const SCHEDULE_REMEDIES = [
	{
		words: /allowed domain|domain\b.*\bnot\b|not\b.*\bdomain\b/i,
		sentence:
			'Ask a ThoughtSpot administrator to allow the domain of this address, or leave the address out',
	},
	{ words: /recipient/i, sentence: 'Correct the recipients: users, groups or email addresses' },
	NOTE_REMEDY,
	{ words: /visualization|view\b/i, sentence: 'Check the visualizations and the view' },
];

export const scheduleCreate = endpoint<CreateSchedule, Schedule>({
	purpose: 'create the schedule',
	method: 'POST',
	path: '/schedules/create',
	answer: schedule,
	repeatable: false,
	privilege: SEND_SCHEDULE,
	since: '9.4.0.cl',
	remedies: SCHEDULE_REMEDIES,
});

export const scheduleUpdate = endpoint<UpdateSchedule, undefined>({
	purpose: 'change the schedule',
	method: 'POST',
	path: '/schedules/{identifier}/update',
	answer: noContent,
	repeatable: true,
	privilege: SEND_SCHEDULE,
	since: '9.4.0.cl',
	remedies: SCHEDULE_REMEDIES,
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
