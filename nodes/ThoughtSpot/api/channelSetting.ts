import type { ChannelPreferences } from './channelEndpoints';
import type { EventType } from './eventTypes';

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

/** For each Org, in their order; for the cluster where no Org is named. */
export const settingsIn = (
	found: ChannelPreferences,
	orgs: string[],
	eventType: EventType,
	clusterKnown: boolean,
): ChannelSetting[] =>
	orgs.length === 0
		? [clusterSetting(found, eventType)]
		: orgs.map((org) => orgSetting(found, org, eventType, clusterKnown));

type ChannelMode = 'replace' | 'add' | 'remove';

/** The channels after a change, each once; those that were there, known or not, keep their place. */
export function changedChannels(mode: ChannelMode, present: string[], chosen: string[]): string[] {
	const after = {
		replace: chosen,
		add: [...present, ...chosen],
		remove: present.filter((channel) => !chosen.includes(channel)),
	}[mode];
	return [...new Set(after)];
}

type Channels = string[] | null | undefined;

/** Whether both name the same channels, in whatever order; `null`: none of its own. */
export const sameChannels = (one: Channels, other: Channels): boolean =>
	JSON.stringify(one && [...one].sort()) === JSON.stringify(other && [...other].sort());
