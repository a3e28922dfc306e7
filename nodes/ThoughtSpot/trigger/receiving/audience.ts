import { namesOf } from '../../message/filters';
import type { Payload } from '../../message/payload';
import { isTestEvent } from '../../message/payload';
import { mayWant } from '../sharing/interests';
import type { Subscriber } from '../sharing/subscribers';
import { hasEnded, isTestListener } from '../sharing/subscribers';
import type { TriggerAddress } from '../sharing/triggerAddress';

/** What tells who may want a delivery. */
export interface Delivered {
	isTestEvent: boolean;
	/** All names and IDs that its Liveboard goes by */
	liveboards: string[];
	schedules: string[];
}

const known = (names: Array<string | null>) => names.filter((name) => name !== null);

/** What a payload says of that. */
export function deliveredBy(payload: Payload): Delivered {
	const { liveboard, schedule } = payload;
	return {
		isTestEvent: isTestEvent(payload),
		liveboards: known([liveboard.id, ...namesOf(liveboard.name)]),
		schedules: known([schedule.id, schedule.name]),
	};
}

export interface Audience {
	/** Whether the trigger that received it looks at it itself */
	includesSelf: boolean;
	others: Subscriber[];
	/** Why there may be more */
	problem?: string;
}

export const ALONE: Audience = { includesSelf: true, others: [] };

const isAt = (one: TriggerAddress, other: TriggerAddress) =>
	one.endpoint === other.endpoint && one.webhookId === other.webhookId;

/**
 * A test event goes to the test listeners only, where there is one; a report to everybody who may want it.
 * `self` is the trigger that received it, `now` in epoch milliseconds.
 */
export function audienceOf(
	subscribers: Subscriber[],
	self: TriggerAddress,
	delivered: Delivered,
	now: number,
): Audience {
	const present = subscribers.filter((subscriber) => !hasEnded(subscriber, now));
	const others = present.filter((subscriber) => !isAt(subscriber, self));
	if (!delivered.isTestEvent) {
		return { includesSelf: true, others: others.filter((other) => mayWant(other, delivered)) };
	}
	const isForAll = !present.some(isTestListener);
	const own = present.find((subscriber) => isAt(subscriber, self));
	return {
		includesSelf: isForAll || (own !== undefined && isTestListener(own)),
		others: isForAll ? others : others.filter(isTestListener),
	};
}
