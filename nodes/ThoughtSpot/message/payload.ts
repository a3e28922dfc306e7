import type { Sent } from './json';
import { object, objects, number, text } from './json';

/** A file that ThoughtSpot put into the webhook's cloud storage, or could not. */
export interface StoredFile {
	fileName: string | null;
	mimeType: string | null;
	sizeBytes: number | null;
	provider: string | null;
	bucket: string | null;
	key: string | null;
	region: string | null;
	status: string | null;
	error: string | null;
}

export type Recipient = Record<'type' | 'id' | 'name' | 'email' | 'locale', string | null>;

export interface Payload {
	eventId: string | null;
	messageId: string | null;
	eventType: string | null;
	/** ISO 8601 */
	timestamp: string | null;
	orgId: string | null;
	liveboard: Record<'id' | 'name' | 'url', string | null>;
	view: Record<'id' | 'name', string | null> | null;
	schedule: Record<
		'id' | 'name' | 'description' | 'runId' | 'fileFormat' | 'authorId' | 'createdAt',
		string | null
	>;
	recipients: Recipient[];
	highlights: unknown;
	storage: StorageReport;
}

/** In storage mode: what was uploaded, and what went wrong where nothing was. */
export interface StorageReport {
	files: StoredFile[];
	error: string | null;
}

function isoTime(time: unknown): string | null {
	if (typeof time !== 'number') return text(time);
	const date = new Date(time);
	return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function readView(view: Sent): Payload['view'] {
	const [id, name] = [text(view.viewId), text(view.viewName)];
	return id || name ? { id, name } : null;
}

const readStoredFile = (file: Sent): StoredFile => ({
	fileName: text(file.filename),
	mimeType: text(file.contentType),
	sizeBytes: number(file.size),
	provider: text(file.provider),
	bucket: text(file.bucketName),
	key: text(file.objectKey),
	region: text(file.region),
	status: text(file.uploadStatus),
	error: text(file.errorMessage),
});

const readStorage = ({ files, error }: Sent): StorageReport => ({
	files: objects(files).map(readStoredFile),
	error: text(error),
});

const readRecipient = ({ type, id, name, email, locale }: Sent): Recipient => ({
	type: text(type),
	id: text(id),
	name: text(name),
	email: text(email),
	locale: text(locale),
});

/** What ThoughtSpot reports with a delivery. Source: ThoughtSpot's documentation of webhook payloads. */
export function readPayload(sent: Sent): Payload {
	const [liveboard, data] = [object(sent.metadataObject), object(sent.data)];
	const schedule = object(data.scheduleDetails);
	return {
		eventId: text(sent.eventId),
		messageId: text(data.msgUniqueId),
		eventType: text(sent.eventType),
		timestamp: text(sent.timestamp),
		orgId: text(object(sent.source).orgId),
		liveboard: {
			id: text(liveboard.id),
			name: text(liveboard.name),
			url: text(liveboard.url),
		},
		view: readView(object(data.viewInfo)) ?? readView(object(schedule.viewInfo)),
		schedule: {
			id: text(schedule.scheduleId),
			name: text(schedule.name),
			description: text(schedule.description),
			runId: text(schedule.runId),
			fileFormat: text(schedule.fileFormat),
			authorId: text(schedule.authorId),
			createdAt: isoTime(schedule.creationTime),
		},
		recipients: objects(data.recipients).map(readRecipient),
		highlights: data.aiHighlights ?? null,
		storage: readStorage(sent),
	};
}

/**
 * What a JSON part says about files in cloud storage: `{ files, error }`, or the list alone. `undefined`
 * where it says nothing of the kind: then it is a file itself.
 */
export function readStorageReport(json: unknown): StorageReport | undefined {
	const report = readStorage(Array.isArray(json) ? { files: json } : object(json));
	const isOne = report.files.some(({ provider, status, key }) => provider || status || key);
	return isOne ? report : undefined;
}

/** When ThoughtSpot made the message, in epoch milliseconds; `undefined` where it does not say. */
export function sentAt({ timestamp }: Payload): number | undefined {
	const time = Date.parse(timestamp ?? '');
	return Number.isNaN(time) ? undefined : time;
}

/** ThoughtSpot marks the deliveries of its "send test event" with these fixed IDs. */
export const isTestEvent = ({ eventId, schedule }: Payload): boolean =>
	schedule.id === 'validation-schedule-id' ||
	schedule.runId === 'validation-run-id' ||
	/^n\.validation-/.test(eventId ?? '');
