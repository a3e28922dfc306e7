import { z } from 'zod';

import type { HttpAnswer } from '../../transport/exchange';
import { unlessAborted } from '../../transport/exchange';
import { plainExchange } from '../../transport/requests';
import { isSigned, sign } from './signedText';
import type { TriggerAddress } from './triggerAddress';
import { triggerAt } from './triggerAddress';

// Whether a trigger of this n8n is there: the question, and the answer that there is none.

/** Marks a question whether a trigger is there: it is no delivery, and no refusal is logged. */
export const PRESENCE_HEADER = 'x-n8n-thoughtspot-presence';

const PURPOSE = 'presence';

const textOf = ({ endpoint, webhookId }: TriggerAddress) => [endpoint, webhookId].join('\n');

/** The value of the header: only who knows the signing secret can write it, and it asks that trigger alone. */
export const presenceMark = (asked: TriggerAddress, secret: string): string =>
	sign(PURPOSE, textOf(asked), secret);

export const isPresenceMark = (
	mark: unknown,
	asked: TriggerAddress,
	secrets: readonly string[],
): boolean => typeof mark === 'string' && isSigned(PURPOSE, textOf(asked), mark, secrets);

const LONGEST_MILLISECONDS = 3_000;

/**
 * What n8n answers where it has nobody. n8n 1 keeps the address of a trigger that could not tell ThoughtSpot that it goes,
 * and then misses its published workflow; of GET it says there that this is not the method.
 */
const NOBODY =
	/^(The requested webhook .* is not registered|(Active|Published) version not found for workflow|Could not find workflow with id)/;

const notRegistered = z.object({
	status: z.literal(404),
	body: z.object({
		code: z.literal(404),
		message: z.string().regex(NOBODY),
	}),
});

/** Whether n8n itself says that it has no trigger at an address. */
export const saysGone = (answer: HttpAnswer | undefined): boolean =>
	notRegistered.safeParse(answer).success;

/** By a question that only a trigger with the secret understands. Who does not answer, or not as n8n does, may be there. */
export async function isGone(
	context: Parameters<typeof plainExchange>[0],
	url: string,
	secret: string,
): Promise<boolean> {
	const asked = triggerAt(url);
	if (asked === undefined) return false;
	const headers = { [PRESENCE_HEADER]: presenceMark(asked, secret) };
	const answering = plainExchange(context)({ method: 'POST', url, headers });
	const answer = await unlessAborted(answering, AbortSignal.timeout(LONGEST_MILLISECONDS)).catch(
		() => undefined,
	);
	return saysGone(answer);
}
