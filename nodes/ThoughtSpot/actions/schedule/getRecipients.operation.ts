import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { DeliveryJob } from '../../api/deliveries';
import { reportDeliveries } from '../../api/deliveries';
import { currentOrgId } from '../../api/orgs';
import type { Schedule } from '../../api/scheduleEndpoints';
import { liveboardOf } from '../../api/schedules';
import { nameOrIdParameter } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { requiredScheduleLocator } from '../../parameters/scheduleLocators';
import { baseUrlOf } from '../../transport/client';
import { isAccessRefused, resultOrError, ThoughtSpotError } from '../../transport/errors';
import type { Operation } from '../operation';
import { chosenSchedule } from './chosenSchedule';
import { chosenRun, deliveryOf, notKnown } from './deliveryOf';
import { everybody } from './everybody';

const parameters: INodeProperties[] = [
	{ ...requiredScheduleLocator, description: 'The schedule whose recipients to return' },
	{
		displayName: 'Run ID',
		name: 'runId',
		type: 'string',
		default: '',
		description:
			'The run to tell of what became of each delivery, as Get returns it. Leave empty for the latest one.',
	},
];

const choice = z.object({
	runId: nameOrIdParameter,
});

/** The deliveries of a schedule in the last three days, or why they are not known. */
async function jobsOf(
	context: IExecuteFunctions,
	schedule: Schedule,
): Promise<DeliveryJob[] | string> {
	const found = await resultOrError(
		currentOrgId(context).then(
			async (org) => await reportDeliveries(context, org, { schedule: schedule.id }),
		),
	);
	if (!(found instanceof ThoughtSpotError)) {
		return found.webhooks === 0
			? 'The Org has no webhook, so that only emails are sent, of which ThoughtSpot tells nothing.'
			: found.deliveries.map(({ job }) => job);
	}
	if (isAccessRefused(found) || found.status === 404) return found.message;
	throw found;
}

export const getRecipients: Operation = {
	name: 'Get Recipients',
	value: 'getRecipients',
	action: 'Get the recipients of a schedule',
	description:
		'Get everybody who gets a report, groups expanded, and whether it was delivered to them',
	parameters,
	async execute(context, itemIndex) {
		const { runId } = readParameters(context, itemIndex, parameters, choice);
		const schedule = await chosenSchedule(context, itemIndex, { latestRuns: 10 });
		const jobs = await jobsOf(context, schedule);
		const run = chosenRun(schedule.history_runs ?? [], typeof jobs === 'string' ? [] : jobs, runId);
		const about = {
			schedule: { id: schedule.id, name: schedule.name, runId: run.id },
			liveboard: liveboardOf(schedule, await baseUrlOf(context)),
		};
		const now = Date.now();
		const recipients = await everybody(context, schedule);
		return recipients.map((recipient) => ({
			recipient,
			delivery: typeof jobs === 'string' ? notKnown(jobs) : deliveryOf(recipient, run, now),
			...about,
		}));
	},
};
