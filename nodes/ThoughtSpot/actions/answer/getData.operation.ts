import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { answerTables } from '../../api/answers';
import { requireMetadata } from '../../api/metadata';
import { answerLocator } from '../../parameters/contentLocators';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { locatorValue } from '../../parameters/locator';
import { readParameters } from '../../parameters/readParameters';
import { runtimeOverrides } from '../content/overrideRequests';
import { dataOptions, overrideSchemas } from '../content/overrides';
import { rowItems } from '../content/rowItems';
import { chosenRunAs, runAsParameters } from '../content/runAs';
import type { Operation } from '../operation';

const parameters: INodeProperties[] = [
	{ ...answerLocator, description: 'The Answer whose data to return' },
	...runAsParameters,
	...paginationParameters,
	dataOptions,
];

const choice = z.object({
	answerId: locatorValue(answerLocator),
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
		const request = {
			metadata_identifier: answer.id,
			...runtimeOverrides(chosen.dataOptions),
		};
		return await rowItems(
			async (page) => await answerTables(context, { ...request, ...page }, actingUser),
			most,
		);
	},
};
