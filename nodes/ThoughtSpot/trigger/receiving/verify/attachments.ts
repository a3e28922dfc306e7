import type { DeliveredFile } from '../../../message/delivery';
import { safeFileName } from '../../../message/fileName';
import { fileType } from '../../../message/fileType';
import { parseJson } from '../../../message/json';
import type { StorageReport, StoredFile } from '../../../message/payload';
import { readStorageReport } from '../../../message/payload';
import { JSON_TYPE } from './announcement';
import type { Part } from './multipart';

/** A report of 1,000 files has less. */
const MOST_REPORT_BYTES = 8 * 1024 * 1024;

export interface Attachments {
	files: DeliveredFile[];
	/** Why something could not be uploaded to the webhook's cloud storage */
	storageError: string | undefined;
}

function direct({ name, fileName = name ?? 'file', mimeType, content }: Part): DeliveredFile {
	const safeName = safeFileName(fileName);
	return { fileName: safeName, mimeType: fileType(mimeType, safeName, content), content };
}

function fromStorage(stored: StoredFile): DeliveredFile {
	const fileName = safeFileName(stored.fileName ?? stored.key?.split('/').pop() ?? 'file');
	return { fileName, mimeType: fileType(stored.mimeType ?? undefined, fileName), stored };
}

/** What a JSON part that is signed says of files in cloud storage; `undefined` for a file. */
function reportIn({ mimeType, content }: Part): StorageReport | undefined {
	const mayReport = mimeType === JSON_TYPE && content.size <= MOST_REPORT_BYTES;
	return mayReport ? readStorageReport(parseJson(content.joined())) : undefined;
}

/**
 * The files of a delivery: those in its parts and those that its reports say are in cloud storage. A part
 * that is not signed is believed nothing: it is a file.
 */
export function readAttachments(
	parts: Part[],
	{ areSigned, storage }: { areSigned: boolean; storage: StorageReport },
): Attachments {
	const reports: StorageReport[] = [];
	const files = parts.flatMap((part) => {
		const report = areSigned ? reportIn(part) : undefined;
		if (report === undefined) return [direct(part)];
		reports.push(report);
		return report.files.map(fromStorage);
	});
	const all = [...reports, storage];
	const errors = [...all, ...all.flatMap((report) => report.files)].map(({ error }) => error);
	return {
		files: [...files, ...storage.files.map(fromStorage)],
		storageError: errors.find(Boolean) ?? undefined,
	};
}
