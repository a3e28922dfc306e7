import type { IHookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { Webhook } from '../../api/webhooks';
import {
	createWebhook,
	deleteWebhook,
	findWebhook,
	updateWebhook,
	webhooksOf,
} from '../../api/webhooks';
import { hostOf } from '../../transport/address';
import { ThoughtSpotError, resultOrError } from '../../transport/errors';
import { unlessAborted } from '../../transport/exchange';
import { isGone } from '../sharing/presence';
import { addressOf, isOfSameN8n } from '../sharing/triggerAddress';
import type { Step } from './changes';
import { putBackChannels } from './channels';
import type { Org } from './org';
import type { Asker } from './ownership';
import { findOwnership, signatureHeaderOf } from './ownership';
import { refusalFor } from './obstacles';

/** One to create it, one to write into it which it is, one to see that it stands; the rest for those who are faster */
const MOST_ROUNDS = 10;
/** Between looks at ThoughtSpot for what was done there */
const [FIRST_PAUSE_MILLISECONDS, LONGEST_PAUSE_MILLISECONDS] = [250, 1_000];

/** What changes a webhook that is there. */
type Change = Extract<Step, { action: 'update' | 'takeOver' | 'giveBack' }>;

const label = ({ name, id }: Webhook, org: Org) => `"${name}" (${id}) in ${org.label}`;

function abandonedWebhook(webhook: Webhook, org: Org): string {
	const named = `The ThoughtSpot webhook ${label(webhook, org)}`;
	return isOfSameN8n(org.asker.url, webhook.url)
		? `${named} still points to this n8n, and nothing proves that n8n created it, or says whose it was. Delete it in ThoughtSpot (Develop > Webhooks), or point it to where it belongs.`
		: `${named} was registered with this Webhook Signing Secret and delivers to ${hostOf(webhook.url)}. It was left unchanged. If that is a former address of this n8n, delete it in ThoughtSpot (Develop > Webhooks).`;
}

/** Taking a signature away came with release 26.7.0.cl; without it, the signature stays as it is. */
async function changeWebhook(
	context: IHookFunctions,
	org: Org,
	{ webhook, body }: Change,
): Promise<void> {
	const { reset_options, ...rest } = body;
	const changed = await resultOrError(updateWebhook(context, org.id, webhook, body));
	const isFailed = changed instanceof ThoughtSpotError;
	if (isFailed && (reset_options === undefined || changed.status !== 400)) throw changed;
	const given = isFailed ? await updateWebhook(context, org.id, webhook, rest) : changed;
	if (reset_options === undefined || signatureHeaderOf(given) === null) return;
	context.logger.warn(
		`This ThoughtSpot could not take the signature away from the webhook "${webhook.name}", which was given back. Its receiver can ignore the additional header.`,
	);
}

/** Whether a webhook went from one owner to the other though that seems to have failed: the answer may have been lost. */
async function isHandedOver(
	context: IHookFunctions,
	org: Org,
	{ action, webhook, body }: Change,
): Promise<boolean> {
	if (action === 'update' || body.url === undefined) return false;
	const found = await resultOrError(findWebhook(context, org.id, webhook.id));
	return !(found instanceof ThoughtSpotError) && found?.url === body.url;
}

type Action = Exclude<Step, { action: 'none' | 'refuse' | 'abandon' }>;

async function carryOut(
	context: IHookFunctions,
	org: Org,
	found: Webhook[],
	step: Action,
): Promise<void> {
	if (step.action === 'create') {
		await createWebhook(context, org.id, step.body, found);
		return;
	}
	// before the note that says what they were goes with the webhook
	if ('channels' in step && step.channels) await putBackChannels(context, org, step.channels);
	const { action, webhook } = step;
	if (action === 'delete') {
		await deleteWebhook(context, org.id, webhook);
		return;
	}
	const changed = await resultOrError(changeWebhook(context, org, step));
	if (changed instanceof ThoughtSpotError && !(await isHandedOver(context, org, step))) {
		throw changed;
	}
	const { url } = step.body;
	if (action === 'takeOver') {
		context.logger.warn(
			`Took over the ThoughtSpot webhook "${webhook.name}", which delivered to ${hostOf(webhook.url)}. It is given back when the last workflow that shares it is unpublished; a signing secret of its own cannot be put back, so its owner must set that again then.`,
		);
	} else if (action === 'giveBack' && url !== undefined) {
		context.logger.info(
			`Gave the ThoughtSpot webhook ${label(webhook, org)} back: it delivers to ${hostOf(url)} again.`,
		);
	}
}

/** The addresses of those who share our webhook where n8n says that it has nobody any more. */
async function findGone(
	context: IHookFunctions,
	found: Webhook[],
	asker: Asker,
): Promise<ReadonlySet<string>> {
	const ownership = findOwnership(found, asker);
	const isServed = ownership?.kind === 'ours' || ownership?.kind === 'unproven';
	const others = isServed ? ownership.others : [];
	const addresses = others.flatMap((other) => addressOf(asker.url, other) ?? []);
	const areGone = await Promise.all(
		addresses.map(async (address) => await isGone(context, address, asker.secret)),
	);
	return new Set(addresses.filter((_, index) => areGone[index]));
}

/** What to do next, by the Org's webhooks. */
export type Plan = (found: Webhook[], asker: Asker) => Step;

/**
 * Changes the Org's webhook until the plan asks for nothing more, whoever else changes it meanwhile. Rejects with a
 * `ThoughtSpotError` that says what is in the way or has failed, or `tooOften` where it is changed again and again.
 */
export async function settle(
	context: IHookFunctions,
	org: Org,
	plan: Plan,
	tooOften: string,
): Promise<void> {
	let gone: ReadonlySet<string> | undefined;
	let last: { action: Step['action']; error?: ThoughtSpotError } | undefined;
	let pause = FIRST_PAUSE_MILLISECONDS;
	for (let round = 1; round <= MOST_ROUNDS; round++) {
		const found = await webhooksOf(context, org.id);
		gone ??= await findGone(context, found, org.asker);
		const step = plan(found, { ...org.asker, gone });
		if (step.action === 'none') return;
		if (step.action === 'refuse') throw refusalFor(step.obstacle, step.ownership);
		if (step.action === 'abandon') {
			context.logger.warn(abandonedWebhook(step.webhook, org));
			return;
		}
		if (last?.action === step.action) {
			// what has failed may have been done all the same, or somebody was faster: else it has failed
			if (last.error) throw last.error;
			// what was done may not show yet
			if (pause <= LONGEST_PAUSE_MILLISECONDS) {
				await unlessAborted(sleep(pause), org.signal);
				pause *= 2;
				continue;
			}
		}
		org.signal.throwIfAborted();
		const outcome = await resultOrError(carryOut(context, org, found, step));
		const error = outcome instanceof ThoughtSpotError ? outcome : undefined;
		last = { action: step.action, error };
	}
	throw last?.error ?? new ThoughtSpotError(tooOften);
}
