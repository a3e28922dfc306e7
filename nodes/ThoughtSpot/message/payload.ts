import type { Sent } from './json';
import { identifier, number, object, objects, text, texts } from './json';
import { isoTime, readTime } from './time';

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
	/** ISO 8601, or as sent where that cannot be read */
	timestamp: string | null;
	orgId: string | null;
	liveboard: Record<'id' | 'name' | 'url', string | null>;
	view: Record<'id' | 'name', string | null> | null;
	schedule: Record<
		'id' | 'name' | 'description' | 'runId' | 'fileFormat' | 'status' | 'authorId' | 'createdAt',
		string | null
	>;
	recipients: Recipient[];
	groupIds: string[];
	highlights: unknown;
	storage: StorageReport;
}

/** In storage mode: what was uploaded, and what went wrong where nothing was. */
export interface StorageReport {
	files: StoredFile[];
	error: string | null;
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
		eventId: identifier(sent.eventId),
		messageId: identifier(data.msgUniqueId),
		eventType: text(sent.eventType),
		timestamp: isoTime(sent.timestamp),
		orgId: identifier(object(sent.source).orgId),
		liveboard: {
			id: identifier(liveboard.id),
			name: text(liveboard.name),
			url: text(liveboard.url),
		},
		view: readView(object(data.viewInfo)) ?? readView(object(schedule.viewInfo)),
		schedule: {
			id: identifier(schedule.scheduleId),
			name: text(schedule.name),
			description: text(schedule.description),
			runId: identifier(schedule.runId),
			fileFormat: text(schedule.fileFormat) ?? text(object(schedule.exportRequest).fileFormat),
			status: text(schedule.status),
			authorId: text(schedule.authorId),
			createdAt: isoTime(schedule.creationTime),
		},
		recipients: objects(data.recipients).map(readRecipient),
		groupIds: texts(schedule.groupIds),
		highlights: data.aiHighlights ?? null,
		storage: readStorage(sent),
	};
}

const isOfReport = (field: string) => field === 'files' || field === 'error';

/**
 * What a JSON part says about files in cloud storage: `{ files, error }`, or the list alone; of a failed upload
 * `{ "files": [], "error": "…" }`. `undefined` where it says nothing of the kind: then it is a file itself.
 */
export function readStorageReport(json: unknown): StorageReport | undefined {
	const sent = Array.isArray(json) ? { files: json } : object(json);
	const report = readStorage(sent);
	const isStored = report.files.some(({ provider, status, key }) => provider || status || key);
	const isFailure =
		report.error !== null && report.files.length === 0 && Object.keys(sent).every(isOfReport);
	return isStored || isFailure ? report : undefined;
}

/**
 * When ThoughtSpot made the message, in epoch milliseconds; `undefined` where it does not say, `unreadable` where it
 * says so in a form that nobody knows.
 */
export const sentAt = ({ timestamp }: Pick<Payload, 'timestamp'>) => readTime(timestamp);

/** ThoughtSpot marks the deliveries of its "send test event" with these fixed IDs. */
export const isTestEvent = ({ eventId, schedule }: Payload): boolean =>
	schedule.id === 'validation-schedule-id' ||
	schedule.runId === 'validation-run-id' ||
	/^n\.validation-/.test(eventId ?? '');
