import type { ChannelSetting } from '../../api/channels';
import { ThoughtSpotError } from '../../transport/errors';

/** The channels that count; throws where they follow a cluster default that this user may not read. */
export function requireKnown({ org, channels }: ChannelSetting): string[] {
	if (channels !== null) return channels;
	throw new ThoughtSpotError(
		`The Org "${org?.name ?? org?.id ?? ''}" has no channels of its own and follows the cluster's default, which the user of the ThoughtSpot credential may not read. Ask a ThoughtSpot administrator for the privilege Can administer ThoughtSpot (ADMINISTRATION), or set the Org's own channels with Replace.`,
		{ status: 403 },
	);
}
