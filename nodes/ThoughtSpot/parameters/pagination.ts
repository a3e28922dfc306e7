import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { booleanParameter, wholeNumber } from './parameterSchemas';
import { readParameters } from './readParameters';

export const paginationParameters: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

const all = z.object({ returnAll: booleanParameter.default(false) });
const some = z.object({ limit: wholeNumber(1).default(50) });

/** How many results are wanted; `Infinity` for all. */
export function wantedResults(context: IExecuteFunctions, itemIndex: number): number {
	const { returnAll } = readParameters(context, itemIndex, paginationParameters, all);
	if (returnAll) return Infinity;
	return readParameters(context, itemIndex, paginationParameters, some).limit;
}
