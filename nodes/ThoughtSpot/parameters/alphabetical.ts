import type { INodeProperties } from 'n8n-workflow';

/** The fields of a collection in the order that n8n shows: by their names. */
export const alphabetical = (fields: INodeProperties[]): INodeProperties[] =>
	[...fields].sort((one, other) => one.displayName.localeCompare(other.displayName));
