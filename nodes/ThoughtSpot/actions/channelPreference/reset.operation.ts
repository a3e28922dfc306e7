import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { configureChannelPreferences, readChannelSettings } from '../../api/channels';
import { callThoughtSpot } from '../../transport/client';
import type { ConfigureChannelPreferences } from '../../api/channels';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { ONE_ORG, SEVERAL_ORGS, chosenOrgs, orgParameters } from './levels';

const properties: INodeProperties[] = [
	{
		displayName: 'Level',
		name: 'level',
		type: 'options',
		options: [ONE_ORG, SEVERAL_ORGS],
		default: 'org',
		description: "Whose own channels to remove, so that the cluster's default counts again",
	},
	...orgParameters,
	eventTypeParameter,
];

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['channelPreference'], operation: ['reset'] } },
	properties,
);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object[]> {
	const eventType = chosenEventType(context, itemIndex);
	const orgs = await chosenOrgs(context, itemIndex);
	const body: ConfigureChannelPreferences = {
		org_preferences: orgs.map((org_identifier) => ({
			org_identifier,
			operation: 'RESET',
			reset_events: [eventType],
		})),
	};
	await callThoughtSpot(context, configureChannelPreferences, { body });
	return await readChannelSettings(context, orgs, eventType);
}
