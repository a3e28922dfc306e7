import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { changedChannels } from '../../api/channelSetting';
import type { ChannelSetting } from '../../api/channels';
import { readChannelSettings, setChannels } from '../../api/channels';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { booleanParameter, choicesOf } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { ThoughtSpotError } from '../../transport/errors';
import type { Operation } from '../operation';
import { requireKnown, settingItem, whose } from './channelItems';
import { CLUSTER, ONE_ORG, SEVERAL_ORGS, chosenOrgs, orgParameters } from './levels';

const level: INodeProperties = {
	displayName: 'Level',
	name: 'level',
	type: 'options',
	options: [CLUSTER, ONE_ORG, SEVERAL_ORGS],
	default: 'org',
	description: "Whose channels to set. An Org's own channels override those of the cluster.",
};

const parameters: INodeProperties[] = [
	level,
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
		description: 'Replacing with webhooks only stops the emails',
	},
	{
		displayName: 'Allow No Channels',
		name: 'allowNoChannels',
		type: 'boolean',
		default: false,
		displayOptions: { show: { mode: ['remove', 'replace'] } },
		description:
			'Whether all channels may be switched off, which stops every email and webhook of scheduled Liveboards',
	},
];

const choice = z.object({
	level: z.enum(['cluster', 'org', 'orgs']).default('org'),
	mode: z.enum(['replace', 'add', 'remove']).default('add'),
	channels: choicesOf('EMAIL', 'WEBHOOK').default(['WEBHOOK']),
	allowNoChannels: booleanParameter.default(false),
});

interface Change {
	/** As the user named it; `undefined` for the cluster */
	org: string | undefined;
	channels: string[];
	isNeeded: boolean;
}

function changeOf(
	setting: ChannelSetting,
	org: string | undefined,
	{ mode, channels: chosen, allowNoChannels }: z.infer<typeof choice>,
): Change {
	const present = mode === 'replace' ? [] : requireKnown(setting);
	const channels = changedChannels(mode, present, chosen);
	const isNeeded = mode === 'replace' || channels.length !== present.length;
	if (isNeeded && channels.length === 0 && !allowNoChannels) {
		throw new ThoughtSpotError(
			`This would switch off all channels of ${whose(setting)}, and no scheduled Liveboard would be delivered any more. Choose a channel, or switch on Allow No Channels.`,
		);
	}
	return { org, channels, isNeeded };
}

export const set: Operation = {
	name: 'Set',
	value: 'set',
	action: 'Set channel preferences',
	description:
		'Switch emails or webhooks of scheduled Liveboards on or off, and return what applies then',
	parameters,
	async execute(context, itemIndex) {
		const eventType = chosenEventType(context, itemIndex);
		const chosen = readParameters(context, itemIndex, parameters, choice);
		if (chosen.channels.length === 0 && chosen.mode !== 'replace') {
			throw new ThoughtSpotError('No channel is chosen. Choose at least one in Channels.');
		}
		const orgs = await chosenOrgs(context, itemIndex, chosen.level);
		const before = await readChannelSettings(context, orgs, eventType);
		const changes = before.map((setting, place) => changeOf(setting, orgs[place], chosen));
		const needed = changes.filter(({ isNeeded }) => isNeeded);
		if (needed.length > 0) await setChannels(context, needed, eventType);
		const after = needed.length > 0 ? await readChannelSettings(context, orgs, eventType) : before;
		return after.map((setting, place) => ({
			...settingItem(setting),
			changed: changes[place]?.isNeeded ?? false,
		}));
	},
};
