import type {
	IBinaryData,
	IBinaryKeyData,
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import type { Bytes } from '../../message/bytes';
import type { DeliveredFile } from '../../message/delivery';
import type { DeliveryItem } from '../../message/items';

type BinaryContent = Parameters<IWebhookFunctions['helpers']['prepareBinaryData']>[0];
type ReadableClass = { from(blocks: Buffer[]): BinaryContent };

/** What is copied into one buffer, as that is sooner stored than a stream. */
const MOST_COPIED_BYTES = 1024 * 1024;

/** In a form that n8n stores. A request is one of Node's streams: a node may not require `stream` itself. */
function binaryContent(context: IWebhookFunctions, content: Bytes): BinaryContent {
	if (content.size <= MOST_COPIED_BYTES) return content.joined();
	const stream = context.getRequestObject().constructor as unknown as ReadableClass;
	return stream.from(content.blocks);
}

/** Hands the files to n8n, each once however many items carry it. */
export async function toExecutionData(
	context: IWebhookFunctions,
	items: DeliveryItem[],
): Promise<INodeExecutionData[]> {
	const stored = new Map<DeliveredFile, IBinaryData>();
	for (const file of new Set(items.flatMap(({ binaries }) => [...binaries.values()]))) {
		const { content, fileName, mimeType } = file;
		if (content === undefined) continue;
		const data = binaryContent(context, content);
		stored.set(file, await context.helpers.prepareBinaryData(data, fileName, mimeType));
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
