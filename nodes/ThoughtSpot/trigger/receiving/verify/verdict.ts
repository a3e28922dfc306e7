import type { Arrival } from './authentication';
import {
	JSON_TYPE,
	PAYLOAD_PART,
	Refusal,
	authenticate,
	contentType,
	mayBeUnsigned,
} from './authentication';
import type { Bytes } from '../../../message/bytes';
import type { DeliveredFile, Delivery, LiveboardDelivery } from '../../../message/delivery';
import type { Sent } from '../../../message/json';
import { parseJson, parseSent } from '../../../message/json';
import { readKpiAlert } from '../../../message/kpiAlert';
import type { Part } from './multipart';
import type { StoredFile } from '../../../message/payload';
import { readPayload, readStorageReport, sentAt } from '../../../message/payload';

export type Verdict = Refusal | { outcome: 'accepted'; delivery: Delivery };

const MOST_PAYLOAD_BYTES = 8 * 1024 * 1024;
const UNKNOWN_TYPE = 'application/octet-stream';
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** A message that arrives later than this is taken for a replay; ThoughtSpot repeats within minutes. */
export const LONGEST_DELAY_DAYS = 7;

function fromStorage(stored: StoredFile): DeliveredFile {
	return {
		fileName: stored.fileName ?? stored.key?.split('/').pop() ?? 'file',
		mimeType: stored.mimeType ?? UNKNOWN_TYPE,
		stored,
	};
}

interface Attached {
	files: DeliveredFile[];
	error?: string | null;
}

/** A direct file, or, in storage mode, the description of files as the content of a JSON part. */
function attachedBy({ name, fileName = name, mimeType, content }: Part): Attached {
	const mayReport = mimeType === JSON_TYPE && content.size <= MOST_PAYLOAD_BYTES;
	const report = mayReport ? readStorageReport(parseJson(content.joined())) : undefined;
	return report === undefined
		? { files: [{ fileName, mimeType: mimeType || UNKNOWN_TYPE, content }] }
		: { files: report.files.map(fromStorage), error: report.error };
}

function readJson(json: Bytes): Sent | Refusal {
	if (json.size > MOST_PAYLOAD_BYTES) return new Refusal(400, 'The payload exceeds 8 MB.');
	return parseSent(json.joined()) ?? new Refusal(400, 'The payload is not a JSON object.');
}

const accept = (delivery: Delivery): Verdict => ({ outcome: 'accepted', delivery });

function receiveUnsigned({ body }: Arrival, signatureHeader: string): Verdict {
	const sent = readJson(body);
	if (sent instanceof Refusal) return sent;
	const alert = readKpiAlert(sent);
	return alert === undefined
		? new Refusal(401, `The delivery has no signature in the header ${signatureHeader}.`)
		: accept({ kind: 'kpiAlert', signed: 'none', sent, alert });
}

function receiveLiveboard(
	signed: LiveboardDelivery['signed'],
	sent: Sent,
	parts: Part[],
	receivedAt: number,
): Verdict {
	const payload = readPayload(sent);
	if (receivedAt - (sentAt(payload) ?? receivedAt) > LONGEST_DELAY_DAYS * DAY_MILLISECONDS) {
		const reason = `The message is of ${payload.timestamp}, more than ${LONGEST_DELAY_DAYS} days old: it is taken for a replay.`;
		return new Refusal(401, reason);
	}
	const { storage } = payload;
	const attached: Attached[] = [
		...parts.map(attachedBy),
		{ files: storage.files.map(fromStorage), error: storage.error },
	];
	return accept({
		kind: 'liveboard',
		signed,
		sent,
		payload,
		files: attached.flatMap(({ files }) => files),
		storageError: attached.find(({ error }) => error)?.error ?? undefined,
	});
}

/**
 * Decides on a delivery: first the signature, over the body or its `payload` part, then the form, then the
 * JSON. Never throws.
 */
export function receive(arrival: Arrival): Verdict {
	const { headers, body, signatureHeader, kpiAlerts, receivedAt } = arrival;
	if (mayBeUnsigned(arrival)) return receiveUnsigned(arrival, signatureHeader);

	const authentic = authenticate(arrival);
	if (authentic instanceof Refusal) return authentic;
	const { signed, parts } = authentic;
	if (parts instanceof Refusal) return parts;
	if (parts === undefined && contentType(headers)?.value !== JSON_TYPE) {
		const reason = `The Content-Type is neither multipart/form-data nor ${JSON_TYPE}.`;
		return new Refusal(415, reason);
	}

	const payloadPart = parts?.find(({ name }) => name === PAYLOAD_PART);
	const json = parts === undefined ? body : payloadPart?.content;
	if (json === undefined) return new Refusal(400, 'The multipart body has no part named payload.');
	const sent = readJson(json);
	if (sent instanceof Refusal) return sent;
	const alert = kpiAlerts && signed === 'body' ? readKpiAlert(sent) : undefined;
	if (alert !== undefined) return accept({ kind: 'kpiAlert', signed: 'body', sent, alert });
	const others = parts?.filter((part) => part !== payloadPart) ?? [];
	return receiveLiveboard(signed, sent, others, receivedAt);
}
