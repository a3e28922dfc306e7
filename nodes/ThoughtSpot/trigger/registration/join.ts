import type { IHookFunctions } from 'n8n-workflow';

import type { Webhook } from '../../api/webhooks';
import { createWebhook, webhooksOf } from '../../api/webhooks';
import { ThoughtSpotError, resultOrError } from '../../transport/errors';
import { readTriggerParameters } from '../parameters';
import { enableChannels, planChannels } from './channels';
import { findGone } from './gone';
import { runHook } from './hook';
import { joinerOf } from './joiner';
import type { Org } from './org';
import { changeWebhook, enterOrg, publicationOf } from './org';
import { inTurn } from './orgQueue';
import type { Joiner, Joining } from './planJoining';
import { planJoining } from './planJoining';
import { hostOf, refusalFor } from './refusals';
import type { Gone } from './ownership';
import { unmetRequirement } from './requirements';

/** One to create it, one to write into it which it is, one to see that it stands; the rest for those who are faster */
const MOST_ROUNDS = 6;

const KEEPS_CHANGING =
	'The webhook of this Org keeps changing while it is being registered. Publish the workflow again.';

type Step = Exclude<Joining, { action: 'keep' | 'refuse' }>;

async function carryOut(
	context: IHookFunctions,
	org: Org,
	found: Webhook[],
	step: Step,
): Promise<void> {
	if (step.action === 'create') {
		await createWebhook(context, org.id, step.body, found);
		return;
	}
	await changeWebhook(context, org, step);
	if (step.action === 'update') return;
	const { name, url } = step.webhook;
	context.logger.warn(
		`Took over the ThoughtSpot webhook "${name}", which delivered to ${hostOf(url)}. It is given back when the last workflow that shares it is unpublished; a signing secret of its own cannot be put back, so its owner must set that again then.`,
	);
}

/** Changes the webhook until the joiner stands in its list, whoever else changes it meanwhile. */
async function joinWebhook(
	context: IHookFunctions,
	org: Org,
	joiner: Joiner,
	signal: AbortSignal,
): Promise<void> {
	let gone: Gone | undefined;
	let failed: { action: Joining['action']; error: ThoughtSpotError } | undefined;
	for (let round = 1; round <= MOST_ROUNDS; round++) {
		const found = await webhooksOf(context, org.id);
		gone ??= await findGone(context, found, joiner);
		const step = planJoining(found, joiner, gone);
		if (step.action === 'keep') return;
		if (step.action === 'refuse') throw refusalFor(step.obstacle, step.ownership);
		// what has failed may have been done all the same, or somebody was faster: else it has failed
		if (failed?.action === step.action) throw failed.error;
		signal.throwIfAborted();
		const outcome = await resultOrError(carryOut(context, org, found, step));
		failed =
			outcome instanceof ThoughtSpotError ? { action: step.action, error: outcome } : undefined;
	}
	throw failed?.error ?? new ThoughtSpotError(KEEPS_CHANGING);
}

/**
 * `create`: a published workflow, or a test listener, joins those who share the Org's webhook. n8n calls `delete`
 * where it throws.
 */
export async function join(context: IHookFunctions): Promise<boolean> {
	return await runHook(context, async (signal) => {
		const parameters = readTriggerParameters(context);
		const publication = await publicationOf(context);
		const problem = unmetRequirement(publication);
		if (problem !== undefined) throw new ThoughtSpotError(problem);
		if (!publication.isAutomatic) return;
		const org = await enterOrg(context);
		await inTurn(org.key, signal, async () => {
			const channels = await planChannels(context, org.id, parameters.channel);
			const joiner = joinerOf(context, org.asker, parameters, channels);
			await joinWebhook(context, org, joiner, signal);
			if (channels !== undefined) await enableChannels(context, org.id, channels);
		});
	});
}
