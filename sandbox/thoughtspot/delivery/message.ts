import type { Delivery, StoredWebhook } from '../model';
import { goJson } from './goJson';
import type { Part } from './multipart';
import { writeMultipart } from './multipart';
import type { StorageForm } from './storage';
import { storageError, storedFile } from './storage';

/** What is sent, the same in every attempt. `payload` are the bytes of the payload alone. */
export interface Message {
	contentType: string;
	body: Buffer;
	payload: Buffer;
}

const JSON_TYPE = 'application/json';

const payloadPart = (content: Buffer): Part => ({
	name: 'payload',
	contentType: JSON_TYPE,
	content,
});

function direct({ payload, files }: Delivery): Message {
	const content = Buffer.from(goJson(payload));
	const fileParts = files.map(({ fileName, mimeType, content: bytes }) => ({
		name: 'file',
		fileName,
		contentType: mimeType,
		content: bytes,
	}));
	return { ...writeMultipart([payloadPart(content), ...fileParts]), payload: content };
}

/** The message of a delivery: multipart with the files, or JSON about files that are in the webhook's storage. */
export function composeMessage(
	delivery: Delivery,
	{ storageDestination }: StoredWebhook,
	{ files: placeOfFiles, failing }: StorageForm,
): Message {
	if (!storageDestination) return direct(delivery);
	const { jobId, payload, files } = delivery;
	const stored = files.map((file) => storedFile(file, storageDestination, { jobId, failing }));
	const error = storageError(stored);
	const about = { files: stored, ...(error !== undefined && { error }) };
	if (placeOfFiles === 'body') {
		const body = Buffer.from(goJson({ ...payload, ...about }));
		return { contentType: JSON_TYPE, body, payload: body };
	}
	const content = Buffer.from(goJson(payload));
	const filePart: Part = {
		name: 'file',
		fileName: 'files.json',
		contentType: JSON_TYPE,
		content: Buffer.from(goJson(about)),
	};
	return { ...writeMultipart([payloadPart(content), filePart]), payload: content };
}
