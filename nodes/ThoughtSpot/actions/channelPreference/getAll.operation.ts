import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { z } from 'zod';

import { callThoughtSpot } from '../../transport/client';
import type { EventType } from '../../api/eventTypes';
import type { SearchChannelPreferences } from '../../api/channels';
import { searchChannelPreferences } from '../../api/channels';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { readParameters } from '../../parameters/readParameters';
import { CLUSTER, ONE_ORG, SEVERAL_ORGS, chosenOrgs, orgParameters } from './levels';

const properties: INodeProperties[] = [
	{
		displayName: 'Level',
		name: 'level',
		type: 'options',
		options: [
			{
				name: 'All',
				value: 'all',
				description: 'The cluster and all Orgs. Needs the privilege ADMINISTRATION.',
			},
			CLUSTER,
			ONE_ORG,
			SEVERAL_ORGS,
		],
		default: 'all',
		description: 'Whose preferences to return, each as it is set there',
	},
	...orgParameters,
	{ ...eventTypeParameter, displayOptions: { hide: { level: ['all'] } } },
	...paginationParameters,
];

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['channelPreference'], operation: ['getAll'] } },
	properties,
);

const choice = z.object({ level: z.enum(['all', 'cluster', 'org', 'orgs']) });
type Level = z.infer<typeof choice>['level'];

function question(level: Level, orgs: string[], eventType: EventType): SearchChannelPreferences {
	if (level === 'all') return {};
	if (level === 'cluster') return { cluster_preferences: [eventType] };
	return {
		org_preferences: orgs.map((org_identifier) => ({ org_identifier, event_types: [eventType] })),
	};
}

/** One item for the cluster and one for each Org, with ThoughtSpot's own fields; no preferences: none set there. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object[]> {
	const { level } = readParameters(context, itemIndex, choice);
	const eventType = chosenEventType(context, itemIndex);
	const orgs = await chosenOrgs(context, itemIndex);
	const { cluster_preferences, org_preferences } = await callThoughtSpot(
		context,
		searchChannelPreferences,
		{ body: question(level, orgs, eventType) },
	);
	const cluster = { level: 'cluster', org: null, preferences: cluster_preferences ?? [] };
	const found = [
		...(orgs.length === 0 ? [cluster] : []),
		...(org_preferences ?? []).map((entry) => ({ level: 'org', ...entry })),
	];
	return found.slice(0, wantedResults(context, itemIndex));
}
