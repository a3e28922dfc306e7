import type { Bytes } from '../../../message/bytes';
import type { HeaderValue } from './headerValue';
import { parseHeaderValue } from './headerValue';
import type { Part } from './multipart';
import { MultipartError, parseMultipart } from './multipart';
import { decodeSignature, digestOf, digestsMatch } from './signature';

export type Headers = Record<string, string | string[] | undefined>;

/** Why a delivery is not accepted; the reason goes to the sender. */
export class Refusal {
	readonly outcome = 'refused';

	constructor(
		readonly status: 400 | 401 | 408 | 413 | 415 | 503,
		readonly reason: string,
	) {}
}

/** What is known before the body is read. */
export interface Announcement {
	/** Names in lower case, as Node gives them */
	headers: Headers;
	secret: string;
	/** Name of the header that carries the signature, in any case */
	signatureHeader: string;
	/** Whether alerts of KPI monitors, which are never signed, are wanted */
	kpiAlerts: boolean;
}

export interface Arrival extends Announcement {
	/** Inflated */
	body: Bytes;
	/** HMAC-SHA256 of the body: inflated and, where it came compressed, also as it came */
	digests: Buffer[];
	/** Epoch milliseconds */
	receivedAt: number;
}

export const JSON_TYPE = 'application/json';
export const PAYLOAD_PART = 'payload';

function headerText(headers: Headers, name: string): string {
	const value = headers[name.toLowerCase()];
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
export function presentedSignature(announcement: Announcement): Buffer | Refusal {
	const { headers, secret, signatureHeader } = announcement;
	if (secret === '') {
		return new Refusal(401, 'No signing secret is known yet. Publish the workflow again.');
	}
	const presented = headerText(headers, signatureHeader);
	if (presented === '') {
		return new Refusal(401, `The delivery has no signature in the header ${signatureHeader}.`);
	}
	return (
		decodeSignature(presented) ??
		new Refusal(401, `The header ${signatureHeader} holds no HMAC-SHA256 signature.`)
	);
}

/** Refuses what cannot be accepted whatever its body is. */
export function refuseUnread(announcement: Announcement): Refusal | undefined {
	if (mayBeUnsigned(announcement)) return undefined;
	const presented = presentedSignature(announcement);
	return presented instanceof Refusal ? presented : undefined;
}

/** `undefined` where the body is no multipart/form-data; a refusal where it cannot be cut into parts. */
function partsOf({ headers, body }: Arrival): Part[] | Refusal | undefined {
	const type = contentType(headers);
	if (type?.value !== 'multipart/form-data') return undefined;
	try {
		return parseMultipart(body, type.parameters.get('boundary') ?? '');
	} catch (error) {
		const reason = error instanceof MultipartError ? error.message : 'it cannot be read';
		return new Refusal(400, `The multipart body is malformed: ${reason}.`);
	}
}

export interface Authentic {
	signed: 'body' | 'payload';
	parts: Part[] | Refusal | undefined;
}

/** Checks the signature, over the whole body or over its one `payload` part, for which the body is cut. */
export function authenticate(arrival: Arrival): Authentic | Refusal {
	const { secret, digests } = arrival;
	const presented = presentedSignature(arrival);
	if (presented instanceof Refusal) return presented;
	if (digests.some((digest) => digestsMatch(digest, presented))) {
		return { signed: 'body', parts: partsOf(arrival) };
	}
	const parts = partsOf(arrival);
	const payloads = Array.isArray(parts) ? parts.filter(({ name }) => name === PAYLOAD_PART) : [];
	const [payload, ...others] = payloads;
	const isOne = payload !== undefined && others.length === 0;
	return isOne && digestsMatch(digestOf(secret, payload.content), presented)
		? { signed: 'payload', parts }
		: new Refusal(401, 'The signature does not match.');
}
