import type { IHookFunctions } from 'n8n-workflow';

import type { Webhook } from '../../api/webhooks';
import { ThoughtSpotError, attempt } from '../../transport/errors';
import { toHookError } from '../../transport/nodeErrors';
import { enableChannels } from './channels';
import { readTriggerParameters } from '../parameters';
import { someoneElses } from './refusals';
import { releasePrevious, undo } from './release';
import type { Situation } from './assess';
import { assess } from './assess';
import { readRegistration, secretFingerprint, writeRegistration } from './state';
import type { Restore } from './webhookChange';
import { changeWebhook, postWebhook } from './webhookCalls';
import { webhooksOf } from '../../api/webhooks';
import { hostOf } from './webhookUrl';

/** Remembers what is about to be set, so that it can be undone whether or not the answer arrives. */
function intend(
	context: IHookFunctions,
	{ instance, orgId, wanted }: Situation,
	webhookId?: string,
	restore?: Restore,
): void {
	const { url, name, listening } = wanted;
	writeRegistration(context.getWorkflowStaticData('node'), {
		...{ instance, orgId, url, name, listening },
		...(webhookId === undefined ? {} : { webhookId }),
		...(restore === undefined ? {} : { restore }),
	});
}

/** Remembers what ThoughtSpot has confirmed. */
function confirm(
	context: IHookFunctions,
	situation: Situation,
	webhookId: string,
	restore?: Restore,
): void {
	const data = context.getWorkflowStaticData('node');
	intend(context, situation, webhookId, restore);
	const intended = readRegistration(data);
	if (intended === undefined) throw new ThoughtSpotError('n8n did not keep what was registered.');
	const fingerprint = secretFingerprint(situation.secret, webhookId);
	writeRegistration(data, { ...intended, fingerprint });
}

/** With these, ThoughtSpot may refuse a second webhook in the Org */
const MAY_BE_TAKEN = new Set<number | undefined>([400, 409]);

const NOT_LISTED =
	'ThoughtSpot said that it created the webhook, but does not list it. Publish the workflow again.';

/** Creates the webhook; a create whose answer was empty or lost is found again by its URL. */
async function create(
	context: IHookFunctions,
	{ orgId, wanted }: Situation,
): Promise<Webhook | 'overtaken'> {
	const created = await attempt(postWebhook(context, wanted));
	const refused = created instanceof ThoughtSpotError && created.reached === 'refused';
	if (refused && !MAY_BE_TAKEN.has(created.status)) throw created;
	if (created !== undefined && !(created instanceof ThoughtSpotError)) return created;

	const found = await webhooksOf(context, orgId);
	const mine = found.find(({ url }) => url === wanted.url);
	if (mine !== undefined && !refused) return mine;
	if (found.length > 0) return 'overtaken';
	throw created ?? new ThoughtSpotError(NOT_LISTED);
}

/** Brings ThoughtSpot to what was decided. Resolves to whether somebody else was faster. */
async function carryOut(context: IHookFunctions, situation: Situation): Promise<boolean> {
	const { decision, remembered, channelChange } = situation;
	if (decision.action === 'create') {
		intend(context, situation);
		const created = await create(context, situation);
		if (created === 'overtaken') {
			writeRegistration(context.getWorkflowStaticData('node'), undefined);
			return true;
		}
		confirm(context, situation, created.id);
	} else if (decision.action === 'update') {
		const { webhook, change, restore } = decision;
		const borrowed = restore !== undefined && remembered?.webhookId !== webhook.id;
		if (borrowed) intend(context, situation, webhook.id, restore);
		await changeWebhook(context, webhook, change);
		confirm(context, situation, webhook.id, restore);
		if (borrowed && !restore.own) announceTakeOver(context, webhook);
	}
	if (channelChange !== undefined) await enableChannels(context, channelChange);
	return false;
}

function announceTakeOver(context: IHookFunctions, { name, url }: Webhook): void {
	context.logger.warn(
		`Took over the ThoughtSpot webhook "${name}", which delivered to ${hostOf(url)}. It is given back when this workflow is unpublished; a signing secret of its own cannot be put back, so its owner must set that again then.`,
	);
}

async function registerOnce(context: IHookFunctions): Promise<boolean> {
	const situation = await assess(context);
	const { previous, instance, decision, wanted, remembered } = situation;
	if (previous !== undefined) await releasePrevious(context, previous, instance);
	if (decision.action === 'refuse') {
		const { webhook, giveBack = {} } = decision;
		await changeWebhook(context, webhook, giveBack);
		writeRegistration(context.getWorkflowStaticData('node'), undefined);
		const { name = webhook.name, url = webhook.url } = giveBack;
		throw someoneElses({ ...webhook, name, url }, wanted.url);
	}
	const isNew = decision.action === 'create' || decision.webhook.id !== remembered?.webhookId;
	const done = carryOut(context, situation);
	return await done.catch(async (error: unknown) => {
		if (isNew) await undo(context);
		throw error;
	});
}

/** `checkExists`: whether ThoughtSpot already has everything as this node wants it. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	if (readTriggerParameters(context).registration === 'manual') return true;
	try {
		const { decision, channelChange } = await assess(context);
		return decision.action === 'keep' && channelChange === undefined;
	} catch (error) {
		throw toHookError(context.getNode(), error);
	}
}

/** `create`: what was done is undone where a later step fails, so that nothing is left behind. */
export async function register(context: IHookFunctions): Promise<boolean> {
	try {
		const overtaken = await registerOnce(context);
		if (overtaken && (await registerOnce(context))) {
			throw new ThoughtSpotError(
				'The webhook of this Org keeps changing while it is being registered. Publish the workflow again.',
			);
		}
		return true;
	} catch (error) {
		throw toHookError(context.getNode(), error);
	}
}
