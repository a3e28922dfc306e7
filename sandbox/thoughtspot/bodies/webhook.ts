import type { StorageDestination, StoredWebhook, WebhookAuthentication } from '../model';
import { isIn } from '../release';
import type { World } from '../world';

const MASKED = '***';

function maskedAuthentication(authentication: WebhookAuthentication | undefined) {
	if (!authentication) return null;
	const { API_KEY, BASIC_AUTH, BEARER_TOKEN, OAUTH2 } = authentication;
	return {
		API_KEY: API_KEY ? { ...API_KEY, value: MASKED } : null,
		BASIC_AUTH: BASIC_AUTH ? { ...BASIC_AUTH, password: MASKED } : null,
		BEARER_TOKEN: BEARER_TOKEN === undefined ? null : MASKED,
		OAUTH2: OAUTH2 ? { ...OAUTH2, client_secret: MASKED } : null,
	};
}

function storageBody(destination: StorageDestination | undefined, release: string) {
	if (!destination) return null;
	const { aws_s3_config: s3, gcp_gcs_config: gcs } = destination.storage_config;
	return {
		storage_type: destination.storage_type,
		storage_config: {
			aws_s3_config: s3 ? { external_id: null, path_prefix: null, ...s3 } : null,
			...(isIn('26.7.0.cl', release) && {
				gcp_gcs_config: gcs ? { path_prefix: null, ...gcs } : null,
			}),
		},
	};
}

function webhookUser(world: World, name: string | undefined) {
	if (name === undefined) return null;
	return { id: world.userNamed(name)?.id ?? name, name };
}

/**
 * A webhook as the API shows it: secrets masked, fields that are not set `null`, fields newer than the release absent.
 * URL parameters, additional headers and the external id of S3 are not masked.
 */
export function webhookBody(world: World, webhook: StoredWebhook) {
	const { signatureVerification: signature, status } = webhook;
	const { release } = world;
	return {
		id: webhook.id,
		name: webhook.name,
		description: webhook.description ?? null,
		org: { id: webhook.orgId, name: world.orgs.get(webhook.orgId)?.name ?? webhook.orgId },
		url: webhook.url,
		url_params: webhook.urlParams ?? null,
		events: webhook.events,
		authentication: maskedAuthentication(webhook.authentication),
		signature_verification: signature ? { ...signature, secret: MASKED } : null,
		...(isIn('26.4.0.cl', release) && { additional_headers: webhook.additionalHeaders ?? null }),
		creation_time_in_millis: webhook.createdAt,
		modification_time_in_millis: webhook.modifiedAt,
		created_by: webhookUser(world, webhook.createdBy),
		last_modified_by: webhookUser(world, webhook.lastModifiedBy),
		...(isIn('26.3.0.cl', release) && {
			storage_destination: storageBody(webhook.storageDestination, release),
		}),
		...(status && isIn('26.7.0.cl', release) && { status }),
	};
}
