import type { IPollFunctions } from 'n8n-workflow';

import type { DeliveryJob, DeliveryStatus } from '../api/deliveries';
import { reportDeliveries } from '../api/deliveries';
import { isTestDelivery } from '../api/deliveryJobs';
import { ThoughtSpotError } from '../transport/errors';
import type { Failure } from './memory';

export type FailedDelivery = Failure & { job: DeliveryJob };

const NO_WEBHOOK =
	'This Org has no webhook, so ThoughtSpot delivers nothing to one. Publish a workflow with the ThoughtSpot Trigger first, or use a credential of another Org.';

/**
 * The deliveries of reports in an Org that failed, or are still repeated where that is wanted, made after a time (epoch
 * milliseconds of ThoughtSpot's clock). Where the Org has no webhook there are none, or it is an error that says so.
 */
export async function failedDeliveries(
	context: IPollFunctions,
	orgId: string,
	{ after, withRepeating }: { after: number; withRepeating: boolean },
	isWebhookNeeded: boolean,
): Promise<FailedDelivery[]> {
	const statuses: DeliveryStatus[] = withRepeating ? ['FAILED', 'RETRY'] : ['FAILED'];
	const found: FailedDelivery[] = [];
	for (const status of statuses) {
		const from = after > 0 ? after : undefined;
		const { deliveries, webhooks } = await reportDeliveries(context, orgId, { status, from });
		if (webhooks === 0 && isWebhookNeeded) throw new ThoughtSpotError(NO_WEBHOOK, { status: 404 });
		for (const { job } of deliveries) {
			if (isTestDelivery(job)) continue;
			found.push({ id: job.id, createdAt: job.creation_time_in_millis, status, job });
		}
	}
	return found;
}
