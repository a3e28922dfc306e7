import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { ThoughtSpotError, attempt, isAccessRefused } from '../transport/errors';
import type {
	ChannelPreferences,
	ConfigureChannelPreferences,
	SearchChannelPreferences,
} from './channelEndpoints';
import { channelConfiguration, channelSearch } from './channelEndpoints';
import type { EventType } from './eventTypes';

export type {
	ChannelPreferences,
	ConfigureChannelPreferences,
	SearchChannelPreferences,
} from './channelEndpoints';

/** ThoughtSpot's own where neither the Org nor the cluster has set anything. */
const PRODUCT_DEFAULT = ['EMAIL'];

/** What counts for an Org, or for the cluster, where `org` is `null`. */
export interface ChannelSetting {
	org: { id: string; name: string | null } | null;
	eventType: EventType;
	/** `null`: the Org follows the cluster, and this user may not read the cluster's default */
	channels: string[] | null;
	source: 'ORG' | 'CLUSTER' | 'DEFAULT';
	orgChannels: string[] | null;
	clusterChannels: string[] | null;
}

type Preferences = Array<{ event_type: string; channels: string[] }> | null | undefined;

function channelsFor(preferences: Preferences, eventType: EventType): string[] | null {
	return preferences?.find(({ event_type }) => event_type === eventType)?.channels ?? null;
}

/** Of the cluster, when it was asked for. */
export function clusterSetting(found: ChannelPreferences, eventType: EventType): ChannelSetting {
	const clusterChannels = channelsFor(found.cluster_preferences, eventType);
	return {
		org: null,
		eventType,
		channels: clusterChannels ?? PRODUCT_DEFAULT,
		source: clusterChannels ? 'CLUSTER' : 'DEFAULT',
		orgChannels: null,
		clusterChannels,
	};
}

/** An Org's own channels count, else the cluster's default; `clusterKnown`: this user may read that. */
export function orgSetting(
	found: ChannelPreferences,
	orgIdentifier: string,
	eventType: EventType,
	clusterKnown: boolean,
): ChannelSetting {
	const entry = found.org_preferences?.find(
		({ org }) => org.id === orgIdentifier || org.name === orgIdentifier,
	);
	const org = { id: entry?.org.id ?? orgIdentifier, name: entry?.org.name ?? null };
	const orgChannels = channelsFor(entry?.preferences, eventType);
	const inherited = clusterSetting(found, eventType);
	if (orgChannels !== null) {
		return { ...inherited, org, channels: orgChannels, source: 'ORG', orgChannels };
	}
	return clusterKnown
		? { ...inherited, org }
		: { ...inherited, org, channels: null, source: 'CLUSTER' };
}

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
	const found = await attempt(searchChannels(context, { ...search, ...ofCluster }));
	const isRefused = found instanceof ThoughtSpotError;
	if (isRefused && (orgs.length === 0 || !isAccessRefused(found))) throw found;
	const preferences = isRefused ? await searchChannels(context, search) : found;
	return settingsIn(preferences, orgs, eventType, !isRefused);
}

const settingsIn = (
	found: ChannelPreferences,
	orgs: string[],
	eventType: EventType,
	clusterKnown: boolean,
): ChannelSetting[] =>
	orgs.length === 0
		? [clusterSetting(found, eventType)]
		: orgs.map((org) => orgSetting(found, org, eventType, clusterKnown));

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
	/** ID or name; `undefined` for the cluster */
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

/** Sets the channels of Orgs, or of the cluster, all in one request. */
export async function setChannels(
	context: ThoughtSpotContext,
	changes: ChannelChange[],
	eventType: EventType,
): Promise<void> {
	const each = changes.map((change) => configuration(change, eventType));
	const cluster_preferences = each.flatMap((part) => part.cluster_preferences ?? []);
	const org_preferences = each.flatMap((part) => part.org_preferences ?? []);
	await callThoughtSpot(context, channelConfiguration, {
		body: {
			...(cluster_preferences.length > 0 ? { cluster_preferences } : {}),
			...(org_preferences.length > 0 ? { org_preferences } : {}),
		},
	});
}
