import type { DeliveryFile, StorageDestination } from '../model';

/** How storage deliveries go here: where `files` is written (the documents are ambiguous), and what fails to upload. */
export interface StorageForm {
	files: 'body' | 'part';
	failing?: RegExp;
}

const UPLOAD_ERROR = 'Access denied to the bucket.';

function place({ storage_type: provider, storage_config: config }: StorageDestination) {
	const { aws_s3_config: s3, gcp_gcs_config: gcs } = config;
	return provider === 'AWS_S3'
		? { provider, bucketName: s3?.bucket_name, region: s3?.region, prefix: s3?.path_prefix ?? '' }
		: { provider, bucketName: gcs?.bucket_name, prefix: gcs?.path_prefix ?? '' };
}

/** The description of a file that was put into a bucket, or was not; `size` is in bytes. */
export function storedFile(
	{ fileName, mimeType, content }: DeliveryFile,
	destination: StorageDestination,
	{ jobId, failing }: { jobId: string; failing?: RegExp },
) {
	const { prefix, ...where } = place(destination);
	const known = { filename: fileName, contentType: mimeType, size: content.length, ...where };
	return failing?.test(fileName)
		? { ...known, uploadStatus: 'FAILED', errorMessage: UPLOAD_ERROR }
		: { ...known, objectKey: `${prefix}${jobId}/${fileName}`, uploadStatus: 'SUCCESS' };
}

/** Set beside the files when no upload succeeded. */
export function storageError(files: ReadonlyArray<{ uploadStatus: string }>): string | undefined {
	const failed = files.length > 0 && files.every(({ uploadStatus }) => uploadStatus === 'FAILED');
	return failed ? UPLOAD_ERROR : undefined;
}
