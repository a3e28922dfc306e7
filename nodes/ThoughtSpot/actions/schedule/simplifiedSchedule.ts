import { isoTime } from '../../api/answerFields';
import type { Schedule } from '../../api/schedules';

const CRON_FIELDS = ['second', 'minute', 'hour', 'day_of_month', 'month', 'day_of_week'];

/** A cron expression in one line, seconds first; `null` where there is none. */
function cronLine({ frequency }: Schedule): string | null {
	const expression = frequency?.cron_expression;
	return expression ? CRON_FIELDS.map((field) => expression[field] ?? '*').join(' ') : null;
}

/** Users and groups by ID, external addresses by e-mail; the types are those of the trigger's items. */
function recipientsOf({ recipient_details: details }: Schedule) {
	return [
		...(details?.principals ?? []).map(({ identifier, type }) => ({
			type,
			id: identifier,
			email: null,
		})),
		...(details?.emails ?? []).map((email) => ({ type: 'EXTERNAL_EMAIL', id: null, email })),
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

/** A schedule with the field names of the trigger's items; its latest runs where they were asked for. */
export function simplifiedSchedule(schedule: Schedule) {
	const { metadata: liveboard, author, creation_time_in_millis: created } = schedule;
	return {
		id: schedule.id,
		name: schedule.name,
		status: schedule.status ?? null,
		liveboard: { id: liveboard?.id ?? null, name: liveboard?.name ?? null },
		fileFormat: schedule.file_format ?? null,
		cronExpression: cronLine(schedule),
		timeZone: schedule.time_zone ?? null,
		recipients: recipientsOf(schedule),
		description: schedule.description ?? null,
		author: { id: author?.id ?? null, name: author?.name ?? null },
		createdAt: isoTime(typeof created === 'number' ? created : null),
		viewId: schedule.personalised_view_id ?? null,
		...(schedule.history_runs ? { latestRuns: runsOf(schedule) } : {}),
	};
}
