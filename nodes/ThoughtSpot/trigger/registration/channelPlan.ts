import type { ChannelPreferences } from '../../transport/contract';
import { LIVEBOARD_SCHEDULE } from '../../transport/contract';

export interface ChannelState {
	/** The Org's own channels; `null` where it follows the cluster */
	override: string[] | null;
	/** What counts for the Org; `undefined` where it may not be read */
	effective: string[] | undefined;
}

const WEBHOOK = 'WEBHOOK';

/** ThoughtSpot's default where neither the Org nor the cluster has set anything */
const DEFAULT_CHANNELS = ['EMAIL'];

type EventChannels = Array<{ event_type: string; channels: string[] }>;

const ofLiveboards = (list: EventChannels | null | undefined): string[] | undefined =>
	list?.find(({ event_type }) => event_type === LIVEBOARD_SCHEDULE)?.channels;

/** The Org's override counts, else the cluster's default. */
export function channelState(
	{ org_preferences, cluster_preferences }: ChannelPreferences,
	orgId: string,
): ChannelState {
	const ofOrg = org_preferences?.find(({ org }) => org.id === orgId)?.preferences;
	const override = ofLiveboards(ofOrg) ?? null;
	const cluster = cluster_preferences
		? (ofLiveboards(cluster_preferences) ?? DEFAULT_CHANNELS)
		: undefined;
	return { override, effective: override ?? cluster };
}

export const sameChannels = (one: string[] | null, other: string[] | null): boolean =>
	JSON.stringify(one && [...one].sort()) === JSON.stringify(other && [...other].sort());

/** The channels to set so that webhooks are delivered as well; `undefined` where they already are. */
export function channelsWithWebhook(effective: string[]): string[] | undefined {
	return effective.includes(WEBHOOK) ? undefined : [...effective, WEBHOOK];
}
