import type { Identity } from '../../api/answerFields';
import type { Webhook } from '../../api/webhooks';
import { isoTime } from '../../message/time';

const named = (one: Identity | null | undefined) =>
	one ? { id: one.id, name: one.name ?? null } : null;

/** Settings of one bucket, whichever cloud it is in. */
function storageOf({ storage_destination: storage }: Webhook) {
	if (!storage) return null;
	const { aws_s3_config: s3, gcp_gcs_config: gcs } = storage.storage_config ?? {};
	const { bucket_name, path_prefix, ...others } = s3 ?? gcs ?? {};
	return {
		provider: storage.storage_type ?? null,
		bucket: bucket_name ?? null,
		pathPrefix: path_prefix ?? null,
		region: others.region ?? null,
		roleArn: others.role_arn ?? null,
		externalId: others.external_id ?? null,
		serviceAccountEmail: others.service_account_email ?? null,
	};
}

/** A webhook in this node's words; ThoughtSpot shows its secrets masked, so they are left out. */
export const simplifiedWebhook = (webhook: Webhook) => ({
	id: webhook.id,
	name: webhook.name,
	description: webhook.description ?? null,
	url: webhook.url,
	// one that never had a status set shows none, and delivers
	status: webhook.status ?? 'ENABLED',
	events: webhook.events ?? [],
	org: named(webhook.org),
	urlParams: webhook.url_params ?? {},
	additionalHeaders: Object.fromEntries(
		(webhook.additional_headers ?? []).map(({ key, value }) => [key, value]),
	),
	authentication:
		Object.entries(webhook.authentication ?? {}).find(([, settings]) => settings)?.[0] ?? null,
	signatureHeader: webhook.signature_verification?.header ?? null,
	storage: storageOf(webhook),
	createdAt: isoTime(webhook.creation_time_in_millis),
	createdBy: named(webhook.created_by),
	modifiedAt: isoTime(webhook.modification_time_in_millis),
	modifiedBy: named(webhook.last_modified_by),
});
