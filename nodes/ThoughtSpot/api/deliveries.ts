import { z } from 'zod';

import { endpoint } from '../transport/endpoint';
import { optionalText } from './answerFields';
import { MANAGE_WEBHOOKS } from './privileges';
import type { EventType } from './eventTypes';

export interface ValidateChannel {
	channel_type: 'WEBHOOK';
	channel_identifier: string;
	event_type: EventType;
}

export type DeliveryStatus = 'PENDING' | 'RETRY' | 'SUCCESS' | 'FAILED';

/** Either a job's ID, or exactly one webhook and one event. Times are epoch milliseconds. */
export interface SearchChannelHistory {
	channel_type: 'WEBHOOK';
	job_ids?: [string];
	channel_identifiers?: [string];
	channel_status?: DeliveryStatus;
	/** `identifier`: ID or name of the schedule */
	events?: [{ type: EventType; identifier?: string }];
	start_epoch_time_in_millis?: number;
	end_epoch_time_in_millis?: number;
}

const validationStep = z
	.object({
		validation_step: z.string(),
		status: z.string(),
		http_status: z.number().nullish(),
		error_message: optionalText,
	})
	.passthrough();
const channelValidation = z
	.object({
		channel_id: z.string(),
		channel_name: optionalText,
		job_id: z.string(),
		result_code: z.string(),
		details: z.array(validationStep).nullish(),
	})
	.passthrough();
export type ChannelValidation = z.infer<typeof channelValidation>;

const deliveryJob = z
	.object({
		id: z.string(),
		status: z.string(),
		creation_time_in_millis: z.number(),
		event: z.object({ id: optionalText }).passthrough().nullish(),
	})
	.passthrough();
export type DeliveryJob = z.infer<typeof deliveryJob>;
const channelHistory = z.object({ jobs: z.array(deliveryJob).nullish() }).passthrough();

export const validateChannel = endpoint<ValidateChannel, ChannelValidation>({
	purpose: 'send a test event',
	method: 'POST',
	path: '/system/communication-channels/validate',
	answer: channelValidation,
	repeatable: false,
	privilege: MANAGE_WEBHOOKS,
	since: '26.4.0.cl',
});

export const searchChannelHistory = endpoint<SearchChannelHistory, z.infer<typeof channelHistory>>({
	purpose: 'read the delivery history',
	method: 'POST',
	path: '/jobs/history/communication-channels/search',
	answer: channelHistory,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '26.4.0.cl',
});
