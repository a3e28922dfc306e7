import type { INodeProperties } from 'n8n-workflow';

/** A field of an Update whose empty text changes nothing: how ThoughtSpot would clear it is not documented. */
export const keptWhereEmpty = (field: INodeProperties): INodeProperties =>
	field.type === 'string'
		? { ...field, description: `${field.description}. Left empty, it stays as it is.` }
		: field;
