import type {
	IBinaryData,
	IBinaryKeyData,
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import type { Bytes } from '../../message/bytes';
import type { DeliveredFile, Delivery } from '../../message/delivery';
import type { DeliveryItem, ItemOptions } from '../../message/items';
import { toItems } from '../../message/items';

type BinaryContent = Parameters<IWebhookFunctions['helpers']['prepareBinaryData']>[0];
type ReadableClass = { from(blocks: Buffer[]): BinaryContent };

/**
 * What is copied into one buffer: n8n writes that in pieces of half a megabyte, but a stream block by block, which takes
 * twice as long for 25 MB. What is larger than ThoughtSpot sends is not held twice.
 */
const MOST_COPIED_BYTES = 32 * 1024 * 1024;

/** In a form that n8n stores. A request is one of Node's streams: a node may not require `stream` itself. */
function binaryContent(context: IWebhookFunctions, content: Bytes): BinaryContent {
	if (content.size <= MOST_COPIED_BYTES) return content.joined();
	const stream = context.getRequestObject().constructor as unknown as ReadableClass;
	return stream.from(content.blocks);
}

/** Base64 of an execution that n8n still stores and shows without trouble. */
const MOST_INLINE_CHARACTERS = 64 * 1024 * 1024;

type StoredFiles = Map<DeliveredFile, IBinaryData>;

/** Hands the files to n8n, each once however many items carry it. */
async function storeFiles(context: IWebhookFunctions, items: DeliveryItem[]): Promise<StoredFiles> {
	const stored: StoredFiles = new Map();
	for (const file of new Set(items.flatMap(({ binaries }) => [...binaries.values()]))) {
		const { content, fileName, mimeType } = file;
		if (content === undefined) continue;
		const data = binaryContent(context, content);
		stored.set(file, await context.helpers.prepareBinaryData(data, fileName, mimeType));
	}
	return stored;
}

/** How much n8n copies into the execution itself: it does so where it stores files nowhere else. */
function inlineCharacters(items: DeliveryItem[], stored: StoredFiles): number {
	const inline = (file: DeliveredFile) => {
		const { id, data = '' } = stored.get(file) ?? {};
		return id === undefined ? data.length : 0;
	};
	return items
		.flatMap(({ binaries }) => [...binaries.values()])
		.reduce((sum, file) => sum + inline(file), 0);
}

function executionItem({ json, binaries }: DeliveryItem, stored: StoredFiles): INodeExecutionData {
	const binary: IBinaryKeyData = {};
	for (const [property, file] of binaries) {
		const data = stored.get(file);
		if (data !== undefined) binary[property] = { ...data };
	}
	const plain = jsonParse<IDataObject>(JSON.stringify(json));
	return binaries.size === 0 ? { json: plain } : { json: plain, binary };
}

/**
 * The items of a delivery with its files stored by n8n. Where n8n keeps files in the execution and their copies
 * would exceed 64 MB, it is one item: ThoughtSpot would give up on what is refused.
 */
export async function toExecutionData(
	context: IWebhookFunctions,
	delivery: Delivery,
	options: ItemOptions,
): Promise<INodeExecutionData[]> {
	let items = toItems(delivery, options);
	const stored = await storeFiles(context, items);
	if (items.length > 1 && inlineCharacters(items, stored) > MOST_INLINE_CHARACTERS) {
		context.logger.warn(
			`A ThoughtSpot delivery starts the workflow with one item instead of ${items.length}: n8n keeps files in the execution, and their copies would exceed 64 MB. Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem.`,
		);
		items = toItems(delivery, { ...options, output: 'delivery' });
	}
	return items.map((item) => executionItem(item, stored));
}
