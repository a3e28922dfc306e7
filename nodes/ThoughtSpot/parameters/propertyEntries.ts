import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** A property of a node, a collection in it, or a choice. */
export type Entry = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** What stands below an entry: the fields of a collection, the choices of a list. */
export const childrenOf = (entry: Entry): Entry[] =>
	'values' in entry ? entry.values : 'options' in entry ? (entry.options ?? []) : [];
