import type { BinaryHelperFunctions, IBinaryData } from 'n8n-workflow';

import { safeFileName } from '../message/fileName';
import { EXPORT_BEGINNING_BYTES, exportedType, insteadOfReport } from '../message/fileType';
import { ThoughtSpotError } from '../transport/errors';
import type { ThoughtSpotFile } from '../transport/file';
import { begin, jsonOrText } from '../transport/file';

/** An exported report in n8n's storage. */
export interface StoredReport {
	data: IBinaryData;
	fileName: string;
	mimeType: string;
	sizeBytes: number;
}

/**
 * Has n8n store an exported file as it comes. ThoughtSpot gives exports neither a name nor a type: the one is that of
 * what was exported, the other told by the content.
 */
export async function storeReport(
	{ helpers }: { helpers: Pick<BinaryHelperFunctions, 'prepareBinaryData'> },
	file: ThoughtSpotFile,
	name: string,
	format: string,
): Promise<StoredReport> {
	const { beginning, content, readBytes } = await begin(file, EXPORT_BEGINNING_BYTES);
	if (beginning.length === 0) {
		throw new ThoughtSpotError(
			`ThoughtSpot sent an empty file for "${name}". Check that it shows data, or choose another file format.`,
		);
	}
	const instead = insteadOfReport(beginning, format);
	if (instead !== undefined) content.destroy();
	if (instead === 'words') throw file.refused(jsonOrText(beginning.toString()));
	if (instead === 'page') {
		throw new ThoughtSpotError(
			`Instead of a file, a web page came for "${name}", perhaps from a sign-in page or a proxy in front of ThoughtSpot. Try again; if it stays, have requests of this n8n to ThoughtSpot let through there.`,
		);
	}
	const { extension, mimeType } = exportedType(beginning, format);
	const fileName = safeFileName(`${name}.${extension}`);
	const data = await helpers.prepareBinaryData(content, fileName, mimeType);
	return { data, fileName, mimeType, sizeBytes: readBytes() };
}
