import { z } from 'zod';

import { normalizeBaseUrl } from './address';
import { ThoughtSpotError } from './errors';

const optionalField = z.coerce.string().catch('');

/** The credential as n8n hands it over: a field that is not shown may be missing. */
const credentialFields = z.object({
	baseUrl: optionalField,
	authentication: z.enum(['secretKey', 'password', 'token']).catch('secretKey'),
	username: optionalField.optional(),
	secretKey: optionalField.optional(),
	password: optionalField.optional(),
	token: optionalField.optional(),
	orgId: optionalField.optional(),
	signingSecret: optionalField.optional(),
});
export type CredentialFields = z.infer<typeof credentialFields>;

export function parseCredential(stored: unknown): CredentialFields {
	return credentialFields.parse(stored);
}

/** Whose session it is; the credential's `authenticate` expression says the same and must agree. */
export function sessionOwner(fields: CredentialFields): string {
	return [fields.baseUrl, fields.authentication, fields.username, fields.orgId].join(' ');
}

export function requireBaseUrl(pasted: string): string {
	const baseUrl = normalizeBaseUrl(pasted);
	if (baseUrl === undefined) {
		throw new ThoughtSpotError(
			'Base URL is not an address. Enter the address of your ThoughtSpot, such as https://mycompany.thoughtspot.cloud.',
		);
	}
	return baseUrl;
}
