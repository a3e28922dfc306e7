import { sendTestEvent } from '../delivery/testEvent';
import { storedFile } from '../delivery/storage';
import { badRequest } from '../errors';
import type { Delivery, StorageDestination } from '../model';
import { isIn } from '../release';
import type { Call, Handler } from './operation';
import { ok } from './operation';
import { findWebhook } from './webhookLookup';

interface ValidateRequest {
	channel_type: 'WEBHOOK';
	channel_identifier: string;
	event_type: 'LIVEBOARD_SCHEDULE';
}

const TEST_FILE = {
	fileName: 'thoughtspot-validation-test.json',
	mimeType: 'application/json',
	content: Buffer.from('{}'),
};

type Place = { bucket_name?: string; file_name: string; object_key: string } | null;

function detail(step: string, error: string | null, release: string) {
	return (extra: { http_status: number | null; s3?: Place; gcs?: Place }) => ({
		validation_step: step,
		status: error === null ? 'SUCCESS' : 'FAILED',
		http_status: extra.http_status,
		error_message: error,
		aws_s3_info: extra.s3 ?? null,
		...(isIn('26.7.0.cl', release) && { gcp_gcs_info: extra.gcs ?? null }),
	});
}

function connectionCheck({ status, detail: reason, attempts }: Delivery, { world }: Call) {
	const error = status === 'SUCCESS' ? null : reason;
	const httpStatus = attempts.at(-1)?.status ?? null;
	return detail('HTTP_CONNECTION_CHECK', error, world.release)({ http_status: httpStatus });
}

function uploadCheck(destination: StorageDestination, jobId: string, { world, deliveries }: Call) {
	const { failing } = deliveries.storage;
	const stored = storedFile(TEST_FILE, destination, { jobId, failing });
	const error = 'errorMessage' in stored ? stored.errorMessage : null;
	const place =
		'objectKey' in stored
			? {
					bucket_name: stored.bucketName,
					file_name: TEST_FILE.fileName,
					object_key: stored.objectKey,
				}
			: null;
	const isS3 = destination.storage_type === 'AWS_S3';
	return detail(
		'STORAGE_FILE_UPLOAD_CHECK',
		error,
		world.release,
	)({
		http_status: null,
		...(isS3 ? { s3: place } : { gcs: place }),
	});
}

function resultCode(steps: ReadonlyArray<{ status: string }>) {
	if (steps.every(({ status }) => status === 'SUCCESS')) return 'SUCCESS';
	return steps.some(({ status }) => status === 'SUCCESS') ? 'PARTIAL_SUCCESS' : 'FAILED';
}

/** Sends a test event; answers 200 also when the receiver refuses it. */
export const validateCommunicationChannel: Handler = async (call, session) => {
	const request = call.body<ValidateRequest>();
	session.requireForWebhooks();
	const webhook = findWebhook(call.world, session, request.channel_identifier);
	if (!webhook) throw badRequest('Webhook with the specified channel_identifier was not found.');
	const delivery = await sendTestEvent(call.world, call.deliveries, webhook);
	const steps = [connectionCheck(delivery, call)];
	if (webhook.storageDestination) {
		steps.push(uploadCheck(webhook.storageDestination, delivery.jobId, call));
	}
	return ok({
		channel_type: request.channel_type,
		channel_id: webhook.id,
		channel_name: webhook.name,
		event_type: request.event_type,
		job_id: delivery.jobId,
		result_code: resultCode(steps),
		details: steps,
	});
};
