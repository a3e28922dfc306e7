import type { IExecuteFunctions } from 'n8n-workflow';

import { storeReport } from '../../reports/storedReport';
import type { ThoughtSpotFile } from '../../transport/file';
import { FileItems } from '../operation';

/** As n8n's nodes for files expect it */
const PROPERTY = 'data';

/** An item with the exported file in `binary.data`; `name` is that of what was exported. */
export async function exportedItem(
	context: IExecuteFunctions,
	file: ThoughtSpotFile,
	{ name }: { name: string },
	format: string,
	json: object,
): Promise<FileItems> {
	const { data, ...described } = await storeReport(context, file, name, format);
	const files = [{ ...described, binaryProperty: PROPERTY }];
	return new FileItems([
		{
			json: { ...json, fileFormat: format, attachments: PROPERTY, files },
			binary: { [PROPERTY]: data },
		},
	]);
}
