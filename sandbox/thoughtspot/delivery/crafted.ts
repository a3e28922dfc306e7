import { randomUUID } from 'node:crypto';

import type { Delivery, DeliveryFile, StoredWebhook } from '../model';
import type { World } from '../world';
import type { Deliveries } from './deliveries';
import { madeUpSchedule } from './madeUpSchedule';
import { deliveryPayload } from './payload';
import { fanOut } from './recipients';
import type { Alteration } from './receiver';

/** A delivery made by hand, whatever the channel preferences say. */
export interface CraftedDelivery {
	webhookId: string;
	/** Default: none. */
	files?: DeliveryFile[];
	/** Sent as it is; default: that of a made-up schedule. */
	payload?: Record<string, unknown>;
	/** Alters the signed message, in every attempt. */
	change?: Alteration;
	/** Whether a failed attempt is repeated; default: no. */
	retried?: boolean;
}

function madeUp(world: World, webhook: StoredWebhook) {
	const schedule = madeUpSchedule(world, {
		id: randomUUID(),
		name: 'Crafted schedule',
		description: '',
		liveboardId: randomUUID(),
		userIds: [world.admin.id],
	});
	const runId = randomUUID();
	const jobId = `n.${randomUUID()}`;
	const recipients = fanOut(world, schedule).flat();
	const liveboard = { id: schedule.liveboardId, name: 'Crafted Liveboard' };
	const payload = deliveryPayload(
		world,
		{ runId, schedule, liveboard },
		{ jobId, webhook, recipients },
	);
	return { jobId, recipients, payload, event: { id: schedule.id, name: schedule.name, runId } };
}

/** The payload that a crafted delivery has by default, with new ids each time. */
export function examplePayload(world: World, webhook: StoredWebhook): Record<string, unknown> {
	return madeUp(world, webhook).payload;
}

export async function deliverCrafted(
	world: World,
	deliveries: Deliveries,
	webhook: StoredWebhook,
	{ files = [], payload, change, retried = false }: CraftedDelivery,
): Promise<Delivery> {
	const job = madeUp(world, webhook);
	return deliveries.send({
		...job,
		webhook,
		payload: payload ?? job.payload,
		files,
		retried,
		alter: change,
	});
}
