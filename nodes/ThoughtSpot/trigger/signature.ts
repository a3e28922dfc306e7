import type { Hmac } from 'crypto';
import { createHmac, timingSafeEqual } from 'crypto';

const DIGEST_BYTES = 32;
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** An HMAC-SHA256 to feed with content as it arrives. */
export function startDigest(secret: string): Hmac {
	return createHmac('sha256', secret);
}

/**
 * The 32 bytes of a signature header's value: hex in any case, base64 or base64url, with or without
 * `sha256=`; ThoughtSpot does not say which it writes. `undefined` for anything else.
 */
export function decodeSignature(presented: string): Buffer | undefined {
	const written = presented.trim().replace(/^sha256=/i, '');
	if (HEX.test(written)) return Buffer.from(written, 'hex');
	if (!BASE64.test(written)) return undefined;
	const digest = Buffer.from(written, 'base64');
	return digest.length === DIGEST_BYTES ? digest : undefined;
}

/** Compares in constant time. */
export function digestsMatch(expected: Buffer, presented: Buffer): boolean {
	return expected.length === presented.length && timingSafeEqual(expected, presented);
}
