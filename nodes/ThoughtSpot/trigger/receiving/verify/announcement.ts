import type { HeaderValue } from './headerValue';
import { parseHeaderValue } from './headerValue';
import { Refusal } from './refusal';
import { decodeSignature } from './signature';

export type Headers = Record<string, string | string[] | undefined>;

/** What is known of a delivery, and expected of it, before its body is read. */
export interface Announcement {
	/** Names in lower case, as Node gives them */
	headers: Headers;
	/** Name of the header that carries the signature, in any case */
	signatureHeader: string;
	/** What has to be signed; `automatic`: either, but for a form the whole body once that was seen */
	signatureCovers: 'automatic' | 'body' | 'payload';
	/** Whether a form has come that was signed over its whole body */
	bodySignatureSeen: boolean;
	/** Of the body, as it comes and inflated */
	maxSizeMb: number;
	/** Whether alerts of KPI monitors, which are never signed, are wanted */
	kpiAlerts: boolean;
}

export const JSON_TYPE = 'application/json';

/** A header as one text, by its name in any case; empty where there is none. */
export function headerText(headers: Headers, name: string): string {
	const key = name.toLowerCase();
	const value = Object.hasOwn(headers, key) ? headers[key] : undefined;
	return (Array.isArray(value) ? value.join(', ') : value) ?? '';
}

export const contentType = (headers: Headers): HeaderValue | undefined =>
	parseHeaderValue(headerText(headers, 'content-type'));

/** Whether a delivery may do without a signature. */
export const mayBeUnsigned = ({ headers, signatureHeader, kpiAlerts }: Announcement): boolean =>
	kpiAlerts &&
	headerText(headers, signatureHeader) === '' &&
	contentType(headers)?.value === JSON_TYPE;

/** The signature in bytes, or why the delivery is refused whatever its body is. */
export function presentedSignature({
	headers,
	signatureHeader,
}: Pick<Announcement, 'headers' | 'signatureHeader'>): Buffer | Refusal {
	const presented = headerText(headers, signatureHeader);
	if (presented === '') {
		return new Refusal(401, `The delivery has no signature in the header ${signatureHeader}.`);
	}
	return (
		decodeSignature(presented) ??
		new Refusal(401, `The header ${signatureHeader} holds no HMAC-SHA256 signature.`)
	);
}
