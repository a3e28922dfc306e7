import type { IExecuteFunctions } from 'n8n-workflow';

import { callThoughtSpot } from '../../transport/client';
import type { ChannelPreferences, EventType } from '../../transport/contract';
import { searchChannelPreferences } from '../../transport/contract';
import { isAccessRefused } from '../../transport/errors';
import { toNodeError } from '../../transport/nodeErrors';
import type { ChannelSetting } from './channelSetting';
import { clusterSetting, orgSetting } from './channelSetting';

/** The channels that count for each Org, in the order asked for; of the cluster where no Org is named. */
export async function readSettings(
	context: IExecuteFunctions,
	orgs: string[],
	eventType: EventType,
): Promise<ChannelSetting[]> {
	const cluster_preferences = [eventType];
	if (orgs.length === 0) {
		const body = { cluster_preferences };
		const found = await callThoughtSpot(context, searchChannelPreferences, { body });
		return [clusterSetting(found, eventType)];
	}
	const org_preferences = orgs.map((org_identifier) => ({
		org_identifier,
		event_types: [eventType],
	}));
	const settings = (found: ChannelPreferences, clusterKnown: boolean) =>
		orgs.map((org) => orgSetting(found, org, eventType, clusterKnown));
	try {
		const body = { cluster_preferences, org_preferences };
		return settings(await callThoughtSpot(context, searchChannelPreferences, { body }), true);
	} catch (error) {
		// the cluster's default needs more privilege than an Org's own channels
		if (!isAccessRefused(error)) throw toNodeError(context.getNode(), error);
		const body = { org_preferences };
		return settings(await callThoughtSpot(context, searchChannelPreferences, { body }), false);
	}
}
