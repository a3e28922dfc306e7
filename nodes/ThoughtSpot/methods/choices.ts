import type { Schedule } from '../api/scheduleEndpoints';

/** What has a name of its own, as people choose it. */
export const byName = ({ id, name }: { id: string; name: string }) => ({ name, value: id });

type Shown = { id: string; name: string; display_name?: string | null };

/** A user or group as people choose one: by the display name, and by what stands for it. */
export const personChoice = ({ id, name, display_name: shown }: Shown) => ({
	name: shown && shown !== name ? `${shown} (${name})` : name,
	value: id,
});

/** A schedule as people choose it: its name alone may stand for several. */
export const scheduleChoice = ({ id, name, metadata }: Schedule) => ({
	name: metadata?.name ? `${name} (${metadata.name})` : name,
	value: id,
});
