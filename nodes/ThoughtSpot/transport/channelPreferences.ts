import { attempt } from './attempt';
import type { ChannelSetting } from './channelSetting';
import { clusterSetting, orgSetting } from './channelSetting';
import type { ThoughtSpotContext } from './client';
import { callThoughtSpot } from './client';
import type { EventType, SearchChannelPreferences } from './contract';
import { searchChannelPreferences } from './contract';
import { ThoughtSpotError, isAccessRefused } from './errors';

/**
 * The channels that count for each Org, in the order asked for; of the cluster where no Org is named. The
 * cluster's default needs more privilege than an Org's own channels: without it only those are read.
 */
export async function readChannelSettings(
	context: ThoughtSpotContext,
	orgs: string[],
	eventType: EventType,
): Promise<ChannelSetting[]> {
	const search = async (body: SearchChannelPreferences) =>
		await callThoughtSpot(context, searchChannelPreferences, { body });
	const cluster_preferences = [eventType];
	if (orgs.length === 0) return [clusterSetting(await search({ cluster_preferences }), eventType)];

	const org_preferences = orgs.map((org_identifier) => ({
		org_identifier,
		event_types: [eventType],
	}));
	const found = await attempt(search({ org_preferences, cluster_preferences }));
	const isRefused = found instanceof ThoughtSpotError;
	if (isRefused && !isAccessRefused(found)) throw found;
	const preferences = isRefused ? await search({ org_preferences }) : found;
	return orgs.map((org) => orgSetting(preferences, org, eventType, !isRefused));
}
