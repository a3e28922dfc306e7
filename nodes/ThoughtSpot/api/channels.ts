import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { ThoughtSpotError, resultOrError, isAccessRefused } from '../transport/errors';
import type {
	ChannelPreferences,
	ConfigureChannelPreferences,
	SearchChannelPreferences,
} from './channelEndpoints';
import { channelConfiguration, channelSearch } from './channelEndpoints';
import type { ChannelSetting } from './channelSetting';
import { clusterSetting, orgSetting, sameChannels, settingsIn } from './channelSetting';
import type { EventType } from './eventTypes';

export type {
	ChannelPreferences,
	ConfigureChannelPreferences,
	SearchChannelPreferences,
} from './channelEndpoints';
export type { ChannelSetting } from './channelSetting';

/** The preferences as they are set; asked for nothing in particular, those of the cluster and all Orgs. */
export async function searchChannels(
	context: ThoughtSpotContext,
	search: SearchChannelPreferences,
): Promise<ChannelPreferences> {
	return await callThoughtSpot(context, channelSearch, { body: search });
}

/** The question for the channels of Orgs; of the cluster where none is named. */
export const searchOf = (orgs: string[], eventType: EventType): SearchChannelPreferences =>
	orgs.length === 0
		? { cluster_preferences: [eventType] }
		: {
				org_preferences: orgs.map((org_identifier) => ({
					org_identifier,
					event_types: [eventType],
				})),
			};

/**
 * The channels that count for each Org, in the order asked for; of the cluster where no Org is named. The
 * cluster's default needs more privilege than an Org's own channels: without it only those are read.
 */
export async function readChannelSettings(
	context: ThoughtSpotContext,
	orgs: string[],
	eventType: EventType,
): Promise<ChannelSetting[]> {
	const ofCluster = searchOf([], eventType);
	const search = searchOf(orgs, eventType);
	const found = await resultOrError(searchChannels(context, { ...search, ...ofCluster }));
	const isRefused = found instanceof ThoughtSpotError;
	if (isRefused && (orgs.length === 0 || !isAccessRefused(found))) throw found;
	const preferences = isRefused ? await searchChannels(context, search) : found;
	return settingsIn(preferences, orgs, eventType, !isRefused);
}

/**
 * The channels that count, from what `searchChannels` found for these Orgs: with the cluster's default, which is
 * asked for only where an Org follows it. Asked for no Org, of the cluster and of every Org that was found.
 */
export async function completeSettings(
	context: ThoughtSpotContext,
	found: ChannelPreferences,
	orgs: string[],
	eventType: EventType,
): Promise<ChannelSetting[]> {
	if (orgs.length === 0) {
		const each = (found.org_preferences ?? []).map(({ org }) => org.id);
		return [
			clusterSetting(found, eventType),
			...each.map((org) => orgSetting(found, org, eventType, true)),
		];
	}
	const settings = settingsIn(found, orgs, eventType, false);
	const isComplete = settings.every(({ channels }) => channels !== null);
	return isComplete ? settings : await readChannelSettings(context, orgs, eventType);
}

export interface ChannelChange {
	/** Name or ID; `undefined` for the cluster */
	org: string | undefined;
	/** `null`: none of its own, so that the Org follows the cluster */
	channels: string[] | null;
}

function configuration(
	{ org, channels }: ChannelChange,
	eventType: EventType,
): ConfigureChannelPreferences {
	if (org === undefined) {
		return { cluster_preferences: [{ event_type: eventType, channels: channels ?? [] }] };
	}
	const change =
		channels === null
			? { operation: 'RESET' as const, reset_events: [eventType] }
			: { operation: 'REPLACE' as const, preferences: [{ event_type: eventType, channels }] };
	return { org_preferences: [{ org_identifier: org, ...change }] };
}

/**
 * Sets the channels of Orgs, or of the cluster, all in one request. One whose answer was lost is believed where a look
 * finds them so. Rejects with `ThoughtSpotError`.
 */
export async function setChannels(
	context: ThoughtSpotContext,
	changes: ChannelChange[],
	eventType: EventType,
): Promise<void> {
	const each = changes.map((change) => configuration(change, eventType));
	const cluster_preferences = each.flatMap((part) => part.cluster_preferences ?? []);
	const org_preferences = each.flatMap((part) => part.org_preferences ?? []);
	const body = {
		...(cluster_preferences.length > 0 ? { cluster_preferences } : {}),
		...(org_preferences.length > 0 ? { org_preferences } : {}),
	};
	const failure = await resultOrError(callThoughtSpot(context, channelConfiguration, { body }));
	if (failure === undefined) return;
	if (failure.reached === 'refused') throw failure;
	const orgs = changes.flatMap(({ org }) => org ?? []);
	const settings = await readChannelSettings(context, orgs, eventType);
	const isSet = settings.every(({ org, orgChannels, clusterChannels }, place) =>
		sameChannels(org ? orgChannels : clusterChannels, changes[place]?.channels),
	);
	if (!isSet) throw failure;
}
