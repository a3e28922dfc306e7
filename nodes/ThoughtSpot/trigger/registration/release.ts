import type { IHookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { ThoughtSpotError, attempt, messageOf } from '../../transport/errors';
import { toHookError } from '../../transport/nodeErrors';
import { requireBaseUrl } from '../../transport/credential';
import { forgetChannels, restoreChannels } from './channels';
import { planRelease } from './releasePlan';
import { ownUrl } from './assess';
import type { Registration } from './state';
import { readRegistration, writeRegistration } from './state';
import { changeWebhook, readCredential } from './webhookCalls';
import { deleteWebhook, webhooksOf } from '../../api/webhooks';

const MOST_ATTEMPTS = 3;
const FIRST_WAIT_MILLISECONDS = 1_000;

/** n8n gives a test listener one chance to clean up, so what may pass is tried again. */
async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
	for (let count = 1; ; count++) {
		const outcome = await attempt(work());
		if (!(outcome instanceof ThoughtSpotError)) return outcome;
		const mayPass = outcome.reached === 'unknown' || outcome.status === 429;
		if (!mayPass || count >= MOST_ATTEMPTS) throw outcome;
		await sleep(FIRST_WAIT_MILLISECONDS * 2 ** (count - 1));
	}
}

/** Resolves to whether the Org has somebody else's webhook, who may need the channels. */
async function releaseWebhook(context: IHookFunctions, remembered: Registration): Promise<boolean> {
	const found = await webhooksOf(context, remembered.orgId);
	const release = planRelease(found, remembered, ownUrl(context));
	switch (release.action) {
		case 'none':
			return release.taken;
		case 'delete':
			await deleteWebhook(context, remembered.orgId, release.webhook);
			return false;
		case 'giveBack':
			await changeWebhook(context, release.webhook, release.change);
			return false;
		case 'withdraw':
			await changeWebhook(context, release.webhook, release.change);
			return true;
	}
}

const label = ({ name, webhookId, orgId }: Registration): string =>
	`"${name}"${webhookId === undefined ? '' : ` (ID ${webhookId})`} of the Org ${orgId}`;

/** Gives back or removes the remembered webhook, and puts the channels back. */
async function releaseAll(context: IHookFunctions, remembered: Registration): Promise<void> {
	const data = context.getWorkflowStaticData('node');
	const taken = await insist(async () => await releaseWebhook(context, remembered));
	writeRegistration(data, undefined);
	if (taken) forgetChannels(context);
	else await insist(async () => await restoreChannels(context));
}

function abandon(context: IHookFunctions, remembered: Registration, reason: string): void {
	context.logger.warn(
		`The ThoughtSpot webhook ${label(remembered)} at ${remembered.instance} could not be released and still points to this n8n: ${reason} Delete it in ThoughtSpot (Develop > Webhooks).`,
	);
	writeRegistration(context.getWorkflowStaticData('node'), undefined);
	forgetChannels(context);
}

const OTHER_INSTANCE = 'the credential now belongs to another ThoughtSpot.';

/** Releases what is remembered of another Org or instance, or says in the log that it is left there. */
export async function releasePrevious(
	context: IHookFunctions,
	previous: Registration,
	instance: string,
): Promise<void> {
	if (previous.instance !== instance) {
		abandon(context, previous, OTHER_INSTANCE);
		return;
	}
	try {
		await releaseAll(context, previous);
	} catch (error) {
		abandon(context, previous, messageOf(error));
	}
}

/** After a failed registration: undoes what that attempt itself has done. */
export async function undo(context: IHookFunctions): Promise<void> {
	const remembered = readRegistration(context.getWorkflowStaticData('node'));
	try {
		if (remembered === undefined) await restoreChannels(context);
		else await releaseAll(context, remembered);
	} catch (error) {
		context.logger.warn('Could not undo a failed registration at ThoughtSpot', {
			error: messageOf(error),
		});
	}
}

/**
 * `delete`: gives back or removes what is remembered and still points here. With nothing remembered it
 * does nothing: n8n also calls it after a registration that failed.
 */
export async function release(context: IHookFunctions): Promise<boolean> {
	const remembered = readRegistration(context.getWorkflowStaticData('node'));
	try {
		if (remembered === undefined) {
			await restoreChannels(context);
			return true;
		}
		const instance = requireBaseUrl((await readCredential(context)).baseUrl);
		if (remembered.instance !== instance) abandon(context, remembered, OTHER_INSTANCE);
		else await releaseAll(context, remembered);
		return true;
	} catch (error) {
		const what = remembered ? `webhook ${label(remembered)}` : 'communication channels';
		context.logger.error(`The ThoughtSpot ${what} could not be released: ${messageOf(error)}`);
		throw toHookError(context.getNode(), error);
	}
}
