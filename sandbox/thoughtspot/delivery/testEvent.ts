import { randomUUID } from 'node:crypto';

import type { Delivery, Recipient, Schedule, StoredWebhook } from '../model';
import type { World } from '../world';
import type { Deliveries } from './deliveries';
import { madeUpSchedule } from './madeUpSchedule';
import { deliveryPayload } from './payload';

const NAME = 'Validation Test Schedule';
const RUN_ID = 'validation-run-id';

/** The marks are those of the delivery log that ThoughtSpot's documentation shows (webhooks-ux). */
function testSchedule(world: World): Schedule {
	return madeUpSchedule(world, {
		id: 'validation-schedule-id',
		name: NAME,
		description: 'Test event for webhook validation',
		liveboardId: 'validation-liveboard-id',
		userIds: ['validation-user-id'],
	});
}

/** Sends a test event, once and whatever the channel preferences say; it carries no file. */
export async function sendTestEvent(
	world: World,
	deliveries: Deliveries,
	webhook: StoredWebhook,
): Promise<Delivery> {
	const jobId = `n.validation-${randomUUID()}`;
	const schedule = testSchedule(world);
	const recipients: Recipient[] = [
		{
			type: 'USER',
			id: 'validation-user-id',
			name: 'Validation Test User',
			email: 'validation@example.com',
			locale: 'en-US',
		},
	];
	const liveboard = { id: schedule.liveboardId, name: 'Validation Test Liveboard' };
	const event = { runId: RUN_ID, schedule, liveboard };
	return deliveries.send({
		jobId,
		webhook,
		event: { id: `validation-${webhook.id}`, name: NAME, runId: RUN_ID },
		recipients,
		payload: deliveryPayload(world, event, { jobId, webhook, recipients }),
		files: [],
		retried: false,
	});
}
