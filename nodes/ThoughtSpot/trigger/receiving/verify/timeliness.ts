import { Refusal } from './refusal';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** A message that arrives later than this is taken for a replay; ThoughtSpot repeats within minutes. */
const LONGEST_DELAY_DAYS = 7;

/** Refuses a message of another time than now, both in epoch milliseconds. */
export function refuseUntimely(sentAt: number, receivedAt: number): Refusal | undefined {
	const delay = receivedAt - sentAt;
	const fault =
		delay > LONGEST_DELAY_DAYS * DAY_MILLISECONDS
			? `more than ${LONGEST_DELAY_DAYS} days old: it is taken for a replay`
			: delay < -DAY_MILLISECONDS
				? 'more than a day ahead of this server: one of the two clocks is wrong'
				: undefined;
	if (fault === undefined) return undefined;
	return new Refusal(401, `The message is of ${new Date(sentAt).toISOString()}, ${fault}.`);
}
