import type { IWebhookFunctions } from 'n8n-workflow';

import { CREDENTIAL } from '../../transport/client';
import { parseCredential } from '../../transport/credential';

/** n8n takes tenths of a second to read a credential: it makes a new isolate for the expressions in it. */
const KEPT_MILLISECONDS = 60_000;

type Secret = Promise<string | undefined>;

/** By ID of the credential */
const kept = new Map<string, { secret: Secret; readAt: number }>();

/** The signing secret as the credential has it: empty where none is known yet, `undefined` where it is unreadable. */
async function readSecret(context: IWebhookFunctions): Secret {
	try {
		return parseCredential(await context.getCredentials(CREDENTIAL)).signingSecret ?? '';
	} catch (error) {
		context.logger.error('The ThoughtSpot credential could not be read', {
			error: error instanceof Error ? error.message : String(error),
		});
		return undefined;
	}
}

/** The same, read for the deliveries of a minute at once; `afresh` reads it in any case. */
export async function signingSecret(context: IWebhookFunctions, afresh = false): Secret {
	const id = context.getNode().credentials?.[CREDENTIAL]?.id ?? '';
	const known = afresh ? undefined : kept.get(id);
	if (known !== undefined && Date.now() - known.readAt < KEPT_MILLISECONDS) {
		return await known.secret;
	}
	const reading = { secret: readSecret(context), readAt: Date.now() };
	kept.set(id, reading);
	const secret = await reading.secret;
	if (!secret && kept.get(id) === reading) kept.delete(id);
	return secret;
}
