import { z } from 'zod';

/**
 * What ThoughtSpot reports with a delivery. Source: ThoughtSpot's documentation of webhook payloads. A field
 * of an unexpected kind reads as missing, so that a report is never lost over one.
 */
const text = z
	.union([z.string(), z.number().transform(String)])
	.nullish()
	.catch(undefined);
const number = z.number().nullish().catch(undefined);

const view = z.object({ viewId: text, viewName: text }).nullish().catch(undefined);

const recipient = z.object({ type: text, id: text, name: text, email: text, locale: text });

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

const storedFiles = listOf(storedFile);

const payloadSchema = z.object({
	eventId: text,
	timestamp: text,
	eventType: text,
	source: z.object({ orgId: text, applicationUrl: text }).nullish().catch(undefined),
	metadataObject: z.object({ id: text, name: text, url: text }).nullish().catch(undefined),
	data: z
		.object({
			scheduleDetails: z
				.object({
					scheduleId: text,
					name: text,
					description: text,
					runId: text,
					fileFormat: text,
					authorId: text,
					creationTime: z.union([z.string(), z.number()]).nullish().catch(undefined),
					viewInfo: view,
				})
				.nullish()
				.catch(undefined),
			recipients: listOf(recipient),
			viewInfo: view,
			aiHighlights: z.unknown(),
			msgUniqueId: text,
			channelID: text,
		})
		.nullish()
		.catch(undefined),
	files: storedFiles,
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

const storedFilesPart = z.union([
	z.array(z.unknown()),
	z.object({ files: z.array(z.unknown()) }).transform(({ files }) => files),
]);

/** The files that a JSON part of a delivery says are in cloud storage; `undefined` where it says nothing. */
export function parseStoredFiles(json: Buffer): StoredFile[] | undefined {
	const listed = storedFilesPart.safeParse(parseJson(json));
	return listed.success ? storedFiles.parse(listed.data) : undefined;
}

export function readPayload(sent: Sent): Payload {
	return payloadSchema.parse(sent);
}

/** What a delivery is recognised by when ThoughtSpot sends it again. */
export function messageKey(payload: Payload): string | undefined {
	return payload.data?.msgUniqueId ?? payload.eventId ?? undefined;
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
