import { randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';

import type { Webhook } from '../../api/webhooks';
import { deleteWebhook, webhooksOf } from '../../api/webhooks';
import { ThoughtSpotError } from '../../transport/errors';
import { putBackChannels } from './channels';
import { findGone } from './gone';
import { runHook } from './hook';
import type { Org } from './org';
import { changeWebhook, enterOrg, publicationOf } from './org';
import { inTurn } from './orgQueue';
import type { Leaving } from './planLeaving';
import { planLeaving } from './planLeaving';
import { unmetRequirement } from './requirements';
import type { Gone } from './ownership';
import { hostOf } from './refusals';

const MOST_ROUNDS = 5;
const SECRET_BYTES = 32;

const label = ({ name, id }: Webhook, org: Org) => `"${name}" (${id}) in ${org.label}`;

async function carryOut(
	context: IHookFunctions,
	org: Org,
	step: Exclude<Leaving, { action: 'none' | 'abandon' }>,
): Promise<void> {
	if (step.action === 'update') {
		await changeWebhook(context, org, step);
		return;
	}
	// before the note that says what they were goes with the webhook
	if (step.channels !== undefined) await putBackChannels(context, org, step.channels);
	if (step.action === 'delete') {
		await deleteWebhook(context, org.id, step.webhook);
		return;
	}
	await changeWebhook(context, org, step);
	const { webhook, body } = step;
	if (body.url === undefined) return;
	context.logger.info(
		`Gave the ThoughtSpot webhook ${label(webhook, org)} back: it delivers to ${hostOf(body.url)} again.`,
	);
}

/** Changes the webhook until nothing in the Org is this trigger's, whoever else changes it meanwhile. */
async function leaveWebhook(context: IHookFunctions, org: Org, signal: AbortSignal): Promise<void> {
	const unknownSecret = randomBytes(SECRET_BYTES).toString('hex');
	let gone: Gone | undefined;
	for (let round = 1; round <= MOST_ROUNDS; round++) {
		const found = await webhooksOf(context, org.id);
		gone ??= await findGone(context, found, org.asker);
		const step = planLeaving(found, org.asker, gone, unknownSecret);
		if (step.action === 'none') return;
		if (step.action === 'abandon') {
			context.logger.warn(
				`The ThoughtSpot webhook ${label(step.webhook, org)} still points to this n8n, and nothing proves that n8n created it, or says whose it was. Delete it in ThoughtSpot (Develop > Webhooks), or point it to where it belongs.`,
			);
			return;
		}
		signal.throwIfAborted();
		await carryOut(context, org, step);
	}
	throw new ThoughtSpotError(
		'The webhook of this Org keeps changing while this trigger is being taken out of it.',
	);
}

/**
 * `delete`: takes this trigger out of those who share the Org's webhook. n8n calls it for a published workflow and for a
 * test listener, whose addresses differ, and also where `create` has failed: then there may be nothing to do.
 */
export async function leave(context: IHookFunctions): Promise<boolean> {
	return await runHook(context, async (signal) => {
		const publication = await publicationOf(context);
		if (!publication.isAutomatic) return;
		const problem = unmetRequirement(publication);
		if (problem !== undefined) {
			// most likely n8n calls this because publishing was refused for the same reason
			context.logger.warn(`The webhook in ThoughtSpot was left as it is: ${problem}`);
			return;
		}
		const org = await enterOrg(context);
		await inTurn(org.key, signal, async () => await leaveWebhook(context, org, signal));
	}).catch((error: Error) => {
		// n8n itself says nothing of it when a workflow is unpublished
		context.logger.error(
			`This trigger could not be taken out of the webhook in ThoughtSpot: ${error.message} Publish and unpublish the workflow again.`,
		);
		throw error;
	});
}
