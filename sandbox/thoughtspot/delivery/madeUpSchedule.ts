import type { Schedule } from '../model';
import type { World } from '../world';

type Told = Pick<Schedule, 'id' | 'name' | 'description' | 'liveboardId' | 'userIds'>;

/** A schedule that no Org has: active, of the administrator's, for a PDF, and never run. */
export function madeUpSchedule(world: World, told: Told): Schedule {
	return {
		...told,
		fileFormat: 'PDF',
		groupIds: [],
		emails: [],
		timeZone: 'UTC',
		status: 'ACTIVE',
		authorId: world.admin.id,
		createdAt: world.clock(),
		runs: [],
	};
}
