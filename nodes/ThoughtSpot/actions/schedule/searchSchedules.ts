import type { IExecuteFunctions } from 'n8n-workflow';

import { requireMetadata } from '../../api/metadata';
import { identitiesOf } from '../../api/membership';
import { firstFitting } from '../../api/pages';
import type { Schedule, ScheduleStatus } from '../../api/scheduleEndpoints';
import { schedulePages } from '../../api/schedules';
import { ThoughtSpotError } from '../../transport/errors';
import { quoted } from '../../transport/quoted';

/** What is empty or `undefined` does not matter. */
export interface ScheduleSearch {
	liveboard: string;
	name: string;
	recipient: string;
	status?: ScheduleStatus;
}

/** All that a schedule may call a recipient; `undefined` where none is given. Throws where nobody is called so. */
async function requireRecipient(
	context: IExecuteFunctions,
	recipient: string,
): Promise<Set<string> | undefined> {
	if (recipient === '') return undefined;
	const known = await identitiesOf(context, recipient);
	// an address needs no user
	if (known.length > 0 || recipient.includes('@')) {
		return new Set([recipient, ...known].map((each) => each.toLowerCase()));
	}
	throw new ThoughtSpotError(
		`There is no user or group ${quoted(recipient)}. Check the sign-in name, group name or ID in Recipient, or enter an email address.`,
		{ status: 404 },
	);
}

function goesTo({ recipient_details: details }: Schedule, identities: Set<string>): boolean {
	const recipients = [
		...(details?.emails ?? []),
		...(details?.principals ?? []).map(({ identifier }) => identifier),
	];
	return recipients.some((each) => identities.has(each.toLowerCase()));
}

/** Up to `most` schedules that are looked for. ThoughtSpot itself filters by Liveboard only. */
export async function searchSchedules(
	context: IExecuteFunctions,
	{ liveboard, name, recipient, status }: ScheduleSearch,
	most: number,
): Promise<Schedule[]> {
	const id = liveboard === '' ? '' : (await requireMetadata(context, 'LIVEBOARD', liveboard)).id;
	const identities = await requireRecipient(context, recipient);
	const fits = (schedule: Schedule) =>
		(status === undefined || schedule.status === status) &&
		schedule.name.toLowerCase().includes(name.toLowerCase()) &&
		(identities === undefined || goesTo(schedule, identities));
	return await firstFitting(schedulePages(context, id), fits, most);
}
