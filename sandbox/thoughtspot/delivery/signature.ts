import { createHmac } from 'node:crypto';

/** How this ThoughtSpot writes signatures; which form the real one uses is not documented. */
export interface SignatureForm {
	/** What is signed: the whole request body or the bytes of the `payload` part. */
	content: 'body' | 'payload';
	encoding: 'hex' | 'base64' | 'base64url';
	prefix?: 'sha256=';
}

export const DEFAULT_SIGNATURE: SignatureForm = { content: 'body', encoding: 'hex' };

/** The signature header's value: HMAC-SHA256 of the signed bytes. */
export function sign(
	secret: string,
	signed: { body: Buffer; payload: Buffer },
	{ content, encoding, prefix }: SignatureForm,
): string {
	const digest = createHmac('sha256', secret).update(signed[content]).digest(encoding);
	return `${prefix ?? ''}${digest}`;
}
