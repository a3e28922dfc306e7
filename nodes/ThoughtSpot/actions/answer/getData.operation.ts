import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { answerTables } from '../../api/answers';
import { requireMetadata } from '../../api/metadata';
import type { RowsRequest } from '../../api/rows';
import { answerLocator } from '../../parameters/contentLocators';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { locatorValue } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { overrideFields, overrideSchemas, runtimeOverrides } from '../content/overrides';
import { rowItems } from '../content/rowItems';
import { chosenRunAs, runAsParameters } from '../content/runAs';
import type { Operation } from '../operation';

const parameters: INodeProperties[] = [
	{ ...answerLocator, description: 'The Answer whose data to return' },
	...runAsParameters,
	...paginationParameters,
	{
		displayName: 'Options',
		name: 'dataOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: overrideFields,
	},
];

const choice = z.object({
	answerId: locatorValue,
	dataOptions: z.object(overrideSchemas).default({}),
});

export const getData: Operation = {
	name: 'Get Data',
	value: 'getData',
	action: 'Get the data of an Answer',
	description: 'Get the rows of an Answer, each as an item with the names of the columns as fields',
	parameters,
	async execute(context, itemIndex) {
		const chosen = readParameters(context, itemIndex, parameters, choice);
		const most = wantedResults(context, itemIndex);
		const answer = await requireMetadata(context, 'ANSWER', chosen.answerId);
		const { actingUser } = await chosenRunAs(context, itemIndex);
		const request: Omit<RowsRequest, 'record_offset' | 'record_size'> = {
			metadata_identifier: answer.id,
			data_format: 'COMPACT',
			...runtimeOverrides(chosen.dataOptions),
		};
		return await rowItems(async (offset, size) => {
			const page = { record_offset: offset, record_size: size };
			return (await answerTables(context, { ...request, ...page }, actingUser)).at(0);
		}, most);
	},
};
