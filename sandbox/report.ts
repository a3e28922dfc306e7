import { createHash } from 'node:crypto';

import type { Execution, Item, N8n } from './n8n';

/** What one run of the workflow received, as text: each item as JSON, then its files. */
export async function describeReport(
	n8n: N8n,
	execution: Execution,
	trigger: string,
): Promise<string> {
	if (execution.status !== 'success') {
		return `Run ${execution.id} of the workflow failed: ${execution.error?.message ?? execution.status}`;
	}
	const items = await Promise.all(
		execution.items(trigger).map(async (item) => await describeItem(n8n, item)),
	);
	return items.join('\n');
}

async function describeItem(n8n: N8n, item: Item): Promise<string> {
	const files = await Promise.all(
		Object.entries(item.binary ?? {}).map(async ([property, file]) => {
			const content = await n8n.download(file);
			return [
				`  ${property}: ${file.fileName ?? '(no name)'}`,
				`    type    ${file.mimeType}`,
				`    size    ${content.length} bytes`,
				`    sha256  ${createHash('sha256').update(content).digest('hex')}`,
			].join('\n');
		}),
	);
	return [JSON.stringify(item.json, undefined, 2), 'Files:', ...files].join('\n');
}
