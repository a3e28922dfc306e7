import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { ThoughtSpotError, resultOrError, withoutFullStop } from '../transport/errors';
import { quoted } from '../transport/quoted';
import { metadataUrl } from './metadata';
import { calledSo, theOnly } from './named';
import type { ReadPage } from './pages';
import { firstEntries, pageOf } from './pages';
import type { CreateSchedule, Schedule, UpdateSchedule } from './scheduleEndpoints';
import {
	scheduleCreate,
	scheduleDelete,
	scheduleSearch,
	scheduleUpdate,
} from './scheduleEndpoints';

/** Schedules; of a Liveboard, by its name or ID, or all where it is empty. */
export const schedulePages =
	(context: ThoughtSpotContext, liveboard: string): ReadPage<Schedule> =>
	async (offset, size) => {
		const found = await callThoughtSpot(context, scheduleSearch, {
			body: {
				...(liveboard === '' ? {} : { metadata: [{ identifier: liveboard, type: 'LIVEBOARD' }] }),
				record_offset: offset,
				record_size: size,
			},
		});
		return pageOf(found, offset, size);
	};

/** The first `most` of them. */
export const schedulesOf = async (
	context: ThoughtSpotContext,
	liveboard: string,
	most = Infinity,
): Promise<Schedule[]> => await firstEntries(schedulePages(context, liveboard), most);

/** ThoughtSpot cuts a page before it looks at the identifiers, so they are searched without pages. */
const WITHOUT_PAGES = { record_offset: 0, record_size: -1 };

/** The schedules of these names or IDs that this user sees; with as many of their latest runs as are wanted. */
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

/** The one of that ID, else those of that name; in another letter case, and without runs, where none is spelled so. */
export async function schedulesNamed(
	context: ThoughtSpotContext,
	identifier: string,
	latestRuns = 0,
): Promise<Schedule[]> {
	const spelledSo = await findSchedules(context, [identifier], latestRuns);
	const byId = spelledSo.filter(({ id }) => id === identifier);
	if (byId.length > 0) return byId;
	return spelledSo.length > 0 ? spelledSo : calledSo(await schedulesOf(context, ''), identifier);
}

/**
 * The schedule of that name or ID, with as many of its latest runs as are wanted. Throws where there is none, or several.
 */
export async function requireSchedule(
	context: ThoughtSpotContext,
	identifier: string,
	latestRuns = 0,
): Promise<Schedule> {
	const found = await schedulesNamed(context, identifier, latestRuns);
	const only = theOnly(found, identifier, { one: 'schedule', many: 'schedules' });
	const isSpelledSo = only.id === identifier || only.name === identifier;
	return isSpelledSo ? only : await requireSchedule(context, only.id, latestRuns);
}

/** The Liveboard of a schedule, in the ThoughtSpot at `baseUrl`, as the trigger's items name it. */
export function liveboardOf({ metadata }: Schedule, baseUrl: string) {
	const { id = null, name = null } = metadata ?? {};
	return { id, name, url: id ? metadataUrl(baseUrl, 'LIVEBOARD', id) : null };
}

/** Rejects with a `ThoughtSpotError`, which says where it is not known whether the schedule was created. */
export async function createSchedule(
	context: ThoughtSpotContext,
	body: CreateSchedule,
): Promise<Schedule> {
	const created = await resultOrError(callThoughtSpot(context, scheduleCreate, { body }));
	if (!(created instanceof ThoughtSpotError)) return created;
	if (created.reached !== 'unknown') throw created;
	throw new ThoughtSpotError(
		`${withoutFullStop(created.message)}. The schedule ${quoted(body.name)} may have been created all the same: look for it with Schedule: Get Many before you create it again.`,
		{ status: created.status, code: created.code, reached: 'unknown', detail: created.detail },
	);
}

/** Changes what is given and keeps the rest. */
export async function updateSchedule(
	context: ThoughtSpotContext,
	id: string,
	body: UpdateSchedule,
): Promise<void> {
	await callThoughtSpot(context, scheduleUpdate, { identifier: id, body });
}

/** Where the answer was lost, a schedule that is no longer there counts as deleted. */
export async function deleteSchedule(context: ThoughtSpotContext, id: string): Promise<void> {
	const answer = await resultOrError(callThoughtSpot(context, scheduleDelete, { identifier: id }));
	if (!(answer instanceof ThoughtSpotError)) return;
	if (answer.reached !== 'unknown') throw answer;
	const found = await resultOrError(findSchedules(context, [id]));
	if (found instanceof ThoughtSpotError || found.length > 0) throw answer;
}
