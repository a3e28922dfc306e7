import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
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

const storageSetups = z.array(z.object({ provider: optionalText }).passthrough());

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

export const getStorageSetup = endpoint<undefined, z.infer<typeof storageSetups>>({
	purpose: 'say how to set up storage',
	method: 'GET',
	path: '/webhooks/storage-config',
	answer: storageSetups,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '26.7.0.cl',
});

/** So many that an Org's webhooks come in one answer; ThoughtSpot's own default is 50. */
const PAGE_SIZE = 1000;

/** Whether a webhook is what was asked for, should a ThoughtSpot ignore a part of the question. */
function fits({ org, status }: Webhook, search: SearchWebhooks): boolean {
	const wanted = search.org_identifier?.toLowerCase();
	const inOrg = !org || !wanted || [org.id, org.name?.toLowerCase()].includes(wanted);
	// a webhook that never had a status set shows none, and delivers
	return inOrg && (search.status === undefined || (status ?? 'ENABLED') === search.status);
}

/** Up to `wanted` webhooks that match, in as few requests as ThoughtSpot's pages allow, each once. */
export async function findWebhooks(
	context: ThoughtSpotContext,
	search: SearchWebhooks,
	wanted = Infinity,
): Promise<Webhook[]> {
	const found = new Map<string, Webhook>();
	for (let offset = 0; found.size < wanted;) {
		const { webhooks, pagination } = await callThoughtSpot(context, searchWebhooks, {
			body: {
				...search,
				record_offset: offset,
				record_size: Math.min(PAGE_SIZE, wanted - found.size),
			},
		});
		for (const webhook of webhooks) if (fits(webhook, search)) found.set(webhook.id, webhook);
		offset += webhooks.length;
		if (webhooks.length === 0 || pagination?.has_more !== true) break;
	}
	return [...found.values()];
}

/** The webhook of that ID or name in an Org; by ID first, because another one may bear it as its name. */
export async function findWebhook(
	context: ThoughtSpotContext,
	org: string,
	identifier: string,
): Promise<Webhook | undefined> {
	const search: SearchWebhooks = { org_identifier: org, webhook_identifier: identifier };
	const { webhooks } = await callThoughtSpot(context, searchWebhooks, { body: search });
	const named = webhooks.filter(
		(webhook) => [webhook.id, webhook.name].includes(identifier) && fits(webhook, search),
	);
	return named.find(({ id }) => id === identifier) ?? named[0];
}
