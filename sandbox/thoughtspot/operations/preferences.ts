import { badRequest } from '../errors';
import type { Org } from '../model';
import type { World } from '../world';
import type { Handler } from './operation';
import { noContent, ok } from './operation';

interface EventChannels {
	event_type: 'LIVEBOARD_SCHEDULE';
	channels: string[];
}

interface OrgChannels {
	org_identifier: string;
	operation: 'REPLACE' | 'RESET';
	preferences?: EventChannels[];
	reset_events?: string[];
}

interface ConfigureRequest {
	cluster_preferences?: EventChannels[];
	org_preferences?: OrgChannels[];
}

interface SearchRequest {
	cluster_preferences?: string[];
	org_preferences?: Array<{ org_identifier: string; event_types?: string[] }>;
}

function orgOf(world: World, identifier: string): Org {
	const org = world.orgNamed(identifier);
	if (!org) throw badRequest('org_identifier in org_preferences does not match a known org.');
	return org;
}

/** What one entry sets: channels, or undefined to remove the override. */
function channelsOf({ operation, preferences, reset_events: events }: OrgChannels) {
	if (operation === 'RESET') {
		if (!events?.length) throw badRequest('RESET operation requires reset_events to be specified.');
		return undefined;
	}
	if (!preferences?.length) {
		throw badRequest('REPLACE operation requires preferences to be specified.');
	}
	return preferences[0]?.channels;
}

/** All entries are checked before the first one is applied. */
export const configureCommunicationChannelPreferences: Handler = ({ world, body }, session) => {
	const { cluster_preferences: cluster, org_preferences: orgs = [] } = body<ConfigureRequest>();
	if (cluster) {
		session.requireForCluster('configure cluster-level communication channel preferences');
	}
	const changes = orgs.map((entry) => {
		const org = orgOf(world, entry.org_identifier);
		session.requireForPreferences(org.id);
		return { orgId: org.id, channels: channelsOf(entry) };
	});
	if (!cluster && orgs.length === 0) session.requireForPreferences(session.orgId);
	for (const { channels } of cluster ?? []) world.preferences.set('cluster', channels);
	for (const { orgId, channels } of changes) world.preferences.set(orgId, channels);
	return noContent;
};

function eventChannels(world: World, level: string): EventChannels[] {
	const channels = world.preferences.get(level);
	return channels ? [{ event_type: 'LIVEBOARD_SCHEDULE', channels }] : [];
}

/** Asked for nothing in particular it shows the cluster and all Orgs; no override is an empty list. */
export const searchCommunicationChannelPreferences: Handler = ({ world, body }, session) => {
	const { cluster_preferences: cluster, org_preferences: asked } = body<SearchRequest>();
	const all = !cluster && !asked;
	if (cluster || all) {
		session.requireForCluster('retrieve cluster-level communication channel preferences');
	}
	const orgs = all
		? [...world.orgs.values()].filter(({ id }) => session.mayManagePreferences(id))
		: asked?.map(({ org_identifier: identifier }) => orgOf(world, identifier));
	for (const { id } of orgs ?? []) session.requireForPreferences(id);
	return ok({
		cluster_preferences: cluster || all ? eventChannels(world, 'cluster') : [],
		org_preferences:
			orgs?.map((org) => ({
				org: { id: org.id, name: org.name },
				preferences: eventChannels(world, org.id),
			})) ?? null,
	});
};
