import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { liveboardTables, visualizationsWithData } from '../../api/liveboards';
import type { Named } from '../../api/metadata';
import { requireMetadata } from '../../api/metadata';
import { requiredLiveboardLocator } from '../../parameters/contentLocators';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { locatorValue } from '../../parameters/locator';
import { nameOrIdParameter } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import type { ActingUser } from '../../transport/client';
import { ThoughtSpotError } from '../../transport/errors';
import { runtimeOverrides } from '../content/overrideRequests';
import { dataOptions, overrideSchemas } from '../content/overrides';
import { rowItems } from '../content/rowItems';
import { chosenRunAs, runAsParameters } from '../content/runAs';
import { withVisualizations } from '../content/parts';
import type { Operation } from '../operation';

const FIELD = 'Visualization Name or ID';

const parameters: INodeProperties[] = [
	{ ...requiredLiveboardLocator, description: 'The Liveboard whose data to return' },
	{
		displayName: FIELD,
		name: 'visualization',
		type: 'options',
		typeOptions: {
			loadOptionsMethod: 'getVisualizationsOrOnly',
			loadOptionsDependsOn: ['liveboardId.value'],
		},
		default: '',
		description:
			'The table or chart whose rows to return. May stay empty where the Liveboard has only one. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	...runAsParameters,
	...paginationParameters,
	dataOptions,
];

const choice = z.object({
	liveboardId: locatorValue(requiredLiveboardLocator),
	visualization: nameOrIdParameter,
	dataOptions: z.object(overrideSchemas).default({}),
});

/** The one visualization with data that a Liveboard has; throws where there are several, and names them. */
async function onlyVisualization(
	context: IExecuteFunctions,
	{ id, name }: Named,
	actingUser: ActingUser | undefined,
): Promise<string> {
	const tables = await visualizationsWithData(context, { metadata_identifier: id }, actingUser);
	const [table] = tables;
	if (tables.length === 1 && table?.visualization_id) return table.visualization_id;
	const names = tables.map((each) => `"${each.visualization_name ?? each.visualization_id}"`);
	throw new ThoughtSpotError(
		tables.length === 0
			? `The Liveboard "${name}" has no visualization with data. Choose another Liveboard, or in Run As a user who sees its data.`
			: `The Liveboard "${name}" has ${tables.length} visualizations with data: ${names.join(', ')}. Choose one in Visualization Name or ID.`,
	);
}

export const getData: Operation = {
	name: 'Get Data',
	value: 'getData',
	action: 'Get the data of a Liveboard',
	description:
		'Get the rows of a table or chart of a Liveboard, each as an item with the names of the columns as fields',
	parameters,
	async execute(context, itemIndex) {
		const chosen = readParameters(context, itemIndex, parameters, choice);
		const most = wantedResults(context, itemIndex);
		const liveboard = await requireMetadata(context, 'LIVEBOARD', chosen.liveboardId);
		const { actingUser } = await chosenRunAs(context, itemIndex);
		const visualization =
			chosen.visualization || (await onlyVisualization(context, liveboard, actingUser));
		const request = {
			metadata_identifier: liveboard.id,
			...runtimeOverrides(chosen.dataOptions),
		};
		const rows = async (visualization_identifiers: string[] | undefined) =>
			await rowItems(
				async (page) =>
					await liveboardTables(
						context,
						{ ...request, visualization_identifiers, ...page },
						actingUser,
					),
				most,
			);
		return await withVisualizations(context, liveboard, [visualization], FIELD, rows);
	},
};
