import { randomUUID } from 'node:crypto';

import type { Delivery, Recipient } from '../model';
import type { World } from '../world';
import { fanOut } from './recipients';

/** A delivery of the past, which nobody has to send. */
export interface PastDelivery {
	scheduleId: string;
	/** Default: the first webhook of the schedule's Org. */
	webhookId?: string;
	/** Default: everybody that the schedule goes to. */
	recipients?: Recipient[];
	/** Default: FAILED. */
	status?: Delivery['status'];
	/** Default: what a receiver that is down comes to. */
	detail?: string;
	/** Default: 4. */
	tries?: number;
	/** Default: now. */
	createdAt?: number;
	runId?: string;
	jobId?: string;
}

function required<T>(entry: T | undefined, what: string): T {
	if (entry === undefined) throw new Error(`There is no ${what}`);
	return entry;
}

/** Puts a past delivery into the history, without payload, files and attempts. */
export function addPastDelivery(world: World, past: PastDelivery): Delivery {
	const schedule = required(world.schedules.get(past.scheduleId), `schedule ${past.scheduleId}`);
	const orgId = world.orgOf(schedule);
	const inOrg = [...world.webhooks.values()].filter((candidate) => candidate.orgId === orgId);
	const webhook = required(
		inOrg.find(({ id }) => past.webhookId === undefined || id === past.webhookId),
		`webhook in the Org ${orgId}`,
	);
	const { runId = randomUUID(), jobId = `n.${randomUUID()}`, status = 'FAILED' } = past;
	const added: Delivery = {
		jobId,
		webhookId: webhook.id,
		webhookName: webhook.name,
		orgId,
		status,
		createdAt: past.createdAt ?? world.clock(),
		event: { id: schedule.id, name: schedule.name, runId },
		recipients: past.recipients ?? fanOut(world, schedule).flat(),
		payload: {},
		files: [],
		attempts: [],
		tries: past.tries ?? 4,
		detail: past.detail ?? (status === 'SUCCESS' ? '' : 'HTTP 503: '),
	};
	world.deliveries.push(added);
	return added;
}
