import { z } from 'zod';

import { endpoint } from '../transport/endpoint';
import { identity, noContent } from './answerFields';
import type { EventType } from './eventTypes';
import { MANAGE_CHANNELS } from './privileges';

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

export const channelConfiguration = endpoint<ConfigureChannelPreferences, undefined>({
	purpose: 'set the communication channels',
	method: 'POST',
	path: '/system/preferences/communication-channels/configure',
	answer: noContent,
	repeatable: true,
	privilege: MANAGE_CHANNELS,
	since: '10.14.0.cl',
});

export const channelSearch = endpoint<SearchChannelPreferences, ChannelPreferences>({
	purpose: 'read the communication channels',
	method: 'POST',
	path: '/system/preferences/communication-channels/search',
	answer: channelPreferences,
	repeatable: true,
	privilege: MANAGE_CHANNELS,
	since: '10.14.0.cl',
});
