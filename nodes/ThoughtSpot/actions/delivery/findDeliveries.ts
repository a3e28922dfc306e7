import type { IExecuteFunctions } from 'n8n-workflow';

import type { FoundDelivery } from '../../api/deliveries';
import { deliveriesTo, receivingWebhooks, searchDeliveries } from '../../api/deliveries';
import type { EventType } from '../../api/eventTypes';
import { requireMetadata } from '../../api/metadata';
import { currentOrg, knownOrgLabel } from '../../api/orgs';
import { requireSchedule, schedulesOf } from '../../api/schedules';
import { orgLabel } from '../../api/session';
import type { Webhook } from '../../api/webhooks';
import type { ThoughtSpotContext } from '../../transport/client';
import { ThoughtSpotError } from '../../transport/errors';
import { oncePerExecution } from '../../transport/oncePerExecution';
import { quoted } from '../../transport/quoted';
import type { DeliverySearch } from './searchParameters';

type Question = DeliverySearch & { eventType: EventType };

const notFound = (what: string) => new ThoughtSpotError(what, { status: 404 });

/** The delivery of a job ID; throws where there is none. */
export async function deliveryOfJob(
	context: IExecuteFunctions,
	id: string,
): Promise<FoundDelivery[]> {
	if (id === '') throw new ThoughtSpotError('Job ID is empty. Enter the ID of a delivery.');
	const jobs = await searchDeliveries(context, { channel_type: 'WEBHOOK', job_ids: [id] });
	if (jobs.length > 0) return jobs.map((each) => ({ job: each, webhook: undefined }));
	throw notFound(
		`There is no delivery with the job ID ${quoted(id)}. Check it; ThoughtSpot keeps deliveries for three days.`,
	);
}

/** The chosen webhook, or those of the Org. */
async function webhooksToAsk(
	context: IExecuteFunctions,
	org: string,
	chosen: Webhook | undefined,
): Promise<Webhook[]> {
	const webhooks = chosen ? [chosen] : await receivingWebhooks(context, org);
	if (webhooks.length > 0) return webhooks;
	throw notFound(
		'This Org has no webhook, so ThoughtSpot delivers nothing to one. Choose another Org, or publish a workflow with the ThoughtSpot Trigger.',
	);
}

/** IDs of the schedules of a Liveboard; throws where there is no such Liveboard, or several. */
const idsOfSchedules = oncePerExecution(
	async (context: ThoughtSpotContext, liveboard: string): Promise<Set<string>> => {
		const { id } = await requireMetadata(context, 'LIVEBOARD', liveboard);
		return new Set((await schedulesOf(context, id)).map((each) => each.id));
	},
);

/** Throws unless it is the credential's Org, in which alone ThoughtSpot looks up what somebody names. */
async function requireOwnOrg(
	context: IExecuteFunctions,
	org: string,
	says: (there: string, own: string) => string,
): Promise<void> {
	const own = await currentOrg(context);
	if ([own.id, own.name].includes(org)) return;
	throw new ThoughtSpotError(says(knownOrgLabel(context, org), orgLabel(own)));
}

const byLiveboard = (there: string, own: string) =>
	`The deliveries of ${there} cannot be looked for by Liveboard, as the credential belongs to ${own}. Leave Liveboard empty, or choose a credential of the other Org.`;

const bySchedule = (schedule: string) => (there: string, own: string) =>
	`No such delivery of the schedule ${quoted(schedule)} was found in ${there}; whether it has that schedule cannot be looked up, as the credential belongs to ${own}. Check its name or ID, or choose a credential of the other Org.`;

/** Throws where a name is that of several schedules. */
function requireOneSchedule(found: FoundDelivery[], schedule: string): void {
	const { size } = new Set(found.map(({ job }) => job.event?.id));
	if (size < 2) return;
	throw new ThoughtSpotError(
		`There are deliveries of ${size} schedules with the name ${quoted(schedule)}. Choose one from the list in Schedule, or enter its ID.`,
	);
}

/**
 * The deliveries that are looked for, newest first, to the chosen webhook or to all of the Org. Throws where
 * a Liveboard or schedule that was named does not exist: nothing found would look like nothing delivered.
 */
export async function findDeliveries(
	context: IExecuteFunctions,
	org: string,
	webhook: Webhook | undefined,
	{ schedule, liveboard, ...search }: Question,
): Promise<FoundDelivery[]> {
	if (liveboard !== '') await requireOwnOrg(context, org, byLiveboard);
	const ofSchedule = schedule === '' ? {} : { schedule };
	const webhooks = await webhooksToAsk(context, org, webhook);
	const found = await deliveriesTo(context, webhooks, { ...search, ...ofSchedule });
	if (schedule !== '') requireOneSchedule(found, schedule);
	if (found.length === 0 && schedule !== '') {
		// one that has gone may still have deliveries
		await requireOwnOrg(context, org, bySchedule(schedule));
		const { id, name } = await requireSchedule(context, schedule);
		if (![id, name].includes(schedule)) {
			return await findDeliveries(context, org, webhook, { ...search, schedule: id, liveboard });
		}
	}
	if (liveboard === '') return found;
	const schedules = await idsOfSchedules(context, liveboard);
	return found.filter(({ job: { event } }) => schedules.has(event?.id ?? ''));
}
