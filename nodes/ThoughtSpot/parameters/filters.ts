import type { INodeProperties } from 'n8n-workflow';

/** The filters of a search, of which people add those that they want; `options` sorted by display name. */
export const filtersOf = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options,
});
