import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { z } from 'zod';

import { configureChannelPreferences, readChannelSettings } from '../../api/channels';
import type { ChannelSetting, ConfigureChannelPreferences } from '../../api/channels';
import { callThoughtSpot } from '../../transport/client';
import type { EventType } from '../../api/eventTypes';
import { ThoughtSpotError } from '../../transport/errors';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { readParameters } from '../../parameters/readParameters';
import { changedChannels } from './changedChannels';
import { CLUSTER, ONE_ORG, SEVERAL_ORGS, chosenOrgs, orgParameters } from './levels';
import { requireKnown } from './requireKnown';

const properties: INodeProperties[] = [
	{
		displayName: 'Level',
		name: 'level',
		type: 'options',
		options: [CLUSTER, ONE_ORG, SEVERAL_ORGS],
		default: 'org',
		description: "Whose channels to set. An Org's own channels count more than the cluster's.",
	},
	...orgParameters,
	eventTypeParameter,
	{
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		options: [
			{
				name: 'Add',
				value: 'add',
				description: 'Switch the chosen channels on and leave the others as they are',
			},
			{
				name: 'Remove',
				value: 'remove',
				description: 'Switch the chosen channels off and leave the others as they are',
			},
			{
				name: 'Replace',
				value: 'replace',
				description: 'Switch the chosen channels on and all others off',
			},
		],
		default: 'add',
	},
	{
		displayName: 'Channels',
		name: 'channels',
		type: 'multiOptions',
		options: [
			{ name: 'Email', value: 'EMAIL' },
			{ name: 'Webhook', value: 'WEBHOOK' },
		],
		default: ['WEBHOOK'],
		description: 'Replacing with webhooks only stops the e-mails',
	},
	{
		displayName: 'Allow No Channels',
		name: 'allowNoChannels',
		type: 'boolean',
		default: false,
		displayOptions: { show: { mode: ['remove', 'replace'] } },
		description:
			'Whether all channels may be switched off, which stops every e-mail and webhook of scheduled Liveboards',
	},
];

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['channelPreference'], operation: ['set'] } },
	properties,
);

const choice = z.object({
	mode: z.enum(['replace', 'add', 'remove']),
	channels: z.array(z.enum(['EMAIL', 'WEBHOOK'])),
	allowNoChannels: z.boolean().default(false),
});

interface Change {
	/** As the user named it; `undefined` for the cluster */
	org: string | undefined;
	channels: string[];
	needed: boolean;
}

function changeFor(
	setting: ChannelSetting,
	org: string | undefined,
	{ mode, channels: chosen, allowNoChannels }: z.infer<typeof choice>,
): Change {
	const present = mode === 'replace' ? [] : requireKnown(setting);
	const channels = changedChannels(mode, present, chosen);
	const needed = mode === 'replace' || channels.length !== present.length;
	if (needed && channels.length === 0 && !allowNoChannels) {
		throw new ThoughtSpotError(
			`This would switch off all channels of ${org === undefined ? 'the cluster' : `the Org "${org}"`}, and no scheduled Liveboard would be delivered any more. Choose a channel, or switch on Allow No Channels.`,
		);
	}
	return { org, channels, needed };
}

function configuration(changes: Change[], event_type: EventType): ConfigureChannelPreferences {
	const preferences = ({ channels }: Change) => [{ event_type, channels }];
	return changes.every(({ org }) => org === undefined)
		? { cluster_preferences: changes.flatMap(preferences) }
		: {
				org_preferences: changes.map((change) => ({
					org_identifier: change.org ?? '',
					operation: 'REPLACE',
					preferences: preferences(change),
				})),
			};
}

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object[]> {
	const event_type = chosenEventType(context, itemIndex);
	const chosen = readParameters(context, itemIndex, choice);
	const orgs = await chosenOrgs(context, itemIndex);
	const before = await readChannelSettings(context, orgs, event_type);
	const changes = before
		.map((setting, index) => changeFor(setting, orgs[index], chosen))
		.filter(({ needed }) => needed);
	if (changes.length === 0) return before.map((setting) => ({ ...setting, changed: false }));

	await callThoughtSpot(context, configureChannelPreferences, {
		body: configuration(changes, event_type),
	});
	const after = await readChannelSettings(context, orgs, event_type);
	return after.map((setting, index) => ({
		...setting,
		changed: changes.some(({ org }) => org === orgs[index]),
	}));
}
