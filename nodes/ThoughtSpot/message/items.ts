import type { DeliveredFile, Delivery, KpiAlertDelivery, LiveboardDelivery } from './delivery';
import type { Sent } from './json';
import type { StoredFile } from './payload';
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

const STORAGE_SCHEMES: Record<string, string> = { AWS_S3: 's3', GCP_GCS: 'gs' };

function describeStorage({ provider, bucket, key, region, status, error }: StoredFile) {
	const scheme = STORAGE_SCHEMES[provider ?? ''];
	const uri = scheme && bucket && key ? `${scheme}://${bucket}/${key}` : null;
	return { provider, bucket, key, region, uri, status, error };
}

const describeFile = (
	{ fileName, mimeType, content, stored }: DeliveredFile,
	binaryProperty: string | undefined,
) => ({
	fileName,
	mimeType,
	sizeBytes: content?.size ?? stored?.sizeBytes ?? null,
	...(binaryProperty === undefined ? {} : { binaryProperty }),
	...(stored === undefined ? {} : { storage: describeStorage(stored) }),
});

type FileDescription = ReturnType<typeof describeFile>;

/** The files' descriptions, and the binary properties that hold those that came along. */
function attach(files: DeliveredFile[], propertyOf: (number: number) => string) {
	const binaries = new Map<string, DeliveredFile>();
	const described = files.map((file) => {
		if (file.content === undefined) return describeFile(file, undefined);
		const property = propertyOf(binaries.size);
		binaries.set(property, file);
		return describeFile(file, property);
	});
	return { binaries, described };
}

const describeDelivery = ({ signed }: Delivery, receivedAt: number) => ({
	signed,
	receivedAt: new Date(receivedAt).toISOString(),
});

function simplifiedReport(
	delivery: LiveboardDelivery,
	files: FileDescription[],
	receivedAt: number,
) {
	const { payload, storageError } = delivery;
	const { eventId, messageId, eventType, timestamp, orgId } = payload;
	const { liveboard, view, schedule, recipients, highlights } = payload;
	return {
		eventId,
		messageId,
		eventType,
		timestamp,
		isTest: isTestEvent(payload),
		org: { id: orgId },
		liveboard,
		view,
		schedule,
		recipients,
		highlights,
		files,
		...(storageError === undefined ? {} : { storageError }),
		delivery: describeDelivery(delivery, receivedAt),
	};
}

function reportItems(delivery: LiveboardDelivery, options: ItemOptions): DeliveryItem[] {
	const { simplify, output, binaryPrefix, receivedAt } = options;
	const { files, payload, sent } = delivery;
	const item = ({ binaries, described }: ReturnType<typeof attach>, more: Sent = {}) => ({
		json: { ...(simplify ? simplifiedReport(delivery, described, receivedAt) : sent), ...more },
		binaries,
	});

	if (output === 'file' && files.length > 0) {
		return files.map((each) => {
			const one = attach([each], () => 'data');
			return item(one, { file: one.described[0] });
		});
	}
	const all = attach(files, (number) => `${binaryPrefix}${number}`);
	return output === 'recipient' && payload.recipients.length > 0
		? payload.recipients.map((recipient) => item(all, { recipient }))
		: [item(all)];
}

function alertItem(
	delivery: KpiAlertDelivery,
	{ simplify, receivedAt }: ItemOptions,
): DeliveryItem {
	const { alert, sent } = delivery;
	const simplified = {
		kind: 'kpiAlert',
		...alert,
		delivery: describeDelivery(delivery, receivedAt),
	};
	return { json: simplify ? simplified : sent, binaries: new Map() };
}

/** One item a delivery, a recipient or a file. A delivery without any recipient or file still gives one. */
export function toItems(delivery: Delivery, options: ItemOptions): DeliveryItem[] {
	return delivery.kind === 'liveboard'
		? reportItems(delivery, options)
		: [alertItem(delivery, options)];
}
