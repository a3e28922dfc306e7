import type { Hmac } from 'crypto';
import { createHmac, timingSafeEqual } from 'crypto';

import type { Bytes } from '../../../message/bytes';

const DIGEST_BYTES = 32;
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{43}=?|[A-Za-z0-9_-]{43}=?)$/;

/** An HMAC-SHA256 to feed with content as it arrives. */
export function startDigest(secret: string): Hmac {
	return createHmac('sha256', secret);
}

/** The HMAC-SHA256 of content that is there already, in bytes. */
function digestOf(secret: string, content: Bytes): Buffer {
	const digest = startDigest(secret);
	for (const block of content.blocks) digest.update(block);
	return digest.digest();
}

/**
 * The 32 bytes of a signature header's value: hex in any case, base64 or base64url, with or without
 * `sha256=`; ThoughtSpot does not say which it writes. `undefined` for anything else.
 */
export function decodeSignature(presented: string): Buffer | undefined {
	const written = presented.trim().replace(/^sha256=/i, '');
	if (HEX.test(written)) return Buffer.from(written, 'hex');
	return BASE64.test(written) ? Buffer.from(written, 'base64') : undefined;
}

/** Compares in constant time. */
export function digestsMatch(expected: Buffer, presented: Buffer): boolean {
	return presented.length === DIGEST_BYTES && timingSafeEqual(expected, presented);
}

/** What a delivery is signed with, and the secrets of which any may have made it. */
export class Signature {
	constructor(
		private readonly presented: Buffer,
		private readonly secrets: readonly string[],
	) {}

	/** Whether it is of this content; `digest` is the content's by the first secret, where it is known. */
	covers(content: Bytes, digest?: Buffer): boolean {
		return this.secrets.some((secret, index) => {
			const known = index === 0 ? digest : undefined;
			return digestsMatch(known ?? digestOf(secret, content), this.presented);
		});
	}
}
