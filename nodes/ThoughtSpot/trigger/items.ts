import type { DeliveredFile, Delivery, LiveboardDelivery } from './delivery';
import { kpiAlertItem } from './kpiAlertItem';
import type { Recipient, Sent, StoredFile } from './payload';
import { isTestEvent } from './payload';

export interface ItemOptions {
	simplify: boolean;
	output: 'delivery' | 'recipient' | 'file';
	/** Before the number in the names of binary properties, e.g. `attachment_` */
	binaryPrefix: string;
	/** Epoch milliseconds */
	receivedAt: number;
}

export interface DeliveryItem {
	json: Sent;
	/** Binary property → file with content */
	binaries: Map<string, DeliveredFile>;
}

function isoTime(time: string | number | null | undefined): string | null {
	if (typeof time !== 'number') return time ?? null;
	const date = new Date(time);
	return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

const STORAGE_SCHEMES: Record<string, string> = { AWS_S3: 's3', GCP_GCS: 'gs' };

function storageUri({ provider, bucketName, objectKey }: StoredFile): string | null {
	const scheme = STORAGE_SCHEMES[provider ?? ''];
	return scheme && bucketName && objectKey ? `${scheme}://${bucketName}/${objectKey}` : null;
}

const describeStorage = (stored: StoredFile) => ({
	provider: stored.provider ?? null,
	bucket: stored.bucketName ?? null,
	key: stored.objectKey ?? null,
	region: stored.region ?? null,
	uri: storageUri(stored),
	status: stored.uploadStatus ?? null,
	error: stored.errorMessage ?? null,
});

const describeFile = (
	{ fileName, mimeType, content, stored }: DeliveredFile,
	binaryProperty: string | undefined,
) => ({
	fileName,
	mimeType,
	sizeBytes: content?.length ?? stored?.size ?? null,
	...(binaryProperty === undefined ? {} : { binaryProperty }),
	...(stored === undefined ? {} : { storage: describeStorage(stored) }),
});

/** The files' descriptions, and the binary properties that hold those that came along. */
function attach(files: DeliveredFile[], prefix: string) {
	const binaries = new Map<string, DeliveredFile>();
	const described = files.map((file) => {
		if (file.content === undefined) return describeFile(file, undefined);
		const property = `${prefix}${binaries.size}`;
		binaries.set(property, file);
		return describeFile(file, property);
	});
	return { binaries, described };
}

const describeRecipient = ({ type, id, name, email, locale }: Recipient) => ({
	type: type ?? null,
	id: id ?? null,
	name: name ?? null,
	email: email ?? null,
	locale: locale ?? null,
});

function simplified(
	{ payload, signed, storageError }: LiveboardDelivery,
	files: Array<ReturnType<typeof describeFile>>,
	receivedAt: number,
) {
	const { data, metadataObject } = payload;
	const schedule = data?.scheduleDetails;
	const view = data?.viewInfo ?? schedule?.viewInfo;
	return {
		eventId: payload.eventId ?? null,
		messageId: data?.msgUniqueId ?? null,
		eventType: payload.eventType ?? null,
		timestamp: payload.timestamp ?? null,
		isTest: isTestEvent(payload),
		org: { id: payload.source?.orgId ?? null },
		liveboard: {
			id: metadataObject?.id ?? null,
			name: metadataObject?.name ?? null,
			url: metadataObject?.url ?? null,
		},
		view:
			view?.viewId || view?.viewName
				? { id: view.viewId ?? null, name: view.viewName ?? null }
				: null,
		schedule: {
			id: schedule?.scheduleId ?? null,
			name: schedule?.name ?? null,
			description: schedule?.description ?? null,
			runId: schedule?.runId ?? null,
			fileFormat: schedule?.fileFormat ?? null,
			authorId: schedule?.authorId ?? null,
			createdAt: isoTime(schedule?.creationTime),
		},
		recipients: (data?.recipients ?? []).map(describeRecipient),
		highlights: data?.aiHighlights ?? null,
		files,
		...(storageError === undefined ? {} : { storageError }),
		delivery: { signed, receivedAt: new Date(receivedAt).toISOString() },
	};
}

function liveboardItems(delivery: LiveboardDelivery, options: ItemOptions): DeliveryItem[] {
	const { simplify, output, binaryPrefix, receivedAt } = options;
	const { files, payload, sent } = delivery;
	const all = attach(files, binaryPrefix);
	const item = ({ binaries, described }: typeof all, more: Sent): DeliveryItem => ({
		json: { ...(simplify ? simplified(delivery, described, receivedAt) : sent), ...more },
		binaries,
	});

	const recipients = payload.data?.recipients ?? [];
	if (output === 'file' && files.length > 0) {
		return files.map((each) => {
			const one = attach([each], binaryPrefix);
			return item(one, { file: one.described[0] });
		});
	}
	return output === 'recipient' && recipients.length > 0
		? recipients.map((recipient) => item(all, { recipient: describeRecipient(recipient) }))
		: [item(all, {})];
}

/** One item a delivery, a recipient or a file. A delivery without any recipient or file still gives one. */
export function toItems(delivery: Delivery, options: ItemOptions): DeliveryItem[] {
	if (delivery.kind === 'liveboard') return liveboardItems(delivery, options);
	const { simplify, receivedAt } = options;
	const json = simplify ? kpiAlertItem(delivery, receivedAt) : delivery.sent;
	return [{ json, binaries: new Map() }];
}
