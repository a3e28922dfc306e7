import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

type Entry = INodeProperties | INodePropertyCollection | INodePropertyOptions;

const childrenOf = (entry: Entry): Entry[] =>
	'values' in entry ? entry.values : 'options' in entry ? (entry.options ?? []) : [];

/**
 * What the editor calls the parameter at a path, e.g. `Filters > File Formats` for `['filters', 'fileFormats']`;
 * what of the path no property has, such as the place in a list, is left out.
 */
export function displayNameOf(properties: Entry[], path: Array<string | number>): string {
	const names: string[] = [];
	let entries = properties;
	for (const name of path) {
		const entry = entries.find((each) => each.name === name);
		if (entry === undefined) continue;
		names.push('displayName' in entry ? entry.displayName : entry.name);
		entries = childrenOf(entry);
	}
	return names.join(' > ');
}
