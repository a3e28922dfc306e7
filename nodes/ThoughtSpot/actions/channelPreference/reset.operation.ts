import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { readChannelSettings, setChannels } from '../../api/channels';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { readParameters } from '../../parameters/readParameters';
import type { Operation } from '../operation';
import { settingItem } from './channelItems';
import { ONE_ORG, SEVERAL_ORGS, chosenOrgs, orgParameters } from './levels';

const level: INodeProperties = {
	displayName: 'Level',
	name: 'level',
	type: 'options',
	options: [ONE_ORG, SEVERAL_ORGS],
	default: 'org',
	description: "Whose own channels to remove, so that the cluster's default applies again",
};

const choice = z.object({ level: z.enum(['org', 'orgs']).default('org') });

export const reset: Operation = {
	name: 'Reset',
	value: 'reset',
	action: 'Reset channel preferences',
	description:
		"Remove an Org's own channels, so that it follows the cluster again, and return what applies then",
	parameters: [level, ...orgParameters, eventTypeParameter],
	async execute(context, itemIndex) {
		const eventType = chosenEventType(context, itemIndex);
		const chosen = readParameters(context, itemIndex, [level], choice);
		const orgs = await chosenOrgs(context, itemIndex, chosen.level);
		const changes = orgs.map((org) => ({ org, channels: null }));
		await setChannels(context, changes, eventType);
		return (await readChannelSettings(context, orgs, eventType)).map(settingItem);
	},
};
