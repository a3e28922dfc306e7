import type { Subscriber } from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import { LIST_PARAMETER, writeList } from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import { triggerAt } from '../../../nodes/ThoughtSpot/trigger/sharing/triggerAddress';

const LISTENING_MILLISECONDS = 120_000;

/** A trigger in the list of those that share a webhook. */
export function subscriberAt(path: string, isTest: boolean): Subscriber {
	const address = triggerAt(path);
	if (!address) throw new Error(`${path} is no trigger's`);
	const until = isTest ? { until: Date.now() + LISTENING_MILLISECONDS } : {};
	return { ...address, ...until, liveboards: [], schedules: [] };
}

/** What ThoughtSpot adds to the URL of a delivery: the webhook's `url_params`. */
export function listQuery(subscribers: Subscriber[], secret: string, webhookId?: string): string {
	const list = writeList(
		{ subscribers, header: 'x-webhook-signature', noteMark: '' },
		secret,
		webhookId,
	);
	return `?${new URLSearchParams({ [LIST_PARAMETER]: list }).toString()}`;
}
