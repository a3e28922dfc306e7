import { z } from 'zod';

import { SIGNATURE_HEADER } from '../../transport/signatureHeader';
import { eventTypes } from '../../parameters/eventType';
import { choicesOf, ifGiven, textParameter } from '../../parameters/parameterSchemas';
import { address, headerName, headerValue, needed, neededInHeader } from './fieldSchemas';

const headers = z.array(z.object({ name: headerName, value: headerValue })).default([]);
const parameters = z
	.array(z.object({ name: needed, value: textParameter.default('') }))
	.default([]);
const prefix = { bucketName: needed, pathPrefix: textParameter.default('') };

/** The main fields of a new webhook. */
export const newWebhookFields = z.object({
	name: needed,
	url: address,
	events: eventTypes.refine((events) => events.length > 0, 'it is empty'),
});

/** The fields of a webhook as they stand in the node; what was not added is missing. */
export const webhookFields = z
	.object({
		name: ifGiven(newWebhookFields.shape.name),
		url: ifGiven(newWebhookFields.shape.url),
		events: newWebhookFields.shape.events,
		description: textParameter,
		urlParams: z.object({ parameters }),
		additionalHeaders: z.object({ headers }),
		authentication: z
			.object({
				apiKey: z.object({
					name: needed.default('X-API-Key'),
					apiKey: neededInHeader,
				}),
				basicAuth: z.object({
					username: needed,
					password: textParameter.default('').refine((text) => text !== '', 'it is empty'),
				}),
				bearerToken: z.object({ token: neededInHeader }),
				oAuth2: z.object({
					authorizationUrl: address,
					clientId: needed,
					clientSecret: needed,
				}),
			})
			.partial(),
		signatureVerification: z
			.object({
				signature: z.object({
					type: z.literal('HMAC_SHA256').default('HMAC_SHA256'),
					algorithm: z.literal('SHA256').default('SHA256'),
					header: headerName.default(SIGNATURE_HEADER),
					secret: textParameter
						.default('')
						.refine((text) => text === '' || text.trim() !== '', 'it is empty'),
				}),
			})
			.partial(),
		storageDestination: z
			.object({
				awsS3: z.object({
					...prefix,
					region: needed,
					roleArn: needed,
					externalId: textParameter.default(''),
				}),
				gcpGcs: z.object({ ...prefix, serviceAccountEmail: needed }),
			})
			.partial(),
		status: ifGiven(z.enum(['ENABLED', 'DISABLED'])),
		resetOptions: choicesOf('AUTHENTICATION', 'SIGNATURE_VERIFICATION', 'STORAGE_DESTINATION'),
	})
	.partial();
export type WebhookFields = z.infer<typeof webhookFields>;
