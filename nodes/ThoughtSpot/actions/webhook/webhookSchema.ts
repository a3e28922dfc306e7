import { z } from 'zod';

import { SIGNATURE_HEADER } from '../../api/webhooks';
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
