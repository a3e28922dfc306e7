import type { IExecuteFunctions } from 'n8n-workflow';

import type { Named } from '../../api/metadata';
import { safeFileName } from '../../message/fileName';
import { EXPORT_BEGINNING_BYTES, exportedType } from '../../message/fileType';
import { ThoughtSpotError } from '../../transport/errors';
import type { ThoughtSpotFile } from '../../transport/file';
import { begin } from '../../transport/file';
import { FileItems } from '../operation';

/** As n8n's nodes for files expect it */
const PROPERTY = 'data';

/**
 * An item with the exported file in `binary.data`, stored by n8n as it comes. ThoughtSpot gives exports neither a name
 * nor a type: the one is that of what was exported, the other told by the content.
 */
export async function exportedItem(
	context: IExecuteFunctions,
	file: ThoughtSpotFile,
	{ name }: Named,
	format: string,
	json: object,
): Promise<FileItems> {
	const { beginning, content, readBytes } = await begin(file, EXPORT_BEGINNING_BYTES);
	if (beginning.length === 0) {
		throw new ThoughtSpotError(
			`ThoughtSpot sent an empty file for "${name}". Check that it shows data, or choose another file format.`,
		);
	}
	const { extension, mimeType } = exportedType(beginning, format);
	const fileName = safeFileName(`${name}.${extension}`);
	const data = await context.helpers.prepareBinaryData(content, fileName, mimeType);
	const described = { fileName, mimeType, sizeBytes: readBytes(), binaryProperty: PROPERTY };
	return new FileItems([
		{
			json: { ...json, fileFormat: format, attachments: PROPERTY, files: [described] },
			binary: { [PROPERTY]: data },
		},
	]);
}
