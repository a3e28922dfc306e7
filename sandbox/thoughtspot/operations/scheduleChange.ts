import { Cron } from 'croner';

import { badRequest } from '../errors';
import type { FileFormat, Schedule } from '../model';
import type { Session } from '../session';
import type { World } from '../world';
import { named } from '../world';

interface CronExpression {
	second: string;
	minute: string;
	hour: string;
	day_of_month: string;
	month: string;
	day_of_week: string;
}

/** The fields that `schedules/create` and `schedules/{schedule_identifier}/update` have in common. */
export interface ScheduleFields {
	name?: string;
	description?: string;
	metadata_identifier?: string;
	file_format?: FileFormat;
	liveboard_options?: { visualization_identifiers: string[] };
	pdf_options?: Record<string, unknown>;
	time_zone?: string;
	frequency?: { cron_expression: CronExpression };
	recipient_details?: {
		emails?: string[];
		principals?: Array<{ identifier: string; type: string }>;
	};
	personalised_view_id?: string;
	status?: Schedule['status'];
}

/** Quartz's `?` (no specific value) stands for every day here. */
function cronOf({ cron_expression: expression }: { cron_expression: CronExpression }): string {
	const { second, minute, hour, day_of_month: day, month, day_of_week: weekday } = expression;
	if (/^\d+$/.test(minute) && Number(minute) % 5 !== 0) {
		throw badRequest('The minute of the frequency must be a multiple of 5.');
	}
	const cron = [second, minute, hour, day, month, weekday].join(' ').replaceAll('?', '*');
	try {
		new Cron(cron, { paused: true, mode: '6-part', alternativeWeekdays: true }).stop();
	} catch (error) {
		throw badRequest(`The cron expression is not valid: ${String(error)}`);
	}
	return cron;
}

function liveboardId(world: World, { orgId }: Session, identifier: string): string {
	const found = [...world.liveboards.values()].find(
		(liveboard) => liveboard.orgId === orgId && [liveboard.id, liveboard.name].includes(identifier),
	);
	if (!found) throw badRequest(`Liveboard ${identifier} was not found.`);
	return found.id;
}

function recipients(
	world: World,
	{ emails = [], principals = [] }: NonNullable<ScheduleFields['recipient_details']>,
): Pick<Schedule, 'emails' | 'userIds' | 'groupIds'> {
	const idOf = (identifier: string, isGroup: boolean) => {
		const found = isGroup
			? (world.groups.get(identifier) ?? named(world.groups, identifier))
			: world.userNamed(identifier);
		if (!found) throw badRequest(`Recipient ${identifier} was not found.`);
		return found.id;
	};
	const idsOf = (type: string) =>
		principals
			.filter((principal) => principal.type === type)
			.map(({ identifier }) => idOf(identifier, type === 'USER_GROUP'));
	return { emails, userIds: idsOf('USER'), groupIds: idsOf('USER_GROUP') };
}

/** What the given fields, and only they, set on a schedule. */
export function scheduleChange(
	world: World,
	session: Session,
	fields: ScheduleFields,
): Partial<Schedule> {
	const { metadata_identifier: liveboard, personalised_view_id: view } = fields;
	const change: Partial<Schedule> = {
		name: fields.name,
		description: fields.description,
		liveboardId: liveboard === undefined ? undefined : liveboardId(world, session, liveboard),
		fileFormat: fields.file_format,
		visualizationIds: fields.liveboard_options?.visualization_identifiers,
		pdfOptions: fields.pdf_options,
		timeZone: fields.time_zone,
		cron: fields.frequency && cronOf(fields.frequency),
		view: view === undefined ? undefined : { id: view, name: view },
		status: fields.status,
		...(fields.recipient_details && recipients(world, fields.recipient_details)),
	};
	return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
