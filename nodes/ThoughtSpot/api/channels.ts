import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError, attempt, isAccessRefused } from '../transport/errors';
import { identity, noContent } from './answerFields';
import { MANAGE_CHANNELS } from './privileges';
import type { EventType } from './eventTypes';

export type Channel = 'EMAIL' | 'WEBHOOK';

export interface EventChannels {
	event_type: EventType;
	channels: string[];
}

export interface ConfigureChannelPreferences {
	cluster_preferences?: EventChannels[];
	org_preferences?: Array<{
		org_identifier: string;
		operation?: 'REPLACE' | 'RESET';
		preferences?: EventChannels[];
		reset_events?: EventType[];
	}>;
}

export interface SearchChannelPreferences {
	cluster_preferences?: EventType[];
	org_preferences?: Array<{ org_identifier: string; event_types?: EventType[] }>;
}

const eventChannels = z
	.object({ event_type: z.string(), channels: z.array(z.string()) })
	.passthrough();
const channelPreferences = z
	.object({
		cluster_preferences: z.array(eventChannels).nullish(),
		org_preferences: z
			.array(
				z.object({ org: identity, preferences: z.array(eventChannels).nullish() }).passthrough(),
			)
			.nullish(),
	})
	.passthrough();
export type ChannelPreferences = z.infer<typeof channelPreferences>;

export const configureChannelPreferences = endpoint<ConfigureChannelPreferences, undefined>({
	purpose: 'set the communication channels',
	method: 'POST',
	path: '/system/preferences/communication-channels/configure',
	answer: noContent,
	repeatable: true,
	privilege: MANAGE_CHANNELS,
	since: '10.14.0.cl',
});

export const searchChannelPreferences = endpoint<SearchChannelPreferences, ChannelPreferences>({
	purpose: 'read the communication channels',
	method: 'POST',
	path: '/system/preferences/communication-channels/search',
	answer: channelPreferences,
	repeatable: true,
	privilege: MANAGE_CHANNELS,
	since: '10.14.0.cl',
});

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
