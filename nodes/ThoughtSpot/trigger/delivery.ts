import { parseHeaderValue, parseMultipart, MultipartError } from './multipart';
import type { Part } from './multipart';
import type { Payload, Sent, StoredFile } from './payload';
import { parseSent, parseStoredFiles, readPayload } from './payload';
import { decodeSignature, digestsMatch, startDigest } from './signature';

export type Headers = Record<string, string | string[] | undefined>;

export interface DeliveredFile {
	fileName: string;
	mimeType: string;
	/** Missing where the file exists in cloud storage only */
	content?: Buffer;
	stored?: StoredFile;
}

export interface Delivery {
	/** Which bytes ThoughtSpot signed; files are covered by `body` only */
	signed: 'body' | 'payload' | 'none';
	sent: Sent;
	payload: Payload;
	files: DeliveredFile[];
}

export type Verdict =
	| { outcome: 'refused'; status: 400 | 401 | 415; reason: string }
	| { outcome: 'accepted'; delivery: Delivery };

export interface Arrival {
	/** Names in lower case, as Node gives them */
	headers: Headers;
	body: Buffer;
	secret: string;
	/** Name of the header that carries the signature, in any case */
	signatureHeader: string;
}

type Refusal = Extract<Verdict, { outcome: 'refused' }>;

const refuse = (status: Refusal['status'], reason: string): Refusal => ({
	outcome: 'refused',
	status,
	reason,
});

const PAYLOAD_PART = 'payload';
const JSON_TYPE = 'application/json';

function headerText(headers: Headers, name: string): string {
	const value = headers[name.toLowerCase()];
	return (Array.isArray(value) ? value.join(', ') : value) ?? '';
}

/** `undefined` where the body is no multipart/form-data; a refusal where it cannot be cut into parts. */
function partsOf({ headers, body }: Arrival): Part[] | Refusal | undefined {
	const { value, parameters } = parseHeaderValue(headerText(headers, 'content-type'));
	if (value !== 'multipart/form-data') return undefined;
	const boundary = parameters.get('boundary') ?? '';
	if (boundary === '') return refuse(400, 'The multipart body names no boundary.');
	try {
		return parseMultipart(body, boundary);
	} catch (error) {
		if (!(error instanceof MultipartError)) return refuse(400, 'The multipart body is malformed.');
		return refuse(400, `The multipart body is malformed: ${error.message}.`);
	}
}

const mediaType = (part: Part) => parseHeaderValue(part.contentType ?? '').value;

/** A direct file, or, in storage mode, the description of files as the content of a JSON part. */
function filesOf(part: Part): DeliveredFile[] {
	const mimeType = mediaType(part) || 'application/octet-stream';
	const stored = mimeType === JSON_TYPE ? parseStoredFiles(part.content) : undefined;
	return (
		stored?.map(fromStorage) ?? [
			{ fileName: part.fileName ?? part.name, mimeType, content: part.content },
		]
	);
}

function fromStorage(stored: StoredFile): DeliveredFile {
	return {
		fileName: stored.filename ?? stored.objectKey?.split('/').pop() ?? 'file',
		mimeType: stored.contentType ?? 'application/octet-stream',
		stored,
	};
}

function accept(signed: Delivery['signed'], json: Buffer, parts: Part[]): Verdict {
	const sent = parseSent(json);
	if (sent === undefined) return refuse(400, 'The payload is not a JSON object.');
	const payload = readPayload(sent);
	const files = [...parts.flatMap(filesOf), ...payload.files.map(fromStorage)];
	return { outcome: 'accepted', delivery: { signed, sent, payload, files } };
}

/** Whose bytes the signature covers: the whole body, or only the `payload` part. */
function authenticate(arrival: Arrival, parts: Part[] | undefined): Delivery['signed'] | undefined {
	const presented = decodeSignature(headerText(arrival.headers, arrival.signatureHeader));
	if (presented === undefined) return undefined;
	const covers = (content: Buffer) =>
		digestsMatch(startDigest(arrival.secret).update(content).digest(), presented);
	if (covers(arrival.body)) return 'body';
	const payloads = parts?.filter(({ name }) => name === PAYLOAD_PART) ?? [];
	return payloads.length === 1 && payloads.some(({ content }) => covers(content))
		? 'payload'
		: undefined;
}

/**
 * Decides on a delivery: first the signature, over the body or its `payload` part, then the form, then the
 * JSON. Never throws.
 */
export function receive(arrival: Arrival): Verdict {
	if (arrival.secret === '') {
		return refuse(401, 'No signing secret is known yet. Activate the workflow again.');
	}
	if (headerText(arrival.headers, arrival.signatureHeader) === '') {
		return refuse(401, `The delivery has no signature in the header ${arrival.signatureHeader}.`);
	}
	const parts = partsOf(arrival);
	const signed = authenticate(arrival, Array.isArray(parts) ? parts : undefined);
	if (signed === undefined) return refuse(401, 'The signature does not match.');
	if (parts === undefined) {
		const { value } = parseHeaderValue(headerText(arrival.headers, 'content-type'));
		return value === JSON_TYPE
			? accept(signed, arrival.body, [])
			: refuse(415, `The Content-Type is neither multipart/form-data nor ${JSON_TYPE}.`);
	}
	if (!Array.isArray(parts)) return parts;
	const payload = parts.find(({ name }) => name === PAYLOAD_PART);
	if (payload === undefined) return refuse(400, 'The multipart body has no part named payload.');
	return accept(
		signed,
		payload.content,
		parts.filter((part) => part !== payload),
	);
}
