import { viewOf } from '../data/look';
import { chosenTiles } from '../data/tiles';
import { badRequest } from '../errors';
import type { CronExpression } from '../frequency';
import { cronOf } from '../frequency';
import type { FileFormat, Liveboard, Schedule } from '../model';
import type { Session } from '../session';
import type { World } from '../world';
import { findLiveboard } from './contentLookup';

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
	recipient_details?: RecipientDetails;
	personalised_view_id?: string;
	status?: Schedule['status'];
}

interface RecipientDetails {
	emails?: string[];
	principals?: Array<{ identifier: string; type: string }>;
}

type Recipients = Pick<Schedule, 'emails' | 'userIds' | 'groupIds'>;

const MOST_RECIPIENTS = 1000;

/** Unlike in searches, a principal's type has to be said. That a schedule needs a recipient is an assumption. */
function recipients(world: World, details: RecipientDetails): Recipients {
	const { emails = [], principals = [] } = details;
	const chosen: Recipients = { emails, userIds: [], groupIds: [] };
	for (const { identifier, type } of principals) {
		if (type !== 'USER' && type !== 'USER_GROUP') {
			throw badRequest(`Recipient ${identifier} has the unknown type ${type}.`);
		}
		const isUser = type === 'USER';
		const found = isUser ? world.userNamed(identifier) : world.groupNamed(identifier);
		if (!found) throw badRequest(`Recipient ${identifier} was not found.`);
		chosen[isUser ? 'userIds' : 'groupIds'].push(found.id);
	}
	const count = emails.length + principals.length;
	if (count === 0) throw badRequest('At least one recipient must be provided.');
	if (count > MOST_RECIPIENTS) {
		throw badRequest(`A schedule may have at most ${MOST_RECIPIENTS} recipients.`);
	}
	checkDomains(world, emails);
	return chosen;
}

function checkDomains({ settings: { emailDomains } }: World, emails: readonly string[]): void {
	const refused = emails.find((email) => {
		const [, domain = ''] = email.split('@');
		return domain === '' || (emailDomains && !emailDomains.includes(domain));
	});
	if (refused === undefined) return;
	throw badRequest(`The email address ${refused} is not of an allowed domain.`);
}

/** What is said of the Liveboard's parts has to be there. */
function partsOf(
	liveboard: Liveboard,
	session: Session,
	fields: ScheduleFields,
): Partial<Schedule> {
	const wanted = fields.liveboard_options?.visualization_identifiers;
	const view = viewOf(liveboard, fields.personalised_view_id, session.user);
	return {
		visualizationIds: wanted && chosenTiles(liveboard, wanted).map(({ id }) => id),
		view: view && { id: view.id, name: view.name },
	};
}

/** What the given fields, and only they, set on a schedule of the Liveboard. */
export function scheduleChange(
	world: World,
	session: Session,
	{ fields, liveboardId }: { fields: ScheduleFields; liveboardId: string },
): Partial<Schedule> {
	const { frequency, recipient_details: details } = fields;
	const liveboard = findLiveboard(world, session, fields.metadata_identifier ?? liveboardId);
	const change: Partial<Schedule> = {
		name: fields.name,
		description: fields.description,
		liveboardId: liveboard.id,
		fileFormat: fields.file_format,
		pdfOptions: fields.pdf_options,
		timeZone: fields.time_zone,
		cron: frequency && cronOf(frequency.cron_expression, world.release),
		status: fields.status,
		...partsOf(liveboard, session, fields),
		...(details && recipients(world, details)),
	};
	return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
