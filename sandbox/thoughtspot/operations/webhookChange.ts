import { badRequest } from '../errors';
import type {
	SignatureVerification,
	StorageDestination,
	StoredWebhook,
	WebhookAuthentication,
} from '../model';

/** The fields that `webhooks/create` and `webhooks/{webhook_identifier}/update` have in common. */
export interface WebhookFields {
	name?: string;
	description?: string;
	url?: string;
	url_params?: Record<string, unknown>;
	events?: string[];
	authentication?: WebhookAuthentication;
	signature_verification?: SignatureVerification;
	storage_destination?: StorageDestination;
	additional_headers?: Array<{ key: string; value: string }>;
	status?: 'ENABLED' | 'DISABLED';
}

function checkUrl(url: string): void {
	if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
		throw badRequest(`url must be a valid URL, got "${url}".`);
	}
}

function checkStorage({ storage_type: type, storage_config: config }: StorageDestination): void {
	const given = type === 'AWS_S3' ? config.aws_s3_config : config.gcp_gcs_config;
	if (!given) throw badRequest(`storage_config does not contain the configuration of ${type}.`);
}

function check(fields: WebhookFields): void {
	if (fields.name === '') throw badRequest('name must not be empty.');
	if (fields.url !== undefined) checkUrl(fields.url);
	if (fields.events?.length === 0) {
		throw badRequest('At least one event type must be specified in the events field.');
	}
	if (fields.authentication && Object.keys(fields.authentication).length > 1) {
		throw badRequest('Only one authentication type may be specified.');
	}
	if (fields.storage_destination) checkStorage(fields.storage_destination);
}

/** What the given fields, and only they, set on a stored webhook; refuses values that cannot be. */
export function webhookChange(fields: WebhookFields): Partial<StoredWebhook> {
	check(fields);
	const { authentication } = fields;
	const change: Partial<StoredWebhook> = {
		name: fields.name,
		description: fields.description,
		url: fields.url,
		urlParams: fields.url_params,
		events: fields.events,
		authentication:
			authentication && Object.keys(authentication).length > 0 ? authentication : undefined,
		signatureVerification: fields.signature_verification,
		storageDestination: fields.storage_destination,
		additionalHeaders: fields.additional_headers,
		status: fields.status,
	};
	return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
