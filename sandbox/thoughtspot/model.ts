import type { IncomingHttpHeaders } from 'node:http';

export type FileFormat = 'PDF' | 'CSV' | 'XLSX';

export interface Org {
	id: string;
	name: string;
}

export interface User {
	id: string;
	name: string;
	displayName: string;
	email: string;
	locale: string;
	password?: string;
	mfa: boolean;
	orgs: Array<{ id: string; privileges: string[] }>;
	createdAt: number;
}

export interface Group {
	id: string;
	name: string;
	userIds: string[];
}

export interface Liveboard {
	id: string;
	name: string;
	orgId: string;
	createdAt: number;
}

/** A file that a delivery carries. */
export interface DeliveryFile {
	fileName: string;
	mimeType: string;
	content: Buffer;
}

/** One run of a schedule, as `history_runs` shows it. */
export interface ScheduleRun {
	id: string;
	startedAt: number;
	endedAt: number;
	status: 'SUCCESS' | 'FAILED';
	detail?: string;
}

export interface Schedule {
	id: string;
	name: string;
	description: string;
	liveboardId: string;
	fileFormat: FileFormat;
	userIds: string[];
	groupIds: string[];
	emails: string[];
	/** Six fields, seconds first. Undefined: runs on demand only. */
	cron?: string;
	timeZone: string;
	view?: { id: string; name: string };
	highlights?: string;
	files?: DeliveryFile[];
	pdfOptions?: Record<string, unknown>;
	visualizationIds?: string[];
	status: 'ACTIVE' | 'PAUSE';
	authorId: string;
	createdAt: number;
	runs: ScheduleRun[];
}

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

export interface Recipient {
	type: 'USER' | 'EXTERNAL_EMAIL';
	id?: string;
	name?: string;
	email: string;
	locale?: string;
}

/** One HTTP request to a receiver. */
export interface DeliveryAttempt {
	jobId: string;
	webhookId: string;
	url: string;
	/** From 1. */
	attempt: number;
	/** The receiver's status; undefined when it gave none. */
	status?: number;
	answer?: string;
	error?: string;
	durationMs: number;
	headers: Record<string, string>;
	body: Buffer;
}

/** One message to one webhook, with all its attempts: what the delivery history calls a job. */
export interface Delivery {
	jobId: string;
	webhookId: string;
	webhookName: string;
	orgId: string;
	status: 'PENDING' | 'RETRY' | 'SUCCESS' | 'FAILED';
	createdAt: number;
	event: { id: string; name: string; runId: string };
	recipients: Recipient[];
	payload: Record<string, unknown>;
	files: DeliveryFile[];
	attempts: DeliveryAttempt[];
	/** The reason of the last failure, empty after a success. */
	detail: string;
}

/** One call to the REST API. `status` is 0 when the call got no answer. */
export interface RecordedRequest {
	at: number;
	method: string;
	path: string;
	operation?: string;
	headers: IncomingHttpHeaders;
	/** Parsed JSON, undefined when there was none. */
	body: unknown;
	user?: string;
	orgId?: string;
	status: number;
	/** The kind of the fault that was played on this call. */
	fault?: string;
}
