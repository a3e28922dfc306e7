import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../../parameters/collections';
import { filledNameOrId } from '../../parameters/parameterSchemas';
import { overrideFields, overrideSchemas } from './overrides';
import { regionalField, regionalSchema } from './regionalSettings';

/** What an export may change about what it shows; `others` are those of a Liveboard, or of an Answer, alone. */
export const exportOptionsWith = (
	viewDescription: string,
	...others: INodeProperties[]
): INodeProperties => ({
	displayName: 'Options',
	name: 'exportOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: alphabetical([
		...overrideFields,
		regionalField,
		{
			displayName: 'View Name or ID',
			name: 'view',
			type: 'string',
			default: '',
			description: viewDescription,
		},
		...others,
	]),
});

export const exportOptionSchemas = {
	...overrideSchemas,
	regionalSettings: regionalSchema,
	view: filledNameOrId,
};
