import { createHash, randomBytes } from 'crypto';

import type { CredentialFields } from './credential';
import { parseCredential, sessionOwner } from './credential';
import { trimmed } from './trimmed';

const SHORTEST = 16;
const BYTES = 32;
const MOST_KEPT = 100;

/** Whether deliveries may be verified with it: a shorter one could be guessed from a delivery. */
export const isStrongSecret = (secret: string | undefined): secret is string =>
	[...trimmed(secret ?? '')].length >= SHORTEST;

/**
 * Why deliveries cannot be verified with a signing secret, for the person who has to change it; `undefined`
 * where they can.
 */
export function signingSecretProblem(secret: string | undefined): string | undefined {
	const isEmpty = trimmed(secret ?? '') === '';
	if (isStrongSecret(secret)) return undefined;
	return isEmpty
		? 'Webhook Signing Secret is empty, or its expression gives no text. Enter one of at least 16 characters in the ThoughtSpot credential.'
		: 'Webhook Signing Secret is too weak: it has fewer than 16 characters. Enter a longer one in the ThoughtSpot credential, or leave it empty to have one generated.';
}

/** The secrets that anything may be signed with, the current one first. */
export const acceptedSecrets = ({
	signingSecret,
	previousSigningSecret,
}: Pick<CredentialFields, 'signingSecret' | 'previousSigningSecret'>): string[] =>
	[signingSecret, previousSigningSecret].filter(isStrongSecret);

/** Why the previous signing secret of a stored credential counts for nothing; `undefined` where it counts, or is empty. */
export function previousSecretProblem(stored: Record<string, unknown> = {}): string | undefined {
	const given = stored.previousSigningSecret ?? '';
	const isLeftEmpty = typeof given === 'string' && trimmed(given) === '';
	if (isLeftEmpty || isStrongSecret(parseCredential(stored).previousSigningSecret))
		return undefined;
	return 'Previous Signing Secret has fewer than 16 characters, or its expression gives no text, so that no delivery is accepted with it. Correct it in the ThoughtSpot credential, or empty it.';
}

/** A secret that nobody knows yet. */
export const randomSecret = (): string => randomBytes(BYTES).toString('hex');

/** Secrets that were generated and may not be stored yet, by a digest of the credential that they are for. */
const generated = new Map<string, string>();

function digestOf(stored: Record<string, unknown>): string {
	const { secretKey, password, token, sessionToken } = stored;
	const identity = [sessionOwner(stored), secretKey, password, token, sessionToken];
	return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}

/**
 * The signing secret of a credential without one. Whoever asks while none is stored yet gets the same, so that none
 * is overwritten after it was registered. n8n does not say which credential it is: two that sign in as the same user
 * with the same secret for the first time share it. Who empties the field later gets a new one, as the session has
 * another token by then.
 */
export function generatedSigningSecret(stored: Record<string, unknown>): string {
	const digest = digestOf(stored);
	const secret = generated.get(digest) ?? randomSecret();
	generated.delete(digest);
	generated.set(digest, secret);
	const [oldest] = generated.keys();
	if (generated.size > MOST_KEPT && oldest !== undefined) generated.delete(oldest);
	return secret;
}
