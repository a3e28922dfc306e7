import { z } from 'zod';

import { endpoint } from '../transport/endpoint';
import { identity, noContent, optionalText } from './answerFields';
import type { EventType } from './eventTypes';
import { MANAGE_WEBHOOKS } from './privileges';

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
	url_params?: Record<string, unknown>;
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

const bucket = z
	.object({
		bucket_name: optionalText,
		path_prefix: optionalText,
		region: optionalText,
		role_arn: optionalText,
		external_id: optionalText,
		service_account_email: optionalText,
	})
	.passthrough();
const storage = z
	.object({
		storage_type: optionalText,
		storage_config: z
			.object({ aws_s3_config: bucket.nullish(), gcp_gcs_config: bucket.nullish() })
			.passthrough()
			.nullish(),
	})
	.passthrough();

const webhook = z
	.object({
		id: z.string(),
		name: z.string(),
		url: z.string(),
		events: z.array(z.string()).nullish(),
		description: optionalText,
		org: identity.nullish(),
		url_params: z.record(z.unknown()).nullish(),
		authentication: z.record(z.unknown()).nullish(),
		signature_verification: z.object({ header: optionalText }).passthrough().nullish(),
		additional_headers: z
			.array(z.object({ key: z.string(), value: z.string() }).passthrough())
			.nullish(),
		storage_destination: storage.nullish(),
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
type DeletedWebhooks = z.infer<typeof deletedWebhooks>;

export const webhookCreation = endpoint<CreateWebhook, Webhook | undefined>({
	purpose: 'create the webhook',
	method: 'POST',
	path: '/webhooks/create',
	answer: webhook.optional(),
	repeatable: false,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const webhookSearch = endpoint<SearchWebhooks, z.infer<typeof webhookPage>>({
	purpose: 'search webhooks',
	method: 'POST',
	path: '/webhooks/search',
	answer: webhookPage,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const webhookChange = endpoint<UpdateWebhook, undefined>({
	purpose: 'update the webhook',
	method: 'POST',
	path: '/webhooks/{identifier}/update',
	answer: noContent,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const webhookDeletion = endpoint<{ webhook_identifiers: string[] }, DeletedWebhooks>({
	purpose: 'delete the webhook',
	method: 'POST',
	path: '/webhooks/delete',
	answer: deletedWebhooks,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});
