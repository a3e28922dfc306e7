import type { IExecuteFunctions } from 'n8n-workflow';

import { isoTime } from '../../api/answerFields';
import { addressOf } from '../../api/metadata';
import { firstEntries } from '../../api/pages';
import { findGroup, findUser, groupPage, userPage } from '../../api/people';
import type { Schedule } from '../../api/schedules';
import { cronLine, frequencyInWords } from './frequency';
import { recipientsOf } from './recipients';

interface Person {
	name: string;
	email: string | null;
}

/** By ID, in lower case. */
type People = Map<string, Person>;

/** Up to so many recipients are looked up one by one, more of them by searching for all. */
const MOST_SINGLE_SEARCHES = 10;
const PAGE_SIZE = 500;

/** Names of users and groups by ID: a schedule has only their IDs. What may not be seen is left out. */
async function peopleOf(context: IExecuteFunctions, schedules: Schedule[]): Promise<People> {
	const principals = schedules.flatMap((schedule) => recipientsOf(schedule).principals);
	const idsOf = (wanted: string) => [
		...new Set(principals.filter(({ type }) => type === wanted).map((each) => each.identifier)),
	];
	const [userIds, groupIds] = [idsOf('USER'), idsOf('USER_GROUP')];
	const read = async <Entry>(
		ids: string[],
		one: (id: string) => Promise<Entry | undefined>,
		page: Parameters<typeof firstEntries<Entry>>[0],
	): Promise<Entry[]> => {
		if (ids.length > MOST_SINGLE_SEARCHES) return await firstEntries(page, PAGE_SIZE);
		const found = await Promise.all(ids.map(one));
		return found.filter((entry): entry is Awaited<Entry> & Entry => entry !== undefined);
	};
	const users = await read(
		userIds,
		async (id) => await findUser(context, id),
		async (offset, size) => await userPage(context, {}, offset, size),
	);
	const bare = { include_users: false, include_sub_groups: false };
	const groups = await read(
		groupIds,
		async (id) => await findGroup(context, id),
		async (offset, size) => await groupPage(context, bare, offset, size),
	);
	return new Map([
		...users.map(({ id, name, email }): [string, Person] => [id, { name, email: email ?? null }]),
		...groups.map(({ id, name }): [string, Person] => [id, { name, email: null }]),
	]);
}

/** Users and groups by ID, external addresses by e-mail; the types are those of the trigger's items. */
function recipients(schedule: Schedule, people: People) {
	const { principals, emails } = recipientsOf(schedule);
	return [
		...principals.map(({ identifier, type }) => {
			const { name = null, email = null } = people.get(identifier) ?? {};
			return { type, id: identifier, name, email };
		}),
		...emails.map((email) => ({ type: 'EXTERNAL_EMAIL', id: null, name: null, email })),
	];
}

const runsOf = ({ history_runs: runs }: Schedule) =>
	(runs ?? []).map((run) => ({
		id: run.id,
		status: run.status ?? null,
		startedAt: isoTime(run.start_time_in_millis),
		endedAt: isoTime(run.end_time_in_millis),
		detail: run.detail ?? null,
	}));

/** A Liveboard as the trigger's items name it. */
export async function liveboardOf(context: IExecuteFunctions, { metadata }: Schedule) {
	const { id = null, name = null } = metadata ?? {};
	return { id, name, url: id ? await addressOf(context, 'LIVEBOARD', id) : null };
}

/** Schedules with the field names of the trigger's items; their latest runs where they were asked for. */
export async function simplifiedSchedules(context: IExecuteFunctions, schedules: Schedule[]) {
	const people = await peopleOf(context, schedules);
	return await Promise.all(
		schedules.map(async (schedule) => {
			const { author, creation_time_in_millis: created, frequency } = schedule;
			const expression = frequency?.cron_expression;
			return {
				id: schedule.id,
				name: schedule.name,
				status: schedule.status ?? null,
				liveboard: await liveboardOf(context, schedule),
				fileFormat: schedule.file_format ?? null,
				frequency: expression ? frequencyInWords(expression) : null,
				cronExpression: expression ? cronLine(expression) : null,
				timeZone: schedule.time_zone ?? null,
				recipients: recipients(schedule, people),
				description: schedule.description ?? null,
				author: { id: author?.id ?? null, name: author?.name ?? null },
				createdAt: isoTime(typeof created === 'number' ? created : null),
				viewId: schedule.personalised_view_id ?? null,
				...(schedule.history_runs ? { latestRuns: runsOf(schedule) } : {}),
			};
		}),
	);
}

/** The same of one. */
export async function simplifiedSchedule(context: IExecuteFunctions, schedule: Schedule) {
	const [simplified] = await simplifiedSchedules(context, [schedule]);
	return simplified ?? {};
}
