import type { IHookFunctions } from 'n8n-workflow';
import { z } from 'zod';

import type { Webhook } from '../../api/webhooks';
import { unlessAborted } from '../../transport/exchange';
import { plainExchange } from '../../transport/requests';
import type { Asker, Gone } from './ownership';
import { findOwnership } from './ownership';
import { addressOf } from './triggerAddress';

const LONGEST_MILLISECONDS = 3_000;

/** What n8n answers where it has nobody; where there is a trigger, it says that GET is not its method. */
const notRegistered = z.object({
	status: z.literal(404),
	body: z.object({
		code: z.literal(404),
		message: z.string().regex(/^The requested webhook .* is not registered/),
	}),
});

/** Who does not answer, or not as n8n does, may be there. */
export async function isGone(
	context: Parameters<typeof plainExchange>[0],
	url: string,
): Promise<boolean> {
	const asked = plainExchange(context)({ method: 'GET', url, headers: {} });
	const answer = await unlessAborted(asked, AbortSignal.timeout(LONGEST_MILLISECONDS)).catch(
		() => undefined,
	);
	return notRegistered.safeParse(answer).success;
}

/** The addresses of those who share our webhook where n8n says that it has nobody any more. */
export async function findGone(
	context: IHookFunctions,
	found: Webhook[],
	asker: Asker,
): Promise<Gone> {
	const ownership = findOwnership(found, asker);
	const addresses = (ownership?.kind === 'ours' ? ownership.subscribers : [])
		.flatMap((subscriber) => addressOf(asker.url, subscriber) ?? [])
		.filter((address) => address !== asker.url);
	const outcomes = await Promise.all(
		addresses.map(async (address) => ((await isGone(context, address)) ? [address] : [])),
	);
	return new Set(outcomes.flat());
}
