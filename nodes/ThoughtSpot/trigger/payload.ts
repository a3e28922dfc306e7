import { z } from 'zod';

/**
 * What ThoughtSpot reports with a delivery. Source: ThoughtSpot's documentation of webhook payloads. A field
 * of an unexpected kind reads as missing, so that a report is never lost over one.
 */
export const text = z
	.union([z.string(), z.number().transform(String)])
	.nullish()
	.catch(undefined);
const number = z.number().nullish().catch(undefined);

/** An object that may be missing, with these fields. */
export const optionalObject = <Shape extends z.ZodRawShape>(shape: Shape) =>
	z.object(shape).nullish().catch(undefined);

const view = optionalObject({ viewId: text, viewName: text });

const recipient = z.object({ type: text, id: text, name: text, email: text, locale: text });
export type Recipient = z.infer<typeof recipient>;

const storedFile = z.object({
	filename: text,
	contentType: text,
	size: number,
	provider: text,
	bucketName: text,
	region: text,
	objectKey: text,
	uploadStatus: text,
	errorMessage: text,
});
export type StoredFile = z.infer<typeof storedFile>;

/** Entries that are not objects are left out. */
function listOf<Entry extends z.ZodTypeAny>(entry: Entry) {
	return z
		.array(entry.or(z.unknown().transform(() => undefined)))
		.catch([])
		.transform((entries) => entries.filter((each): each is z.infer<Entry> => each !== undefined));
}

/** In storage mode: what was uploaded, and what went wrong where nothing was. */
const storage = { files: listOf(storedFile), error: text };

const payloadSchema = z.object({
	eventId: text,
	timestamp: text,
	eventType: text,
	source: optionalObject({ orgId: text, applicationUrl: text }),
	metadataObject: optionalObject({ id: text, name: text, url: text }),
	data: optionalObject({
		scheduleDetails: optionalObject({
			scheduleId: text,
			name: text,
			description: text,
			runId: text,
			fileFormat: text,
			authorId: text,
			creationTime: z.union([z.string(), z.number()]).nullish().catch(undefined),
			viewInfo: view,
		}),
		recipients: listOf(recipient),
		viewInfo: view,
		aiHighlights: z.unknown(),
		msgUniqueId: text,
	}),
	...storage,
});
export type Payload = z.infer<typeof payloadSchema>;

/** A JSON object as sent, unknown fields included. */
export type Sent = Record<string, unknown>;

const sentSchema = z.record(z.unknown());

function parseJson(json: Buffer): unknown {
	try {
		return JSON.parse(json.toString('utf8'));
	} catch {
		return undefined;
	}
}

/** Reads the JSON of a delivery; `undefined` where it is no JSON object. */
export function parseSent(json: Buffer): Sent | undefined {
	return sentSchema.safeParse(parseJson(json)).data;
}

export function readPayload(sent: Sent): Payload {
	return payloadSchema.parse(sent);
}

const described = z.object(storage);
export type StorageReport = z.infer<typeof described>;

/**
 * What a JSON part says about files in cloud storage: `{ files, error }`, or the list alone. `undefined`
 * where it says nothing of the kind: then it is a file itself.
 */
export function parseStorageReport(json: Buffer): StorageReport | undefined {
	const parsed = parseJson(json);
	const report = described.safeParse(Array.isArray(parsed) ? { files: parsed } : parsed).data;
	const isOne = report?.files.some((file) => file.provider || file.uploadStatus || file.objectKey);
	return isOne ? report : undefined;
}

/** What a delivery is recognised by when ThoughtSpot sends it again. */
export function messageKey(payload: Payload): string | undefined {
	return payload.data?.msgUniqueId || payload.eventId || undefined;
}

/** When ThoughtSpot made the message, in epoch milliseconds; `undefined` where it does not say. */
export function sentAt({ timestamp }: Payload): number | undefined {
	const time = Date.parse(timestamp ?? '');
	return Number.isNaN(time) ? undefined : time;
}

/** ThoughtSpot marks the deliveries of its "send test event" with these fixed IDs. */
export function isTestEvent({ eventId, data }: Payload): boolean {
	const { scheduleId, runId } = data?.scheduleDetails ?? {};
	return (
		scheduleId === 'validation-schedule-id' ||
		runId === 'validation-run-id' ||
		/^n\.validation-/.test(eventId ?? '')
	);
}
