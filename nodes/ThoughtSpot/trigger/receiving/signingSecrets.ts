import type { IWebhookFunctions } from 'n8n-workflow';

import { CREDENTIAL } from '../../transport/client';
import { parseCredential } from '../../transport/credential';
import { messageOf } from '../../transport/errors';
import { acceptedSecrets } from '../../transport/signingSecret';
import type { AlertHeader } from './verify/alertHeader';

/** n8n takes tenths of a second to read a credential: it makes a new isolate for the expressions in it. */
const KEPT_MILLISECONDS = 60_000;
/** Between two readings for signatures that do not fit, or for want of a secret: whatever is forged. */
const PAUSE_MILLISECONDS = 5_000;
const MOST_CREDENTIALS = 100;

/** The current one first. */
type Secrets = readonly string[];

/** What this process knows of a credential. */
interface Known {
	/** As they were last read; `undefined` where that has never succeeded */
	secrets: Secrets | undefined;
	alertHeader: AlertHeader;
	/** When the latest reading began, by the process's own clock, which nobody sets back */
	triedAt: number;
	/** The same, but for the first */
	retriedAt: number;
	reading: Promise<void> | undefined;
}

/** By ID of the credential; the one that was read last is the last. */
const knownOnes = new Map<string, Known>();

function knownOf(context: IWebhookFunctions): Known {
	const id = context.getNode().credentials?.[CREDENTIAL]?.id ?? '';
	const known = knownOnes.get(id) ?? {
		secrets: undefined,
		alertHeader: {},
		triedAt: -Infinity,
		retriedAt: -Infinity,
		reading: undefined,
	};
	knownOnes.delete(id);
	knownOnes.set(id, known);
	const [oldest = id] = knownOnes.keys();
	if (knownOnes.size > MOST_CREDENTIALS) knownOnes.delete(oldest);
	return known;
}

async function read(context: IWebhookFunctions, known: Known): Promise<void> {
	try {
		const stored = parseCredential(await context.getCredentials(CREDENTIAL));
		known.secrets = acceptedSecrets(stored);
		known.alertHeader = { name: stored.alertHeaderName, value: stored.alertSecret };
	} catch (error) {
		context.logger.error('The ThoughtSpot credential could not be read', {
			error: messageOf(error),
		});
	}
}

/** One reading at a time; where it fails, what is known stays. */
async function refresh(context: IWebhookFunctions, known: Known): Promise<void> {
	known.triedAt = performance.now();
	if (known.secrets !== undefined) known.retriedAt = known.triedAt;
	known.reading ??= read(context, known).finally(() => (known.reading = undefined));
	await known.reading;
}

/**
 * The secrets that a delivery may be signed with, read from the credential once for the deliveries of a
 * minute: none where the credential has none, `undefined` where it could never be read.
 */
export async function signingSecrets(context: IWebhookFunctions): Promise<Secrets | undefined> {
	const known = knownOf(context);
	const keptFor = known.secrets?.length ? KEPT_MILLISECONDS : PAUSE_MILLISECONDS;
	if (performance.now() - known.triedAt >= keptFor) await refresh(context, known);
	else await known.reading;
	return known.secrets;
}

/** The secrets that the credential has by now, where they are others; read once in some seconds at most. */
export async function changedSecrets(
	context: IWebhookFunctions,
	before: Secrets,
): Promise<Secrets | undefined> {
	const known = knownOf(context);
	if (performance.now() - known.retriedAt >= PAUSE_MILLISECONDS) await refresh(context, known);
	else await known.reading;
	const isSame = JSON.stringify(known.secrets) === JSON.stringify(before);
	return isSame ? undefined : known.secrets;
}

/** What an alert has to bring, as the credential had it when its secrets were read. */
export const alertHeader = (context: IWebhookFunctions): AlertHeader =>
	knownOf(context).alertHeader;
