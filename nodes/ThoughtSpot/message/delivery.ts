import type { Bytes } from './bytes';
import type { Sent } from './json';
import type { KpiAlert } from './kpiAlert';
import type { Payload, StoredFile } from './payload';

export interface DeliveredFile {
	fileName: string;
	mimeType: string;
	/** Missing where the file exists in cloud storage only */
	content?: Bytes;
	stored?: StoredFile;
	/** It stands for one that a test event does not bring */
	isSample?: true;
}

export interface LiveboardDelivery {
	kind: 'liveboard';
	/** Which bytes ThoughtSpot signed; files are covered by `body` only */
	signed: 'body' | 'payload';
	sent: Sent;
	payload: Payload;
	files: DeliveredFile[];
	/** Why nothing could be uploaded to the webhook's cloud storage */
	storageError?: string;
}

export interface KpiAlertDelivery {
	kind: 'kpiAlert';
	signed: 'body' | 'none';
	sent: Sent;
	alert: KpiAlert;
}

export type Delivery = LiveboardDelivery | KpiAlertDelivery;
