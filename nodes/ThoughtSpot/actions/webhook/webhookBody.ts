import type {
	SignatureVerification,
	StorageDestination,
	UpdateWebhook,
	WebhookAuthentication,
} from '../../api/webhooks';
import { ThoughtSpotError } from '../../transport/errors';
import type { WebhookFields } from './webhookSchema';

/** ThoughtSpot shows every secret that it keeps as asterisks. */
function unmasked(value: string, label: string): string {
	if (!/^\s*\*+\s*$/.test(value)) return value;
	throw new ThoughtSpotError(
		`${label} is "***", which is how ThoughtSpot masks a secret that it keeps. Enter the secret itself, or remove the field to leave it as it is.`,
	);
}

function onlyOne(groups: object, label: string): void {
	if (Object.values(groups).filter((group) => group !== undefined).length <= 1) return;
	throw new ThoughtSpotError(
		`${label} has more than one kind, and ThoughtSpot takes one. Remove the others.`,
	);
}

function authentication(
	chosen: NonNullable<WebhookFields['authentication']>,
): WebhookAuthentication | undefined {
	onlyOne(chosen, 'Authentication');
	const { apiKey, basicAuth, bearerToken, oAuth2 } = chosen;
	if (apiKey) return { API_KEY: { key: apiKey.name, value: unmasked(apiKey.apiKey, 'API Key') } };
	if (basicAuth) {
		const { username } = basicAuth;
		return { BASIC_AUTH: { username, password: unmasked(basicAuth.password, 'Password') } };
	}
	if (bearerToken) return { BEARER_TOKEN: unmasked(bearerToken.token, 'Token') };
	return (
		oAuth2 && {
			OAUTH2: {
				authorization_url: oAuth2.authorizationUrl,
				client_id: oAuth2.clientId,
				client_secret: unmasked(oAuth2.clientSecret, 'Client Secret'),
			},
		}
	);
}

function signature(
	{ signature: chosen }: NonNullable<WebhookFields['signatureVerification']>,
	signingSecret: string | undefined,
): SignatureVerification | undefined {
	if (chosen === undefined) return undefined;
	const secret = unmasked(chosen.secret, 'Secret') || signingSecret;
	if (secret) return { ...chosen, secret };
	throw new ThoughtSpotError(
		'The signature needs a secret. Enter one in Secret, or fill in Webhook Signing Secret in the ThoughtSpot credential.',
	);
}

function storage(
	chosen: NonNullable<WebhookFields['storageDestination']>,
): StorageDestination | undefined {
	onlyOne(chosen, 'Storage Destination');
	const { awsS3, gcpGcs } = chosen;
	const place = ({ bucketName, pathPrefix }: { bucketName: string; pathPrefix: string }) => ({
		bucket_name: bucketName,
		...(pathPrefix ? { path_prefix: pathPrefix } : {}),
	});
	if (awsS3) {
		const aws_s3_config = {
			...place(awsS3),
			region: awsS3.region,
			role_arn: awsS3.roleArn,
			...(awsS3.externalId ? { external_id: awsS3.externalId } : {}),
		};
		return { storage_type: 'AWS_S3', storage_config: { aws_s3_config } };
	}
	if (!gcpGcs) return undefined;
	const gcp_gcs_config = { ...place(gcpGcs), service_account_email: gcpGcs.serviceAccountEmail };
	return { storage_type: 'GCP_GCS', storage_config: { gcp_gcs_config } };
}

/** The request body for the given fields; nothing is sent of a field that was not added. */
export function webhookBody(
	fields: WebhookFields,
	signingSecret: string | undefined,
): UpdateWebhook {
	const body: UpdateWebhook = {
		name: fields.name,
		url: fields.url,
		events: fields.events,
		description: fields.description,
		url_params:
			fields.urlParams &&
			Object.fromEntries(fields.urlParams.parameters.map(({ name, value }) => [name, value])),
		authentication: fields.authentication && authentication(fields.authentication),
		signature_verification:
			fields.signatureVerification && signature(fields.signatureVerification, signingSecret),
		storage_destination: fields.storageDestination && storage(fields.storageDestination),
		additional_headers: fields.additionalHeaders?.headers.map(({ name, value }) => ({
			key: name,
			value,
		})),
		status: fields.status,
		reset_options: fields.resetOptions?.length ? fields.resetOptions : undefined,
	};
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
