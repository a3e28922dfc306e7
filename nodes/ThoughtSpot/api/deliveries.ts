import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { oncePerExecution } from '../transport/oncePerExecution';
import { optionalText } from './answerFields';
import { MANAGE_WEBHOOKS } from './privileges';
import type { EventType } from './eventTypes';
import { LIVEBOARD_SCHEDULE } from './eventTypes';
import type { Webhook } from './webhooks';
import { webhooksOf } from './webhooks';

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
	/** `identifier`: name or ID of the schedule */
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
const validation = z
	.object({
		channel_id: z.string(),
		channel_name: optionalText,
		job_id: z.string(),
		result_code: z.string(),
		details: z.array(validationStep).nullish(),
	})
	.passthrough();
export type ChannelValidation = z.infer<typeof validation>;

const deliveryJob = z
	.object({
		id: z.string(),
		status: z.string(),
		creation_time_in_millis: z.number(),
		event: z
			.object({ type: optionalText, id: optionalText, name: optionalText, run_id: optionalText })
			.passthrough()
			.nullish(),
		recipients: z
			.array(
				z
					.object({ type: optionalText, id: optionalText, name: optionalText, email: optionalText })
					.passthrough(),
			)
			.nullish(),
		detail: optionalText,
		try_count: z.number().nullish(),
	})
	.passthrough();
export type DeliveryJob = z.infer<typeof deliveryJob>;
const channelHistory = z.object({ jobs: z.array(deliveryJob).nullish() }).passthrough();

export const channelValidation = endpoint<ValidateChannel, ChannelValidation>({
	purpose: 'send a test event',
	method: 'POST',
	path: '/system/communication-channels/validate',
	answer: validation,
	repeatable: false,
	privilege: MANAGE_WEBHOOKS,
	since: '26.4.0.cl',
});

export const deliverySearch = endpoint<SearchChannelHistory, z.infer<typeof channelHistory>>({
	purpose: 'read the delivery history',
	method: 'POST',
	path: '/jobs/history/communication-channels/search',
	answer: channelHistory,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '26.4.0.cl',
});

/** The deliveries of a webhook, or one by its job ID; ThoughtSpot keeps them for three days. */
export async function searchDeliveries(
	context: ThoughtSpotContext,
	search: SearchChannelHistory,
): Promise<DeliveryJob[]> {
	return (await callThoughtSpot(context, deliverySearch, { body: search })).jobs ?? [];
}

/** A delivery, and the webhook that it went to where that is known. */
export interface FoundDelivery {
	job: DeliveryJob;
	webhook: Pick<Webhook, 'id' | 'name'> | undefined;
}

/** What is looked for among deliveries; times are epoch milliseconds. */
export interface DeliveryQuestion {
	/** Default: the reports of schedules */
	eventType?: EventType;
	/** Name or ID */
	schedule?: string;
	status?: DeliveryStatus;
	from?: number;
	/** Not included */
	until?: number;
}

/** The deliveries to these webhooks, newest first. */
export async function deliveriesTo(
	context: ThoughtSpotContext,
	webhooks: Array<Pick<Webhook, 'id' | 'name'>>,
	{ eventType: type = LIVEBOARD_SCHEDULE, schedule, status, from, until }: DeliveryQuestion,
): Promise<FoundDelivery[]> {
	const found: FoundDelivery[] = [];
	for (const webhook of webhooks) {
		const jobs = await searchDeliveries(context, {
			channel_type: 'WEBHOOK',
			channel_identifiers: [webhook.id],
			events: [schedule === undefined ? { type } : { type, identifier: schedule }],
			...(status === undefined ? {} : { channel_status: status }),
			...(from === undefined ? {} : { start_epoch_time_in_millis: from }),
			...(until === undefined ? {} : { end_epoch_time_in_millis: until }),
		});
		found.push(...jobs.map((job) => ({ job, webhook })));
	}
	return found
		.filter(({ job }) => until === undefined || job.creation_time_in_millis < until)
		.sort((one, other) => other.job.creation_time_in_millis - one.job.creation_time_in_millis);
}

/** All webhooks of an Org, for looking at what was delivered to them. */
export const receivingWebhooks = oncePerExecution(webhooksOf);

/** The deliveries of reports to the webhooks of an Org, newest first; `webhooks` is how many it has. */
export async function reportDeliveries(
	context: ThoughtSpotContext,
	orgId: string,
	question: DeliveryQuestion,
): Promise<{ deliveries: FoundDelivery[]; webhooks: number }> {
	const webhooks = await receivingWebhooks(context, orgId);
	const deliveries = await deliveriesTo(context, webhooks, question);
	return { deliveries, webhooks: webhooks.length };
}

/** Sends a test event to a webhook now. ThoughtSpot answers 200 as well when the test failed. */
export async function sendTestEvent(
	context: ThoughtSpotContext,
	webhookId: string,
	eventType: EventType,
): Promise<ChannelValidation> {
	return await callThoughtSpot(context, channelValidation, {
		body: { channel_type: 'WEBHOOK', channel_identifier: webhookId, event_type: eventType },
	});
}
