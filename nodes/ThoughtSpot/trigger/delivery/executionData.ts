import type {
	IBinaryData,
	IBinaryKeyData,
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import type { DeliveredFile } from './delivery';
import type { DeliveryItem } from './items';

/** Hands the files to n8n, each once however many items carry it. */
export async function toExecutionData(
	context: IWebhookFunctions,
	items: DeliveryItem[],
): Promise<INodeExecutionData[]> {
	const stored = new Map<DeliveredFile, IBinaryData>();
	for (const file of new Set(items.flatMap(({ binaries }) => [...binaries.values()]))) {
		const { content, fileName, mimeType } = file;
		if (content === undefined) continue;
		stored.set(file, await context.helpers.prepareBinaryData(content, fileName, mimeType));
	}
	return items.map(({ json, binaries }) => {
		const binary: IBinaryKeyData = {};
		for (const [property, file] of binaries) {
			const data = stored.get(file);
			if (data !== undefined) binary[property] = { ...data };
		}
		const plain = jsonParse<IDataObject>(JSON.stringify(json));
		return binaries.size === 0 ? { json: plain } : { json: plain, binary };
	});
}
