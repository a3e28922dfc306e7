import type { Channel, ChannelPreferences, EventType } from './contract';

/** ThoughtSpot's own where neither the Org nor the cluster has set anything. */
const PRODUCT_DEFAULT: Channel[] = ['EMAIL'];

/** What counts for an Org, or for the cluster, where `org` is `null`. */
export interface ChannelSetting {
	org: { id: string; name?: string | null } | null;
	event_type: EventType;
	/** `null`: the Org follows the cluster, and this user may not read the cluster's default */
	channels: string[] | null;
	source: 'ORG' | 'CLUSTER' | 'DEFAULT';
	org_channels: string[] | null;
	cluster_channels: string[] | null;
}

type Preferences = Array<{ event_type: string; channels: string[] }> | null | undefined;

function channelsFor(preferences: Preferences, eventType: EventType): string[] | null {
	return preferences?.find(({ event_type }) => event_type === eventType)?.channels ?? null;
}

/** Of the cluster, when it was asked for (`clusterKnown`). */
export function clusterSetting(found: ChannelPreferences, event_type: EventType): ChannelSetting {
	const cluster_channels = channelsFor(found.cluster_preferences, event_type);
	return {
		org: null,
		event_type,
		channels: cluster_channels ?? PRODUCT_DEFAULT,
		source: cluster_channels ? 'CLUSTER' : 'DEFAULT',
		org_channels: null,
		cluster_channels,
	};
}

/** An Org's own channels count, else the cluster's default; `clusterKnown`: this user may read that. */
export function orgSetting(
	found: ChannelPreferences,
	orgIdentifier: string,
	event_type: EventType,
	clusterKnown: boolean,
): ChannelSetting {
	const entry = found.org_preferences?.find(
		({ org }) => org.id === orgIdentifier || org.name === orgIdentifier,
	);
	const org = entry?.org ?? { id: orgIdentifier };
	const org_channels = channelsFor(entry?.preferences, event_type);
	if (org_channels !== null) {
		const cluster_channels = channelsFor(found.cluster_preferences, event_type);
		return {
			org,
			event_type,
			channels: org_channels,
			source: 'ORG',
			org_channels,
			cluster_channels,
		};
	}
	const inherited = clusterSetting(found, event_type);
	return clusterKnown
		? { ...inherited, org }
		: { ...inherited, org, channels: null, source: 'CLUSTER' };
}
