import { cronExpression } from '../frequency';
import type { Schedule, ScheduleRun } from '../model';
import type { World } from '../world';

/** A schedule that runs on demand only is shown as one that runs at midnight: the API has no other words. */
const MIDNIGHT = '0 0 0 * * ?';

/** A schedule as the API shows it, with its runs if there are any to show. */
export function scheduleBody(world: World, schedule: Schedule, runs?: readonly ScheduleRun[]) {
	const { authorId, liveboardId, visualizationIds, userIds, groupIds } = schedule;
	return {
		author: { id: authorId, name: world.users.get(authorId)?.name ?? authorId },
		creation_time_in_millis: schedule.createdAt,
		description: schedule.description,
		file_format: schedule.fileFormat,
		frequency: { cron_expression: cronExpression(schedule.cron ?? MIDNIGHT) },
		id: schedule.id,
		liveboard_options: visualizationIds ? { visualization_identifiers: visualizationIds } : null,
		metadata: {
			id: liveboardId,
			name: world.liveboards.get(liveboardId)?.name ?? null,
			type: 'LIVEBOARD',
		},
		name: schedule.name,
		pdf_options: schedule.pdfOptions ?? null,
		recipient_details: {
			emails: schedule.emails,
			principals: [
				...userIds.map((identifier) => ({ identifier, type: 'USER' })),
				...groupIds.map((identifier) => ({ identifier, type: 'USER_GROUP' })),
			],
		},
		status: schedule.status,
		time_zone: schedule.timeZone,
		history_runs: runs
			? runs.map((run) => ({
					id: run.id,
					start_time_in_millis: run.startedAt,
					end_time_in_millis: run.endedAt,
					status: run.status,
					detail: run.detail ?? null,
				}))
			: null,
		personalised_view_id: schedule.view?.id ?? null,
	};
}
