import type { Bytes } from '../../../message/bytes';
import type { Delivery } from '../../../message/delivery';
import type { Sent } from '../../../message/json';
import { isWithinLevels, parseSent } from '../../../message/json';
import { readKpiAlert } from '../../../message/kpiAlert';
import { readPayload, sentAt } from '../../../message/payload';
import { JSON_TYPE, contentType, mayBeUnsigned } from './announcement';
import { readAttachments } from './attachments';
import type { Arrival, Authentic } from './authentication';
import { PAYLOAD_PART, authenticate } from './authentication';
import type { Part } from './multipart';
import { Refusal } from './refusal';
import { refuseUntimely } from './timeliness';

export interface Accepted {
	outcome: 'accepted';
	delivery: Delivery;
	/** Whether it is a form that was signed over its whole body, after which ThoughtSpot is known to do so */
	isWholeFormSigned: boolean;
}

/** Refused, but genuine: signed otherwise than this trigger expects it. Others who share the webhook may take it. */
export interface Declined extends Pick<Refusal, 'outcome' | 'status' | 'reason'> {
	genuine: Accepted;
}

export type Verdict = Refusal | Declined | Accepted;

const MOST_PAYLOAD_BYTES = 8 * 1024 * 1024;
/** ThoughtSpot's own have less than ten; what nests thousands deep breaks whoever walks through it. */
const MOST_LEVELS = 100;

function readJson(json: Bytes): Sent | Refusal {
	if (json.size > MOST_PAYLOAD_BYTES) return new Refusal(400, 'The payload exceeds 8 MB.');
	const sent = parseSent(json.joined());
	if (sent === undefined) return new Refusal(400, 'The payload is not a JSON object.');
	return isWithinLevels(sent, MOST_LEVELS)
		? sent
		: new Refusal(400, `The payload nests more than ${MOST_LEVELS} levels deep.`);
}

const accept = (delivery: Delivery, isWholeFormSigned = false): Accepted => ({
	outcome: 'accepted',
	delivery,
	isWholeFormSigned,
});

function receiveUnsigned({ body, signatureHeader }: Arrival): Verdict {
	const sent = readJson(body);
	if (sent instanceof Refusal) return sent;
	const alert = readKpiAlert(sent);
	return alert === undefined
		? new Refusal(401, `The delivery has no signature in the header ${signatureHeader}.`)
		: accept({ kind: 'kpiAlert', signed: 'none', sent, alert });
}

interface Content {
	json: Bytes;
	/** All parts but the payload; `undefined` where the body is JSON */
	others: Part[] | undefined;
}

/** The payload and what came beside it. */
function contentOf({ headers, body }: Arrival, { parts }: Authentic): Content | Refusal {
	if (parts instanceof Refusal) return parts;
	if (parts === undefined) {
		return contentType(headers)?.value === JSON_TYPE
			? { json: body, others: undefined }
			: new Refusal(415, `The Content-Type is neither multipart/form-data nor ${JSON_TYPE}.`);
	}
	const [payload, second] = parts.filter(({ name }) => name === PAYLOAD_PART);
	if (payload === undefined) {
		return new Refusal(400, `The multipart body has no part named ${PAYLOAD_PART}.`);
	}
	if (second !== undefined) {
		return new Refusal(400, `The multipart body has two parts named ${PAYLOAD_PART}.`);
	}
	return { json: payload.content, others: parts.filter((part) => part !== payload) };
}

/** What is signed, whether or not it is signed as this trigger expects it. */
function readSigned(arrival: Arrival, authentic: Authentic): Refusal | Accepted {
	const content = contentOf(arrival, authentic);
	if (content instanceof Refusal) return content;
	const sent = readJson(content.json);
	if (sent instanceof Refusal) return sent;

	const { signed } = authentic;
	const areSigned = signed === 'body';
	const alert = arrival.kpiAlerts && areSigned ? readKpiAlert(sent) : undefined;
	if (alert !== undefined) return accept({ kind: 'kpiAlert', signed: 'body', sent, alert });

	const payload = readPayload(sent);
	const at = sentAt(payload);
	const untimely = typeof at === 'number' ? refuseUntimely(at, arrival.receivedAt) : undefined;
	if (untimely !== undefined) return untimely;
	const { others = [] } = content;
	const attachments = readAttachments(others, { areSigned, storage: payload.storage });
	const isWholeFormSigned = areSigned && content.others !== undefined;
	return accept({ kind: 'liveboard', signed, sent, payload, ...attachments }, isWholeFormSigned);
}

function receiveSigned(arrival: Arrival): Verdict {
	const authentic = authenticate(arrival);
	if (authentic instanceof Refusal) return authentic;
	const { objection } = authentic;
	const genuine = readSigned(arrival, authentic);
	if (objection === undefined) return genuine;
	const isForOthers = genuine.outcome === 'accepted' && genuine.delivery.kind === 'liveboard';
	const { outcome, status, reason } = objection;
	return isForOthers ? { outcome, status, reason, genuine } : objection;
}

/**
 * Decides on a delivery: first the signature, over the body or its `payload` part, then the form, then the
 * JSON. Never throws.
 */
export const receive = (arrival: Arrival): Verdict =>
	mayBeUnsigned(arrival) ? receiveUnsigned(arrival) : receiveSigned(arrival);
