import { downloadPrivilege, mayView, requireDownload, requireEdit } from '../access';
import { scheduleBody } from '../bodies/schedule';
import { badRequest } from '../errors';
import type { Schedule } from '../model';
import type { Session } from '../session';
import type { World } from '../world';
import { findLiveboard } from './contentLookup';
import { inOrder, page } from './listing';
import type { Handler } from './operation';
import { noContent, ok } from './operation';
import type { ScheduleFields } from './scheduleChange';
import { scheduleChange } from './scheduleChange';

interface SearchSchedulesRequest {
	metadata?: Array<{ identifier?: string }>;
	record_offset?: number;
	record_size?: number;
	sort_options?: { field_name?: string; order?: string };
	history_runs_options?: RunsOptions;
	schedule_identifiers?: string[];
}

interface RunsOptions {
	include_history_runs: boolean;
	record_offset: number;
	record_size: number;
}

const DAILY = '0 0 0 * * ?';
const MAY_SCHEDULE = ['ADMINISTRATION', 'JOBSCHEDULING'];

function visible(world: World, session: Session): Schedule[] {
	return [...world.schedules.values()].filter(({ liveboardId }) => {
		const liveboard = world.liveboards.get(liveboardId);
		return liveboard && mayView(world, session, liveboard);
	});
}

function find(world: World, session: Session, identifier: string): Schedule {
	const schedules = visible(world, session);
	const found =
		schedules.find(({ id }) => id === identifier) ??
		schedules.find(({ name }) => name === identifier);
	if (!found) throw badRequest(`Schedule ${identifier} was not found.`);
	return found;
}

/** Schedules for others take a privilege; where roles count, every schedule does, and the download of its format. */
function requireRights(world: World, session: Session, schedule: Partial<Schedule>): void {
	const { liveboardId = '', userIds = [], groupIds = [], emails = [] } = schedule;
	requireEdit(world, session, findLiveboard(world, session, liveboardId));
	const others = [...userIds, ...groupIds, ...emails].some((id) => id !== session.user.id);
	if (others || world.settings.roleBasedAccess) session.require(MAY_SCHEDULE);
}

function requireFormat(world: World, session: Session, { fileFormat }: Partial<Schedule>): void {
	if (!world.settings.roleBasedAccess || !fileFormat) return;
	requireDownload(session, downloadPrivilege(world, fileFormat));
}

export const createSchedule: Handler = ({ world, scheduler, body }, session) => {
	const fields = body<ScheduleFields & { name: string; metadata_identifier: string }>();
	const liveboardId = fields.metadata_identifier;
	const change = scheduleChange(world, session, { fields, liveboardId });
	requireRights(world, session, change);
	requireFormat(world, session, change);
	const schedule = world.addSchedule({
		cron: DAILY,
		liveboardId,
		...change,
		name: fields.name,
		authorId: session.user.id,
	});
	scheduler.update(schedule);
	return ok(scheduleBody(world, schedule));
};

/** As documented, a page is cut before anything but the Liveboards is looked at. */
export const searchSchedules: Handler = ({ world, body }, session) => {
	const request = body<SearchSchedulesRequest>();
	const liveboards = request.metadata?.flatMap(({ identifier }) => identifier ?? []) ?? [];
	const wanted = request.schedule_identifiers ?? [];
	const ofLiveboards = visible(world, session).filter(
		({ liveboardId }) =>
			liveboards.length === 0 ||
			liveboards.includes(liveboardId) ||
			liveboards.includes(world.liveboards.get(liveboardId)?.name ?? ''),
	);
	const found = page(inOrder(ofLiveboards, request), request).filter(
		({ id, name }) => wanted.length === 0 || wanted.includes(id) || wanted.includes(name),
	);
	const { include_history_runs: withRuns, ...paging } = request.history_runs_options ?? {};
	return ok(
		found.map((schedule) =>
			scheduleBody(world, schedule, withRuns ? page(schedule.runs, paging) : undefined),
		),
	);
};

export const updateSchedule: Handler = ({ world, scheduler, identifier, body }, session) => {
	const fields = body<ScheduleFields>();
	const schedule = find(world, session, identifier);
	const { liveboardId } = schedule;
	const change = scheduleChange(world, session, { fields, liveboardId });
	requireRights(world, session, { ...schedule, ...change });
	requireFormat(world, session, change);
	Object.assign(schedule, change);
	scheduler.update(schedule);
	return noContent;
};

export const deleteSchedule: Handler = ({ world, scheduler, identifier }, session) => {
	const { id, liveboardId } = find(world, session, identifier);
	requireEdit(world, session, findLiveboard(world, session, liveboardId));
	scheduler.remove(id);
	world.schedules.delete(id);
	return noContent;
};
