import type { IExecuteFunctions } from 'n8n-workflow';

import { knownGroups, knownUsers } from '../../api/knownPeople';
import { personOf, shownName } from '../../api/people';
import type { Schedule } from '../../api/scheduleEndpoints';
import { liveboardOf } from '../../api/schedules';
import { isoTime } from '../../message/time';
import { baseUrlOf } from '../../transport/client';
import { cronLine, frequencyInWords } from './frequency';
import { recipientsOf } from './recipients';

type People = Awaited<ReturnType<typeof peopleOf>>;

/** The authors and recipients of all the schedules at once: a schedule has only their IDs. */
async function peopleOf(context: IExecuteFunctions, schedules: Schedule[]) {
	const principals = schedules.flatMap((schedule) => recipientsOf(schedule).principals);
	const authors = schedules.flatMap(({ author }) => author?.id ?? []);
	const ofType = (wanted: string) =>
		principals.filter(({ type }) => type === wanted).map(({ identifier }) => identifier);
	return {
		USER: await knownUsers(context, [...authors, ...ofType('USER')]),
		USER_GROUP: await knownGroups(context, ofType('USER_GROUP')),
	};
}

/** Users and groups by ID, external addresses by email; the types are those of the trigger's items. */
function recipients(schedule: Schedule, people: People) {
	const { principals, emails } = recipientsOf(schedule);
	return [
		...principals.map(({ identifier, type }) => {
			const user = type === 'USER' ? people.USER.get(identifier) : undefined;
			if (user) return { type, ...personOf(user) };
			const group = type === 'USER_GROUP' ? people.USER_GROUP.get(identifier) : undefined;
			return {
				type,
				id: group?.id ?? identifier,
				name: group ? shownName(group) : null,
				signInName: null,
				email: null,
			};
		}),
		...emails.map((email) => ({
			type: 'EXTERNAL_EMAIL',
			id: null,
			name: null,
			signInName: null,
			email,
		})),
	];
}

/** ThoughtSpot names an author by the sign-in name. */
function authorOf({ author }: Schedule, people: People) {
	const { id = null, name = null } = author ?? {};
	const user = people.USER.get(id ?? '');
	return { id, name: user ? shownName(user) : name, signInName: user?.name ?? name };
}

const runsOf = ({ history_runs: runs }: Schedule) =>
	(runs ?? []).map((run) => ({
		id: run.id,
		status: run.status ?? null,
		startedAt: isoTime(run.start_time_in_millis),
		endedAt: isoTime(run.end_time_in_millis),
		detail: run.detail ?? null,
	}));

/** Schedules with the field names of the trigger's items; their latest runs where they were asked for. */
export async function simplifiedSchedules(context: IExecuteFunctions, schedules: Schedule[]) {
	const people = await peopleOf(context, schedules);
	const baseUrl = await baseUrlOf(context);
	return schedules.map((schedule) => {
		const { creation_time_in_millis: created, frequency } = schedule;
		const expression = frequency?.cron_expression;
		return {
			id: schedule.id,
			name: schedule.name,
			status: schedule.status ?? null,
			liveboard: liveboardOf(schedule, baseUrl),
			fileFormat: schedule.file_format ?? null,
			frequency: expression ? frequencyInWords(expression) : null,
			cronExpression: expression ? cronLine(expression) : null,
			timeZone: schedule.time_zone ?? null,
			recipients: recipients(schedule, people),
			description: schedule.description ?? null,
			author: authorOf(schedule, people),
			createdAt: isoTime(created),
			viewId: schedule.personalised_view_id ?? null,
			...(schedule.history_runs ? { latestRuns: runsOf(schedule) } : {}),
		};
	});
}

/** The same of one. */
export async function simplifiedSchedule(context: IExecuteFunctions, schedule: Schedule) {
	const [simplified] = await simplifiedSchedules(context, [schedule]);
	return simplified ?? {};
}
