import { scheduleBody } from '../bodies/schedule';
import { badRequest } from '../errors';
import type { Schedule } from '../model';
import type { Session } from '../session';
import type { World } from '../world';
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
	history_runs_options?: { include_history_runs: boolean };
	schedule_identifiers?: string[];
}

const DAILY = '0 0 0 * * *';
const MAY_SCHEDULE = ['ADMINISTRATION', 'JOBSCHEDULING'];

const inOrgOf = (world: World, { orgId }: Session) =>
	[...world.schedules.values()].filter((schedule) => world.orgOf(schedule) === orgId);

function find(world: World, session: Session, identifier: string): Schedule {
	const schedules = inOrgOf(world, session);
	const found =
		schedules.find(({ id }) => id === identifier) ??
		schedules.find(({ name }) => name === identifier);
	if (!found) throw badRequest(`Schedule ${identifier} was not found.`);
	return found;
}

export const createSchedule: Handler = ({ world, scheduler, body }, session) => {
	const fields = body<ScheduleFields & { name: string; metadata_identifier: string }>();
	session.require(MAY_SCHEDULE);
	const change = scheduleChange(world, session, fields);
	const schedule = world.addSchedule({
		cron: DAILY,
		...change,
		name: fields.name,
		liveboardId: change.liveboardId ?? fields.metadata_identifier,
		authorId: session.user.id,
	});
	scheduler.update(schedule);
	return ok(scheduleBody(world, schedule));
};

export const searchSchedules: Handler = ({ world, body }, session) => {
	const request = body<SearchSchedulesRequest>();
	const liveboards = request.metadata?.flatMap(({ identifier }) => identifier ?? []) ?? [];
	const wanted = request.schedule_identifiers ?? [];
	const found = inOrgOf(world, session)
		.filter(({ id, name }) => wanted.length === 0 || wanted.includes(id) || wanted.includes(name))
		.filter(
			({ liveboardId }) =>
				liveboards.length === 0 ||
				liveboards.includes(liveboardId) ||
				liveboards.includes(world.liveboards.get(liveboardId)?.name ?? ''),
		);
	const withRuns = request.history_runs_options?.include_history_runs;
	return ok(
		page(inOrder(found, request), request).map((schedule) =>
			scheduleBody(world, schedule, withRuns),
		),
	);
};

export const updateSchedule: Handler = ({ world, scheduler, identifier, body }, session) => {
	const fields = body<ScheduleFields>();
	session.require(MAY_SCHEDULE);
	const schedule = find(world, session, identifier);
	Object.assign(schedule, scheduleChange(world, session, fields));
	scheduler.update(schedule);
	return noContent;
};

export const deleteSchedule: Handler = ({ world, scheduler, identifier }, session) => {
	session.require(MAY_SCHEDULE);
	const { id } = find(world, session, identifier);
	scheduler.remove(id);
	world.schedules.delete(id);
	return noContent;
};
