import type { DeliveredFile, Delivery, KpiAlertDelivery, LiveboardDelivery } from './delivery';
import type { Sent } from './json';
import { object } from './json';
import type { Recipient, StoredFile } from './payload';
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
	{ fileName, mimeType, content, stored, isSample }: DeliveredFile,
	binaryProperty: string | undefined,
) => ({
	fileName,
	mimeType,
	sizeBytes: content?.size ?? stored?.sizeBytes ?? null,
	...(binaryProperty === undefined ? {} : { binaryProperty }),
	...(stored === undefined ? {} : { storage: describeStorage(stored) }),
	...(isSample === undefined ? {} : { isSample }),
});

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

/** What an item is about: the whole delivery, or one recipient or file of it. */
interface Share {
	attached: ReturnType<typeof attach>;
	recipient?: Recipient;
	isOneFile?: boolean;
}

function sharesOf(delivery: LiveboardDelivery, { output, binaryPrefix }: ItemOptions): Share[] {
	const { files, payload } = delivery;
	if (output === 'file' && files.length > 0) {
		// n8n's nodes for files look for this name
		return files.map((file) => ({ attached: attach([file], () => 'data'), isOneFile: true }));
	}
	const attached = attach(files, (number) => `${binaryPrefix}${number}`);
	return output === 'recipient' && payload.recipients.length > 0
		? payload.recipients.map((recipient) => ({ attached, recipient }))
		: [{ attached }];
}

const describeDelivery = (delivery: Delivery, receivedAt: number) => ({
	signed: delivery.signed,
	receivedAt: new Date(receivedAt).toISOString(),
	...('storageError' in delivery && delivery.storageError !== undefined
		? { storageError: delivery.storageError }
		: {}),
});

/** What people read first comes first. */
function simplified(
	{ payload }: LiveboardDelivery,
	{ attached, recipient, isOneFile }: Share,
): Sent {
	const { liveboard, schedule, recipients, groupIds, view, highlights } = payload;
	const { timestamp, orgId, eventType, eventId, messageId } = payload;
	const { binaries, described: files } = attached;
	return {
		liveboard,
		schedule,
		...(recipient === undefined ? { recipients, groupIds } : { recipient }),
		attachments: [...binaries.keys()].join(','),
		...(isOneFile ? { file: files[0] } : {}),
		files,
		view,
		highlights,
		timestamp,
		isTest: isTestEvent(payload),
		org: { id: orgId },
		eventType,
		eventId,
		messageId,
	};
}

/**
 * As sent, with the files where another part tells of them; without the others where it is about one recipient or file:
 * many items would repeat them.
 */
function asSent({ sent, files }: LiveboardDelivery, share: Share): Sent {
	const { attached, recipient, isOneFile } = share;
	if (isOneFile) return { ...without(sent, ['files']), file: attached.described[0] };
	const isToldElsewhere = !('files' in sent) && files.some(({ stored }) => stored !== undefined);
	const whole = isToldElsewhere ? { ...sent, files: attached.described } : sent;
	if (recipient === undefined) return whole;
	const { data, ...rest } = whole;
	const { scheduleDetails, ...details } = without(object(data), ['recipients']);
	const schedule = without(object(scheduleDetails), ['userIds', 'groupIds', 'emailIds']);
	return { ...rest, data: { ...details, scheduleDetails: schedule }, recipient };
}

const without = (fields: Sent, names: string[]): Sent =>
	Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

function reportItems(delivery: LiveboardDelivery, options: ItemOptions): DeliveryItem[] {
	const describe = options.simplify ? simplified : asSent;
	const about = describeDelivery(delivery, options.receivedAt);
	return sharesOf(delivery, options).map((share) => ({
		json: { ...describe(delivery, share), delivery: about },
		binaries: share.attached.binaries,
	}));
}

function alertItem(
	delivery: KpiAlertDelivery,
	{ simplify, receivedAt }: ItemOptions,
): DeliveryItem {
	const { alert, sent } = delivery;
	const json = simplify ? { kind: 'kpiAlert', ...alert } : sent;
	return {
		json: { ...json, delivery: describeDelivery(delivery, receivedAt) },
		binaries: new Map(),
	};
}

/**
 * One item a delivery, a recipient or a file. A delivery without any recipient or file still gives one. An item of
 * one recipient or file says nothing of the others, so that all together grow as their number does.
 */
export function toItems(delivery: Delivery, options: ItemOptions): DeliveryItem[] {
	return delivery.kind === 'liveboard'
		? reportItems(delivery, options)
		: [alertItem(delivery, options)];
}
