/** What ThoughtSpot may be sent. Source: ThoughtSpot's OpenAPI document, 26.8.0.cl. */

export type EventType = 'LIVEBOARD_SCHEDULE';
export type Channel = 'EMAIL' | 'WEBHOOK';

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
