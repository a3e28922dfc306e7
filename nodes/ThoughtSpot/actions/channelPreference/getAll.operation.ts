import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { completeSettings, searchChannels, searchOf } from '../../api/channels';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { readParameters } from '../../parameters/readParameters';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import type { Operation } from '../operation';
import { preferenceItems, settingItem } from './channelItems';
import { CLUSTER, ONE_ORG, SEVERAL_ORGS, chosenOrgs, orgParameters } from './levels';

const level: INodeProperties = {
	displayName: 'Level',
	name: 'level',
	type: 'options',
	options: [
		{
			name: 'All',
			value: 'all',
			description:
				'The cluster and all Orgs. Needs the privilege Can administer ThoughtSpot (ADMINISTRATION).',
		},
		CLUSTER,
		ONE_ORG,
		SEVERAL_ORGS,
	],
	default: 'all',
	description: 'Whose channels to return',
};

const choice = z.object({ level: z.enum(['all', 'cluster', 'org', 'orgs']).default('all') });

/** One item for the cluster and one for each Org. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many channel preferences',
	description: 'Get the communication channels of many Orgs, and the default of the cluster',
	parameters: [
		level,
		...orgParameters,
		{ ...eventTypeParameter, displayOptions: { hide: { level: ['all'] } } },
		...paginationParameters,
		simplifyParameter,
	],
	async execute(context, itemIndex) {
		const chosen = readParameters(context, itemIndex, [level], choice).level;
		const eventType = chosenEventType(context, itemIndex);
		const most = wantedResults(context, itemIndex);
		const simplify = isSimplified(context, itemIndex);
		const orgs = await chosenOrgs(context, itemIndex, chosen);
		const found = await searchChannels(context, chosen === 'all' ? {} : searchOf(orgs, eventType));
		const items = simplify
			? (await completeSettings(context, found, orgs, eventType)).map(settingItem)
			: preferenceItems(found, orgs.length === 0);
		return items.slice(0, most);
	},
};
