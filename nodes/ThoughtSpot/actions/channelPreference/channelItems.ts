import type { ChannelPreferences, ChannelSetting } from '../../api/channels';
import { ADMINISTER } from '../../api/privileges';
import { ThoughtSpotError } from '../../transport/errors';

/** The item of what counts for an Org, or for the cluster. */
export const settingItem = ({ org, ...setting }: ChannelSetting) => ({
	level: org === null ? 'cluster' : 'org',
	org,
	...setting,
});

/** Items of what is set, in ThoughtSpot's own fields: of the cluster where it was asked for, and of each Org. */
export const preferenceItems = (
	{ cluster_preferences, org_preferences }: ChannelPreferences,
	withCluster: boolean,
): object[] => [
	...(withCluster ? [{ level: 'cluster', org: null, preferences: cluster_preferences ?? [] }] : []),
	...(org_preferences ?? []).map((entry) => ({ level: 'org', ...entry })),
];

/** "the cluster", or the Org by the name that ThoughtSpot gives it. */
export const whose = ({ org }: Pick<ChannelSetting, 'org'>): string =>
	org === null ? 'the cluster' : `the Org "${org.name ?? org.id}"`;

/** The channels that count; throws where they follow a cluster default that this user may not read. */
export function requireKnown(setting: ChannelSetting): string[] {
	if (setting.channels !== null) return setting.channels;
	throw new ThoughtSpotError(
		`${whose(setting).replace('the', 'The')} has no channels of its own and follows the cluster's default, which the user of the ThoughtSpot credential may not read. Ask a ThoughtSpot administrator for the privilege ${ADMINISTER}, or set the Org's own channels with Replace.`,
		{ status: 403 },
	);
}
