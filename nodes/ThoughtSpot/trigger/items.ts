import type { DeliveredFile, Delivery } from './delivery';
import type { Payload, Sent } from './payload';
import { isTestEvent } from './payload';

export type Output = 'delivery' | 'recipient' | 'file';

export interface ItemOptions {
	simplify: boolean;
	output: Output;
	/** Before the number in the names of binary properties, e.g. `attachment_` */
	binaryPrefix: string;
	/** ISO 8601 */
	receivedAt: string;
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

function describeFile(file: DeliveredFile, binaryProperty: string | undefined) {
	const { fileName, mimeType, content, stored } = file;
	const scheme = STORAGE_SCHEMES[stored?.provider ?? ''];
	return {
		fileName,
		mimeType,
		sizeBytes: content?.length ?? stored?.size ?? null,
		...(binaryProperty === undefined ? {} : { binaryProperty }),
		...(stored === undefined
			? {}
			: {
					storage: {
						provider: stored.provider ?? null,
						bucket: stored.bucketName ?? null,
						key: stored.objectKey ?? null,
						region: stored.region ?? null,
						uri:
							scheme && stored.bucketName && stored.objectKey
								? `${scheme}://${stored.bucketName}/${stored.objectKey}`
								: null,
						status: stored.uploadStatus ?? null,
						error: stored.errorMessage ?? null,
					},
				}),
	};
}

const describeRecipient = (
	recipient: NonNullable<Payload['data']>['recipients'][number],
): Record<string, string | null> => ({
	type: recipient.type ?? null,
	id: recipient.id ?? null,
	name: recipient.name ?? null,
	email: recipient.email ?? null,
	locale: recipient.locale ?? null,
});

function simplified({ payload, signed }: Delivery, receivedAt: string) {
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
		delivery: { signed, receivedAt },
	};
}

/** One item a delivery, a recipient or a file. A delivery without any recipient or file still gives one. */
export function toItems(delivery: Delivery, options: ItemOptions): DeliveryItem[] {
	const { simplify, output, binaryPrefix, receivedAt } = options;
	const base = simplify ? simplified(delivery, receivedAt) : delivery.sent;

	const build = (files: DeliveredFile[], more: Sent = {}): DeliveryItem => {
		const binaries = new Map<string, DeliveredFile>();
		const described = files.map((file) => {
			if (file.content === undefined) return describeFile(file, undefined);
			const property = `${binaryPrefix}${binaries.size}`;
			binaries.set(property, file);
			return describeFile(file, property);
		});
		return { json: { ...base, ...(simplify ? { files: described } : {}), ...more }, binaries };
	};

	if (output === 'file' && delivery.files.length > 0) {
		return delivery.files.map((file) => {
			const binaryProperty = file.content === undefined ? undefined : `${binaryPrefix}0`;
			return build([file], { file: describeFile(file, binaryProperty) });
		});
	}
	const recipients = delivery.payload.data?.recipients ?? [];
	if (output === 'recipient' && recipients.length > 0) {
		return recipients.map((recipient) =>
			build(delivery.files, { recipient: describeRecipient(recipient) }),
		);
	}
	return [build(delivery.files)];
}
