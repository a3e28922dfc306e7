import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { ThoughtSpotError } from '../transport/errors';
import { addressOf } from './metadata';
import type { Page } from './pages';
import { pageOf } from './pages';
import type { CreateSchedule, Schedule, UpdateSchedule } from './scheduleEndpoints';
import {
	scheduleCreate,
	scheduleDelete,
	scheduleSearch,
	scheduleUpdate,
} from './scheduleEndpoints';

/** Up to `size` schedules from an offset on; of a Liveboard, by its ID or name, or of all where it is empty. */
export async function schedulePage(
	context: ThoughtSpotContext,
	liveboard: string,
	offset: number,
	size: number,
): Promise<Page<Schedule>> {
	const found = await callThoughtSpot(context, scheduleSearch, {
		body: {
			...(liveboard === '' ? {} : { metadata: [{ identifier: liveboard, type: 'LIVEBOARD' }] }),
			record_offset: offset,
			record_size: size,
		},
	});
	return pageOf(found, offset, size);
}

/** ThoughtSpot cuts a page before it looks at the identifiers, so they are searched without pages. */
const WITHOUT_PAGES = { record_offset: 0, record_size: -1 };

/** The schedules of these IDs or names that this user sees; with as many of their latest runs as are wanted. */
export async function findSchedules(
	context: ThoughtSpotContext,
	identifiers: string[],
	latestRuns = 0,
): Promise<Schedule[]> {
	if (identifiers.length === 0) return [];
	return await callThoughtSpot(context, scheduleSearch, {
		body: {
			schedule_identifiers: identifiers,
			...WITHOUT_PAGES,
			...(latestRuns === 0
				? {}
				: { history_runs_options: { include_history_runs: true, record_size: latestRuns } }),
		},
	});
}

/** The Liveboard of a schedule, in the ThoughtSpot at `baseUrl`, as the trigger's items name it. */
export function liveboardOf({ metadata }: Schedule, baseUrl: string) {
	const { id = null, name = null } = metadata ?? {};
	return { id, name, url: id ? addressOf(baseUrl, 'LIVEBOARD', id) : null };
}

/** Where there is no schedule of an ID or name. */
export const noSuchSchedule = (identifier: string): ThoughtSpotError =>
	new ThoughtSpotError(
		`There is no schedule "${identifier}" that this user may see. Choose one from the list, or check its ID or name.`,
		{ status: 404 },
	);

export const createSchedule = async (
	context: ThoughtSpotContext,
	body: CreateSchedule,
): Promise<Schedule> => await callThoughtSpot(context, scheduleCreate, { body });

/** Changes what is given and keeps the rest. */
export async function updateSchedule(
	context: ThoughtSpotContext,
	id: string,
	body: UpdateSchedule,
): Promise<void> {
	await callThoughtSpot(context, scheduleUpdate, { identifier: id, body });
}

export async function deleteSchedule(context: ThoughtSpotContext, id: string): Promise<void> {
	await callThoughtSpot(context, scheduleDelete, { identifier: id });
}
