import type { Schedule } from '../api/scheduleEndpoints';

/** What has a name of its own, as people choose it. */
export const byName = ({ id, name }: { id: string; name: string }) => ({ name, value: id });

/** A schedule as people choose it: its name alone may stand for several. */
export const scheduleChoice = ({ id, name, metadata }: Schedule) => ({
	name: metadata?.name ? `${name} (${metadata.name})` : name,
	value: id,
});
