import type { INodeProperties } from 'n8n-workflow';

// The fields that people add where they want them.

/** The filters of a search, of which people add those that they want; `options` sorted by display name. */
export const filtersOf = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options,
});

/** The fields of a collection in the order that n8n shows: by their names. */
export const alphabetical = (fields: INodeProperties[]): INodeProperties[] =>
	[...fields].sort((one, other) => one.displayName.localeCompare(other.displayName));

/** A field of an Update whose empty text changes nothing: how ThoughtSpot would clear it is not documented. */
export const keptWhereEmpty = (field: INodeProperties): INodeProperties =>
	field.type === 'string'
		? { ...field, description: `${field.description}. Left empty, it stays as it is.` }
		: field;
