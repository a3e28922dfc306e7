import { z } from 'zod';

import { normalizeBaseUrl } from './address';
import { ThoughtSpotError } from './errors';
import { isHeaderName } from './exchange';
import { SIGNATURE_HEADER } from './signatureHeader';
import { trimmed } from './trimmed';

// An expression in a credential may give anything. What is no text is absent: it never becomes one.

const text = z.string().catch('');

/** What is empty counts as absent. A line break comes along where somebody pastes. */
const optionalText = z
	.string()
	.transform((value) => trimmed(value) || undefined)
	.optional()
	.catch(undefined);

/** A password may begin or end with blanks. */
const password = z
	.string()
	.transform((value) => value.replace(/^[\r\n]+|[\r\n]+$/g, '') || undefined)
	.optional()
	.catch(undefined);

/** Names and numbers of people and Orgs are often digits, which an expression gives as a number. */
const textOrDigits = z
	.union([z.string(), z.number().finite()])
	.transform((value) => trimmed(String(value)) || undefined)
	.optional();

const NO_NUMBER = 'no number';

const credentialFields = z.object({
	baseUrl: text,
	/** Absent where it is none of these */
	authentication: z
		.preprocess(
			(value) => (value === '' ? 'secretKey' : (value ?? 'secretKey')),
			z.enum(['secretKey', 'password', 'token']).optional(),
		)
		.catch(undefined),
	username: textOrDigits.catch(undefined),
	secretKey: optionalText,
	password,
	token: optionalText.transform((value) => value?.replace(/^Bearer\s+/i, '')),
	/** Read it with `orgIdOf` */
	orgId: z.preprocess((value) => value ?? undefined, textOrDigits).catch(NO_NUMBER),
	signingSecret: optionalText,
	/** Accepted as well, while the signing secret is being changed */
	previousSigningSecret: optionalText,
	/** What ThoughtSpot sends along with KPI alerts, which it does not sign */
	alertHeaderName: optionalText,
	alertSecret: optionalText,
});
export type CredentialFields = z.infer<typeof credentialFields>;

/** The credential as n8n hands it over: a field that is not shown may be missing. */
export function parseCredential(stored: unknown): CredentialFields {
	return credentialFields.parse(stored ?? {});
}

const EXAMPLE = 'such as https://mycompany.thoughtspot.cloud';

function baseUrlProblem(pasted: string): string {
	const address = trimmed(pasted);
	if (address === '') {
		return `Base URL is empty, or its expression gives no text. Enter the address of your ThoughtSpot in the ThoughtSpot credential, ${EXAMPLE}.`;
	}
	return /^http:\/\/[^\s/]/i.test(address)
		? `Base URL begins with http://, so that secrets would leave unencrypted. Enter the address of your ThoughtSpot with https://, ${EXAMPLE}.`
		: `Base URL is not an address. Enter the address of your ThoughtSpot, ${EXAMPLE}.`;
}

/** The address of the credential's ThoughtSpot; throws where there is none, and says why. */
export function requireBaseUrl(pasted: string): string {
	const baseUrl = normalizeBaseUrl(pasted);
	if (baseUrl === undefined) throw new ThoughtSpotError(baseUrlProblem(pasted));
	return baseUrl;
}

/** The Org ID as ThoughtSpot wants it, an integer; `undefined` where the field is empty. */
export function orgIdOf({ orgId }: Pick<CredentialFields, 'orgId'>): number | undefined {
	if (orgId === undefined) return undefined;
	if (!/^\d+$/.test(orgId) || !Number.isSafeInteger(Number(orgId))) {
		throw new ThoughtSpotError(
			'Org ID is not the number of an Org. Enter its numeric ID, such as 2100019165 (0 is the Primary Org), not its name, or leave it empty.',
		);
	}
	return Number(orgId);
}

/**
 * Why alerts of KPI monitors would all be refused, for the person who has to change the credential; `undefined` where
 * they would not.
 */
export function alertHeaderProblem({
	alertHeaderName: name,
	alertSecret: secret,
}: Pick<CredentialFields, 'alertHeaderName' | 'alertSecret'>): string | undefined {
	if ((name === undefined) !== (secret === undefined)) {
		return 'The ThoughtSpot credential has only one of KPI Alert Header Name and KPI Alert Secret. Fill in both, or none.';
	}
	if (name?.toLowerCase() === SIGNATURE_HEADER.toLowerCase()) {
		return `KPI Alert Header Name is ${SIGNATURE_HEADER}, in which ThoughtSpot signs reports. Choose another name, such as X-Alert-Key, in ThoughtSpot and in the ThoughtSpot credential.`;
	}
	return name === undefined || isHeaderName(name)
		? undefined
		: 'KPI Alert Header Name is not the name of an HTTP header. Enter in the ThoughtSpot credential what ThoughtSpot sends along with alerts, such as X-Alert-Key, without a colon or blanks.';
}

const OWNER_FIELDS = ['baseUrl', 'authentication', 'username', 'orgId'] as const;

/** Whose session it is: the fields as they are stored, so that an expression can say the same. */
export function sessionOwner(stored: Record<string, unknown>): string {
	return OWNER_FIELDS.map((name) => stored[name]).join(' ');
}

/** The same as an expression of n8n's, about the credential that it stands in. */
export const SESSION_OWNER_EXPRESSION = `[${OWNER_FIELDS.map((name) => `$credentials.${name}`).join(', ')}].join(" ")`;

const SECRET_FIELDS = [
	'secretKey',
	'password',
	'token',
	'sessionToken',
	'signingSecret',
	'previousSigningSecret',
	'alertSecret',
] as const;

/** Every secret of a credential, as stored and as sent. */
export function secretsOf(stored: Record<string, unknown>): string[] {
	const { username, ...sent } = parseCredential(stored);
	const values = [stored, sent].flatMap((fields: Record<string, unknown>) =>
		SECRET_FIELDS.map((name) => fields[name]),
	);
	const basic = sent.password === undefined ? [] : [`${username ?? ''}:${sent.password}`];
	return [...values, ...basic].filter((value) => typeof value === 'string');
}
