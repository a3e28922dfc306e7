import { z } from 'zod';

import type {
	SignatureVerification,
	StorageDestination,
	UpdateWebhook,
	WebhookAuthentication,
} from '../../api/webhooks';
import { SIGNATURE_HEADER } from '../../api/webhookEndpoints';
import { ThoughtSpotError } from '../../transport/errors';
import { eventTypes } from '../../parameters/eventType';
import { choicesOf, textParameter } from '../../parameters/parameterSchemas';

const pairs = z
	.array(z.object({ name: textParameter.default(''), value: textParameter.default('') }))
	.default([]);
const prefix = { bucketName: textParameter.default(''), pathPrefix: textParameter.default('') };

/** The fields of a webhook as they stand in the node; what was not added is missing. */
export const webhookFields = z
	.object({
		name: textParameter,
		url: textParameter,
		events: eventTypes,
		description: textParameter,
		urlParams: z.object({ parameters: pairs }),
		additionalHeaders: z.object({ headers: pairs }),
		authentication: z
			.object({
				apiKey: z.object({
					name: textParameter.default('X-API-Key'),
					apiKey: textParameter.default(''),
				}),
				basicAuth: z.object({
					username: textParameter.default(''),
					password: textParameter.default(''),
				}),
				bearerToken: z.object({ token: textParameter.default('') }),
				oAuth2: z.object({
					authorizationUrl: textParameter.default(''),
					clientId: textParameter.default(''),
					clientSecret: textParameter.default(''),
				}),
			})
			.partial(),
		signatureVerification: z
			.object({
				signature: z.object({
					type: z.literal('HMAC_SHA256').default('HMAC_SHA256'),
					algorithm: z.literal('SHA256').default('SHA256'),
					header: textParameter.default(SIGNATURE_HEADER),
					secret: textParameter.default(''),
				}),
			})
			.partial(),
		storageDestination: z
			.object({
				awsS3: z.object({
					...prefix,
					region: textParameter.default(''),
					roleArn: textParameter.default(''),
					externalId: textParameter.default(''),
				}),
				gcpGcs: z.object({ ...prefix, serviceAccountEmail: textParameter.default('') }),
			})
			.partial(),
		status: z.enum(['ENABLED', 'DISABLED']),
		resetOptions: choicesOf('AUTHENTICATION', 'SIGNATURE_VERIFICATION', 'STORAGE_DESTINATION'),
	})
	.partial();
export type WebhookFields = z.infer<typeof webhookFields>;

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
