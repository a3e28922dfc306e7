import { createHash, createHmac, timingSafeEqual } from 'crypto';

const SIGNATURE_CHARACTERS = 22;
const MARK_CHARACTERS = 12;

/**
 * An HMAC with the signing secret, in base64url. `purpose` stands in front of the text, so that it is a signature of
 * nothing else: neither of a delivery nor of another text of ours.
 */
export const sign = (purpose: string, text: string, secret: string): string =>
	createHmac('sha256', secret)
		.update(`n8n-nodes-thoughtspot ${purpose}\n${text}`)
		.digest('base64url')
		.slice(0, SIGNATURE_CHARACTERS);

/** Whether one of the secrets signed the text; compared in constant time. An empty secret signs nothing. */
export function isSigned(
	purpose: string,
	text: string,
	signature: string,
	secrets: readonly string[],
): boolean {
	const presented = Buffer.from(signature);
	return secrets.some((secret) => {
		const expected = Buffer.from(sign(purpose, text, secret));
		const isSameLength = presented.length === expected.length;
		return secret !== '' && isSameLength && timingSafeEqual(presented, expected);
	});
}

/** What a signed text names a webhook by, whatever characters ThoughtSpot's ID of it has; empty: none yet. */
export const markOf = (webhookId: string | undefined): string =>
	webhookId === undefined
		? ''
		: createHash('sha256').update(webhookId).digest('base64url').slice(0, MARK_CHARACTERS);
