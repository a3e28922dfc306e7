import type { Schedule } from '../api/schedules';

/** A schedule as people choose it: its name alone may stand for several. */
export const scheduleChoice = ({ id, name, metadata }: Schedule) => ({
	name: metadata?.name ? `${name} (${metadata.name})` : name,
	value: id,
});
