import { z } from 'zod';

/**
 * ThoughtSpot REST API v2, the operations this package uses: where they are, what may be sent and what
 * comes back. Source: ThoughtSpot's OpenAPI document, 26.8.0.cl. Unknown fields pass through.
 */
export interface Endpoint<Body, Answer> {
	/** Completes "ThoughtSpot could not …" */
	readonly purpose: string;
	readonly method: 'GET' | 'POST';
	/** Below `/api/rest/2.0`; `{identifier}` stands for an ID or a name */
	readonly path: string;
	readonly answer: z.ZodType<Answer, z.ZodTypeDef, unknown>;
	/** Whether sending it twice has the effect of sending it once */
	readonly repeatable: boolean;
	readonly privilege: string;
	/** First ThoughtSpot release that has it */
	readonly since: string;
	/** Never set: it ties the request's type to the endpoint */
	readonly body?: Body;
}

export type EventType = 'LIVEBOARD_SCHEDULE';
export const LIVEBOARD_SCHEDULE: EventType = 'LIVEBOARD_SCHEDULE';
export type Channel = 'EMAIL' | 'WEBHOOK';

const text = z.string();
const optionalText = z.string().nullish();
const identity = z.object({ id: z.coerce.string(), name: optionalText }).passthrough();

const user = z
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

const session = z
	.object({ token: text, expiration_time_in_millis: z.number().nullish() })
	.passthrough();

const webhook = z
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

const webhookPage = z
	.object({
		webhooks: z.array(webhook),
		pagination: z
			.object({ total_count: z.number().nullish(), has_more: z.boolean().nullish() })
			.passthrough()
			.nullish(),
	})
	.passthrough();

const deletedWebhooks = z
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
const channelPreferences = z
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

const liveboards = z.array(
	z.object({ metadata_id: optionalText, metadata_name: optionalText }).passthrough(),
);

const schedules = z.array(
	z
		.object({
			id: text,
			name: text,
			metadata: z.object({ id: optionalText, name: optionalText }).passthrough().nullish(),
		})
		.passthrough(),
);

const orgs = z.array(identity.extend({ status: optionalText }).passthrough());
const system = z.object({ release_version: optionalText }).passthrough();

const validationStep = z
	.object({
		validation_step: text,
		status: text,
		http_status: z.number().nullish(),
		error_message: optionalText,
	})
	.passthrough();
const channelValidation = z
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
const channelHistory = z.object({ jobs: z.array(deliveryJob).nullish() }).passthrough();

const storageSetups = z.array(z.object({ provider: optionalText }).passthrough());

const noContent = z.unknown().transform(() => undefined);

export interface SignatureVerification {
	type: 'HMAC_SHA256';
	header: string;
	algorithm: 'SHA256';
	secret: string;
}

export interface WebhookAuthentication {
	API_KEY?: { key: string; value: string };
	BASIC_AUTH?: { username: string; password: string };
	BEARER_TOKEN?: string;
	OAUTH2?: { authorization_url: string; client_id: string; client_secret: string };
}

export interface StorageDestination {
	storage_type: 'AWS_S3' | 'GCP_GCS';
	storage_config: {
		aws_s3_config?: {
			bucket_name: string;
			region: string;
			role_arn: string;
			external_id?: string;
			path_prefix?: string;
		};
		gcp_gcs_config?: { bucket_name: string; service_account_email: string; path_prefix?: string };
	};
}

export type WebhookStatus = 'ENABLED' | 'DISABLED';

export interface CreateWebhook {
	name: string;
	url: string;
	events: EventType[];
	description?: string;
	url_params?: Record<string, string>;
	authentication?: WebhookAuthentication;
	signature_verification?: SignatureVerification;
	storage_destination?: StorageDestination;
	additional_headers?: Array<{ key: string; value: string }>;
	status?: WebhookStatus;
}

export type ResetOption = 'AUTHENTICATION' | 'SIGNATURE_VERIFICATION' | 'STORAGE_DESTINATION';
export type UpdateWebhook = Partial<CreateWebhook> & { reset_options?: ResetOption[] };

export interface SearchWebhooks {
	org_identifier?: string;
	webhook_identifier?: string;
	event_type?: EventType;
	status?: WebhookStatus;
	record_offset?: number;
	record_size?: number;
	sort_options?: { field_name?: 'CREATED' | 'MODIFIED' | 'NAME'; order?: 'ASC' | 'DESC' };
}

export interface EventChannels {
	event_type: EventType;
	channels: string[];
}

export interface ConfigureChannelPreferences {
	cluster_preferences?: EventChannels[];
	org_preferences?: Array<{
		org_identifier: string;
		operation?: 'REPLACE' | 'RESET';
		preferences?: EventChannels[];
		reset_events?: EventType[];
	}>;
}

export interface SearchChannelPreferences {
	cluster_preferences?: EventType[];
	org_preferences?: Array<{ org_identifier: string; event_types?: EventType[] }>;
}

export interface SearchMetadata {
	metadata: Array<{ type: 'LIVEBOARD'; name_pattern?: string }>;
	record_offset?: number;
	record_size?: number;
	sort_options?: { field_name?: 'NAME' | 'MODIFIED'; order?: 'ASC' | 'DESC' };
}

export interface SearchSchedules {
	metadata?: Array<{ identifier: string; type: 'LIVEBOARD' }>;
	record_offset?: number;
	record_size?: number;
}

export interface SearchOrgs {
	org_identifier?: string;
	status?: 'ACTIVE' | 'IN_ACTIVE';
}

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

export interface SignIn {
	username: string;
	password?: string;
	secret_key?: string;
	validity_time_in_sec: number;
	org_id?: number;
	auto_create: false;
}

const MANAGE_WEBHOOKS =
	'Can manage webhooks (CAN_MANAGE_WEBHOOKS), or without role-based access control ADMINISTRATION or DEVELOPER';
const MANAGE_CHANNELS =
	'Can manage Application settings (APPLICATION_ADMINISTRATION), or without role-based access control ADMINISTRATION or DEVELOPER; the cluster needs ADMINISTRATION';

function endpoint<Body, Answer>(definition: Endpoint<Body, Answer>): Endpoint<Body, Answer> {
	return definition;
}

export const signIn = endpoint<SignIn, z.infer<typeof session>>({
	purpose: 'sign in',
	method: 'POST',
	path: '/auth/token/full',
	answer: session,
	repeatable: true,
	privilege: 'a ThoughtSpot user who may sign in',
	since: '9.0.0.cl',
});

export const getCurrentUser = endpoint<undefined, CurrentUser>({
	purpose: 'say who is signed in',
	method: 'GET',
	path: '/auth/session/user',
	answer: user,
	repeatable: true,
	privilege: 'a ThoughtSpot user who may sign in',
	since: '9.0.0.cl',
});

export const createWebhook = endpoint<CreateWebhook, Webhook | undefined>({
	purpose: 'create the webhook',
	method: 'POST',
	path: '/webhooks/create',
	answer: webhook.optional(),
	repeatable: false,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const searchWebhooks = endpoint<SearchWebhooks, z.infer<typeof webhookPage>>({
	purpose: 'search webhooks',
	method: 'POST',
	path: '/webhooks/search',
	answer: webhookPage,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const updateWebhook = endpoint<UpdateWebhook, undefined>({
	purpose: 'update the webhook',
	method: 'POST',
	path: '/webhooks/{identifier}/update',
	answer: noContent,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const deleteWebhooks = endpoint<
	{ webhook_identifiers: string[] },
	z.infer<typeof deletedWebhooks>
>({
	purpose: 'delete the webhook',
	method: 'POST',
	path: '/webhooks/delete',
	answer: deletedWebhooks,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const configureChannelPreferences = endpoint<ConfigureChannelPreferences, undefined>({
	purpose: 'set the communication channels',
	method: 'POST',
	path: '/system/preferences/communication-channels/configure',
	answer: noContent,
	repeatable: true,
	privilege: MANAGE_CHANNELS,
	since: '10.14.0.cl',
});

export const searchChannelPreferences = endpoint<SearchChannelPreferences, ChannelPreferences>({
	purpose: 'read the communication channels',
	method: 'POST',
	path: '/system/preferences/communication-channels/search',
	answer: channelPreferences,
	repeatable: true,
	privilege: MANAGE_CHANNELS,
	since: '10.14.0.cl',
});

export const searchMetadata = endpoint<SearchMetadata, z.infer<typeof liveboards>>({
	purpose: 'search Liveboards',
	method: 'POST',
	path: '/metadata/search',
	answer: liveboards,
	repeatable: true,
	privilege: 'view access to the Liveboard',
	since: '9.0.0.cl',
});

export const searchSchedules = endpoint<SearchSchedules, z.infer<typeof schedules>>({
	purpose: 'search schedules',
	method: 'POST',
	path: '/schedules/search',
	answer: schedules,
	repeatable: true,
	privilege: 'view access to the Liveboard',
	since: '9.4.0.cl',
});

export const searchOrgs = endpoint<SearchOrgs, z.infer<typeof orgs>>({
	purpose: 'search Orgs',
	method: 'POST',
	path: '/orgs/search',
	answer: orgs,
	repeatable: true,
	privilege:
		'Can manage Orgs (ORG_ADMINISTRATION), or without role-based access control ADMINISTRATION',
	since: '9.0.0.cl',
});

export const getSystem = endpoint<undefined, z.infer<typeof system>>({
	purpose: 'say which release it is',
	method: 'GET',
	path: '/system',
	answer: system,
	repeatable: true,
	privilege: 'ADMINISTRATION or SYSTEM_INFO_ADMINISTRATION',
	since: '9.0.0.cl',
});

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

export const getStorageSetup = endpoint<undefined, z.infer<typeof storageSetups>>({
	purpose: 'say how to set up storage',
	method: 'GET',
	path: '/webhooks/storage-config',
	answer: storageSetups,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '26.7.0.cl',
});
