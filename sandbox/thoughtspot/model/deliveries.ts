/** A file that a delivery carries. */
export interface DeliveryFile {
	fileName: string;
	mimeType: string;
	content: Buffer;
}

export interface Recipient {
	type: 'USER' | 'EXTERNAL_EMAIL';
	id?: string;
	name?: string;
	email: string;
	locale?: string;
}

/** One HTTP request to a receiver. */
export interface DeliveryAttempt {
	jobId: string;
	webhookId: string;
	url: string;
	/** From 1. */
	attempt: number;
	/** The receiver's status; undefined when it gave none. */
	status?: number;
	answer?: string;
	error?: string;
	durationMs: number;
	headers: Record<string, string>;
	body: Buffer;
}

/** One message to one webhook, with all its attempts: what the delivery history calls a job. */
export interface Delivery {
	jobId: string;
	webhookId: string;
	webhookName: string;
	orgId: string;
	status: 'PENDING' | 'RETRY' | 'SUCCESS' | 'FAILED';
	createdAt: number;
	event: { id: string; name: string; runId: string };
	recipients: Recipient[];
	payload: Record<string, unknown>;
	files: DeliveryFile[];
	/** Those that were made here; a delivery of the past may have had more. */
	attempts: DeliveryAttempt[];
	tries: number;
	/** The reason of the last failure, empty after a success. */
	detail: string;
}
