export interface SignatureVerification {
	type: 'HMAC_SHA256';
	header: string;
	algorithm: 'SHA256';
	secret: string;
}

/** At most one of the four is set; names and shapes are those of ThoughtSpot's API. */
export interface WebhookAuthentication {
	API_KEY?: { key: string; value: string };
	BASIC_AUTH?: { username: string; password: string };
	BEARER_TOKEN?: string;
	OAUTH2?: { authorization_url: string; client_id: string; client_secret: string };
}

export interface AwsS3Config {
	bucket_name: string;
	region: string;
	role_arn: string;
	external_id?: string;
	path_prefix?: string;
}

export interface GcpGcsConfig {
	bucket_name: string;
	service_account_email: string;
	path_prefix?: string;
}

export interface StorageDestination {
	storage_type: 'AWS_S3' | 'GCP_GCS';
	storage_config: { aws_s3_config?: AwsS3Config; gcp_gcs_config?: GcpGcsConfig };
}

/** A webhook as ThoughtSpot keeps it, secrets in clear. Times are epoch milliseconds; users are names. */
export interface StoredWebhook {
	id: string;
	orgId: string;
	name: string;
	description?: string;
	url: string;
	urlParams?: Record<string, unknown>;
	events: string[];
	authentication?: WebhookAuthentication;
	signatureVerification?: SignatureVerification;
	storageDestination?: StorageDestination;
	additionalHeaders?: Array<{ key: string; value: string }>;
	status?: 'ENABLED' | 'DISABLED';
	createdBy: string;
	createdAt: number;
	lastModifiedBy?: string;
	modifiedAt: number;
}
