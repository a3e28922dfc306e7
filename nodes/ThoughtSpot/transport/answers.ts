import { z } from 'zod';

/**
 * What ThoughtSpot answers, as far as this package reads it; unknown fields pass through. Optional fields come
 * as `null` or not at all. Source: ThoughtSpot's OpenAPI document, 26.8.0.cl.
 */

const text = z.string();
const optionalText = z.string().nullish();
const identity = z.object({ id: z.coerce.string(), name: optionalText }).passthrough();

export const user = z
	.object({
		id: text,
		name: text,
		display_name: optionalText,
		email: optionalText,
		current_org: identity.nullish(),
		orgs: z.array(identity).nullish(),
	})
	.passthrough();
export type CurrentUser = z.infer<typeof user>;

export const session = z
	.object({ token: text, expiration_time_in_millis: z.number().nullish() })
	.passthrough();

export const webhook = z
	.object({
		id: text,
		name: text,
		url: text,
		events: z.array(text).nullish(),
		description: optionalText,
		org: identity.nullish(),
		url_params: z.record(z.unknown()).nullish(),
		authentication: z.record(z.unknown()).nullish(),
		signature_verification: z.object({ header: optionalText }).passthrough().nullish(),
		additional_headers: z.array(z.object({ key: text, value: text }).passthrough()).nullish(),
		storage_destination: z.record(z.unknown()).nullish(),
		status: optionalText,
		creation_time_in_millis: z.number().nullish(),
		modification_time_in_millis: z.number().nullish(),
		created_by: identity.nullish(),
		last_modified_by: identity.nullish(),
	})
	.passthrough();
export type Webhook = z.infer<typeof webhook>;

export const webhookPage = z
	.object({
		webhooks: z.array(webhook),
		pagination: z
			.object({ total_count: z.number().nullish(), has_more: z.boolean().nullish() })
			.passthrough()
			.nullish(),
	})
	.passthrough();

export const deletedWebhooks = z
	.object({
		deleted_count: z.number().nullish(),
		failed_count: z.number().nullish(),
		deleted_webhooks: z.array(webhook).nullish(),
		failed_webhooks: z
			.array(z.object({ id: optionalText, name: optionalText, error: optionalText }).passthrough())
			.nullish(),
	})
	.passthrough();

const eventChannels = z.object({ event_type: text, channels: z.array(text) }).passthrough();
export const channelPreferences = z
	.object({
		cluster_preferences: z.array(eventChannels).nullish(),
		org_preferences: z
			.array(
				z.object({ org: identity, preferences: z.array(eventChannels).nullish() }).passthrough(),
			)
			.nullish(),
	})
	.passthrough();
export type ChannelPreferences = z.infer<typeof channelPreferences>;

export const liveboards = z.array(
	z.object({ metadata_id: optionalText, metadata_name: optionalText }).passthrough(),
);

export const schedules = z.array(
	z
		.object({
			id: text,
			name: text,
			metadata: z.object({ id: optionalText, name: optionalText }).passthrough().nullish(),
		})
		.passthrough(),
);

export const orgs = z.array(identity.extend({ status: optionalText }).passthrough());
export const system = z.object({ release_version: optionalText }).passthrough();

const validationStep = z
	.object({
		validation_step: text,
		status: text,
		http_status: z.number().nullish(),
		error_message: optionalText,
	})
	.passthrough();
export const channelValidation = z
	.object({
		channel_id: text,
		channel_name: optionalText,
		job_id: text,
		result_code: text,
		details: z.array(validationStep).nullish(),
	})
	.passthrough();
export type ChannelValidation = z.infer<typeof channelValidation>;

const deliveryJob = z
	.object({
		id: text,
		status: text,
		creation_time_in_millis: z.number(),
		event: z.object({ id: optionalText }).passthrough().nullish(),
	})
	.passthrough();
export type DeliveryJob = z.infer<typeof deliveryJob>;
export const channelHistory = z.object({ jobs: z.array(deliveryJob).nullish() }).passthrough();

export const storageSetups = z.array(z.object({ provider: optionalText }).passthrough());

export const noContent = z.unknown().transform(() => undefined);
