import type { Bytes } from '../../../message/bytes';
import type { Announcement } from './announcement';
import { contentType } from './announcement';
import type { Part } from './multipart';
import { MultipartError, parseMultipart } from './multipart';
import { Refusal } from './refusal';
import type { Signature } from './signature';

export interface Arrival extends Announcement {
	/** Missing where the delivery may do without */
	signature: Signature | undefined;
	/** Inflated */
	body: Bytes;
	/** Whether the signature is of the body, inflated or as it came */
	isBodySigned: boolean;
	/** Epoch milliseconds */
	receivedAt: number;
}

export const PAYLOAD_PART = 'payload';

export const NO_MATCH = new Refusal(
	401,
	'The signature does not match. If the signing secret was changed after the workflow was published, publish it again.',
);
const PAYLOAD_ALONE = new Refusal(
	401,
	'The signature is of the payload alone, but one of the whole body is expected: see Signature Covers in the settings of the trigger.',
);
const WHOLE_BODY = new Refusal(
	401,
	'The signature is of the whole body, but one of the payload alone is expected: see Signature Covers in the settings of the trigger.',
);

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
	/** Of a form; a refusal where the signed body cannot be cut into them */
	parts: Part[] | Refusal | undefined;
	/** Why such a signature is not enough for this trigger; it may be for another */
	objection: Refusal | undefined;
}

/** Checks the signature, over the whole body or over its one `payload` part, for which the body is cut. */
export function authenticate(arrival: Arrival): Authentic | Refusal {
	const { signature, isBodySigned, signatureCovers, bodySignatureSeen } = arrival;
	const parts = partsOf(arrival);
	if (isBodySigned) {
		// JSON is the payload and the body at once
		const isEnough = parts === undefined || signatureCovers !== 'payload';
		return { signed: 'body', parts, objection: isEnough ? undefined : WHOLE_BODY };
	}
	const payloads = Array.isArray(parts) ? parts.filter(({ name }) => name === PAYLOAD_PART) : [];
	const [payload, ...others] = payloads;
	const isOne = payload !== undefined && others.length === 0;
	if (!isOne || !signature?.covers(payload.content)) return NO_MATCH;
	// nobody is to get what somebody may have made of a body that ThoughtSpot has signed
	if (signatureCovers === 'automatic' && bodySignatureSeen) return PAYLOAD_ALONE;
	return {
		signed: 'payload',
		parts,
		objection: signatureCovers === 'body' ? PAYLOAD_ALONE : undefined,
	};
}
