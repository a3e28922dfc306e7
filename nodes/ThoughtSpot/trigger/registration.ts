import type { IHookFunctions } from 'n8n-workflow';

import { isLoopback, normalizeBaseUrl } from '../transport/address';
import { CREDENTIAL, callThoughtSpot } from '../transport/client';
import type { SignatureVerification, UpdateWebhook, Webhook } from '../transport/contract';
import {
	LIVEBOARD_SCHEDULE,
	createWebhook,
	deleteWebhooks,
	getCurrentUser,
	searchWebhooks,
	updateWebhook,
} from '../transport/contract';
import type { CredentialFields } from '../transport/credential';
import { parseCredential } from '../transport/credential';
import { ThoughtSpotError } from '../transport/errors';
import { toNodeError } from '../transport/nodeErrors';
import { enableChannels, planChannels, restoreChannels } from './channels';
import { readTriggerParameters } from './parameters';
import type { Decision, Restore, Wanted, WebhookChange } from './plan';
import { plan, pointsHere } from './plan';
import type { ChannelChange, Registration } from './state';
import { readRegistration, secretFingerprint, writeRegistration } from './state';

interface Situation {
	orgId: string;
	secret: string;
	wanted: Wanted;
	remembered: Registration | undefined;
	decision: Decision;
	channelChange: ChannelChange | undefined;
}

const readCredential = async (context: IHookFunctions): Promise<CredentialFields> =>
	parseCredential(await context.getCredentials(CREDENTIAL));

function ownUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined) throw new ThoughtSpotError('n8n gave this node no webhook URL.');
	return url;
}

/** ThoughtSpot calls from outside; only a sandbox on the same machine can reach a loopback address. */
function requireReachable(url: string, baseUrl: string): void {
	const origin = normalizeBaseUrl(baseUrl);
	if (origin !== undefined && isLoopback(origin)) return;
	if (new URL(url).protocol === 'https:' && !isLoopback(url)) return;
	throw new ThoughtSpotError(
		`ThoughtSpot cannot deliver to ${new URL(url).origin}: it needs a public https address. Set N8N_WEBHOOK_URL (n8n 2) or WEBHOOK_URL to the address under which this n8n is reached from the internet, and restart n8n.`,
	);
}

async function findWebhooks(context: IHookFunctions, orgId: string): Promise<Webhook[]> {
	const { webhooks } = await callThoughtSpot(context, searchWebhooks, {
		body: { org_identifier: orgId, event_type: LIVEBOARD_SCHEDULE },
	});
	return webhooks.filter(({ org }) => !org || org.id === orgId);
}

/** Everything that the decision needs, and the decision. */
async function assess(context: IHookFunctions): Promise<Situation> {
	const { conflict, channel, settings } = readTriggerParameters(context);
	const url = ownUrl(context);
	requireReachable(url, (await readCredential(context)).baseUrl);

	const { current_org } = await callThoughtSpot(context, getCurrentUser);
	if (!current_org) {
		throw new ThoughtSpotError(
			'ThoughtSpot does not say which Org this user is in. Fill in Org ID.',
		);
	}
	const orgId = current_org.id;
	const found = await findWebhooks(context, orgId);

	// the first request has made n8n generate a signing secret where there was none
	const { signingSecret: secret = '' } = await readCredential(context);
	const remembered = readRegistration(context.getWorkflowStaticData('node'));
	const listening = context.getActivationMode() === 'manual';
	const workflow = context.getWorkflow().name ?? 'n8n';
	const name = settings.webhookName || `n8n: ${workflow}`;
	const wanted: Wanted = {
		url,
		name: listening ? `${name} (test)` : name,
		description: `Scheduled Liveboard reports for the n8n workflow "${workflow}"`,
		signatureHeader: settings.signatureHeader,
		secretIsSet:
			remembered !== undefined &&
			remembered.fingerprint === secretFingerprint(secret, remembered.webhookId),
		conflict,
		listening,
		productionUrl: listening ? url.replace('/webhook-test/', '/webhook/') : undefined,
	};
	const decision = plan(found, remembered, wanted);
	if (decision.action === 'refuse') throw someoneElses(decision.webhook);
	const channelChange = await planChannels(context, orgId, channel);
	return { orgId, secret, wanted, remembered, decision, channelChange };
}

function someoneElses(webhook: Webhook): ThoughtSpotError {
	const host = URL.canParse(webhook.url) ? new URL(webhook.url).host : webhook.url;
	const by = webhook.last_modified_by?.name ?? webhook.created_by?.name;
	const at = webhook.modification_time_in_millis ?? webhook.creation_time_in_millis;
	const changed = [by && `by ${by}`, at && `on ${new Date(at).toISOString().slice(0, 10)}`];
	const last = changed.some(Boolean) ? `, last changed ${changed.filter(Boolean).join(' ')}` : '';
	return new ThoughtSpotError(
		`This Org already has a webhook for Liveboard schedules, and ThoughtSpot allows only one: "${webhook.name}" delivers to ${host}${last}. It was left unchanged. Ask its owner to delete it, or set If the Org Already Has a Webhook to Take Over.`,
	);
}

const signature = (header: string, secret: string): SignatureVerification => ({
	type: 'HMAC_SHA256',
	header,
	algorithm: 'SHA256',
	secret,
});

/** A create whose answer was empty or lost is found again by its URL. */
async function create(context: IHookFunctions, situation: Situation): Promise<string> {
	const { orgId, secret, wanted } = situation;
	const findAgain = async () =>
		(await findWebhooks(context, orgId)).find(({ url }) => url === wanted.url);
	try {
		const created = await callThoughtSpot(context, createWebhook, {
			body: {
				name: wanted.name,
				description: wanted.description,
				url: wanted.url,
				events: [LIVEBOARD_SCHEDULE],
				signature_verification: signature(wanted.signatureHeader, secret),
			},
		});
		const webhook = created ?? (await findAgain());
		if (webhook !== undefined) return webhook.id;
	} catch (error) {
		const lost = error instanceof ThoughtSpotError && error.reached === 'unknown';
		const webhook = lost ? await findAgain() : undefined;
		if (webhook !== undefined) return webhook.id;
		throw toNodeError(context.getNode(), error);
	}
	throw new ThoughtSpotError(
		'ThoughtSpot said that it created the webhook, but does not list it. Activate the workflow again.',
	);
}

function updateBody({ signatureHeader, ...change }: WebhookChange, secret: string): UpdateWebhook {
	return signatureHeader === undefined
		? change
		: { ...change, signature_verification: signature(signatureHeader, secret) };
}

/** Brings ThoughtSpot to what was decided; what was done is remembered once ThoughtSpot confirmed it. */
async function carryOut(context: IHookFunctions, situation: Situation): Promise<void> {
	const { decision, orgId, secret, remembered, channelChange } = situation;
	const data = context.getWorkflowStaticData('node');
	const remember = (webhookId: string, restore: Restore | undefined) =>
		writeRegistration(data, {
			webhookId,
			orgId,
			fingerprint: secretFingerprint(secret, webhookId),
			...(restore ? { restore } : {}),
		});

	if (decision.action === 'create') {
		remember(await create(context, situation), undefined);
	} else if (decision.action === 'update') {
		const { webhook, change, restore } = decision;
		await callThoughtSpot(context, updateWebhook, {
			identifier: webhook.id,
			body: updateBody(change, secret),
		});
		const kept = remembered?.webhookId === webhook.id ? remembered.restore : undefined;
		remember(webhook.id, restore ?? kept);
		if (restore?.own === false) {
			context.logger.warn(
				`Took over the ThoughtSpot webhook "${webhook.name}", which delivered to ${new URL(webhook.url).host}. It is given back when this workflow is deactivated; a signing secret of its own cannot be.`,
			);
		}
	}
	if (channelChange !== undefined) await enableChannels(context, channelChange);
}

/** `checkExists`: whether ThoughtSpot already has everything as this node wants it. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	if (readTriggerParameters(context).registration === 'manual') return true;
	try {
		const { decision, channelChange } = await assess(context);
		return decision.action === 'keep' && channelChange === undefined;
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** `create`: what was done is undone where a later step fails, so that nothing is left behind. */
export async function register(context: IHookFunctions): Promise<boolean> {
	try {
		const situation = await assess(context);
		await carryOut(context, situation).catch(async (error: unknown) => {
			await undo(context, situation);
			throw error;
		});
		return true;
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** After a failed registration: removes or gives back only what this attempt itself has done. */
async function undo(context: IHookFunctions, { remembered }: Situation): Promise<void> {
	if (remembered !== undefined) return;
	await release(context).catch((error: unknown) => {
		context.logger.warn('Could not undo a failed registration at ThoughtSpot', {
			error: error instanceof Error ? error.message : String(error),
		});
	});
}

function restoreBody(
	{ own, url, signatureHeader, ...rest }: Restore,
	secret: string,
): UpdateWebhook {
	const restored: UpdateWebhook = { ...rest, url };
	if (signatureHeader === null) return { ...restored, reset_options: ['SIGNATURE_VERIFICATION'] };
	return own && signatureHeader !== undefined
		? { ...restored, signature_verification: signature(signatureHeader, secret) }
		: restored;
}

async function releaseWebhook(
	context: IHookFunctions,
	{ webhookId, orgId, restore }: Registration,
): Promise<void> {
	const webhook = (await findWebhooks(context, orgId)).find(({ id }) => id === webhookId);
	if (webhook === undefined || !pointsHere(webhook.url, ownUrl(context))) return;
	if (restore !== undefined) {
		const { signingSecret = '' } = await readCredential(context);
		await callThoughtSpot(context, updateWebhook, {
			identifier: webhookId,
			body: restoreBody(restore, signingSecret),
		});
		return;
	}
	const { failed_webhooks } = await callThoughtSpot(context, deleteWebhooks, {
		body: { webhook_identifiers: [webhookId] },
	});
	const failure = failed_webhooks?.find(({ error }) => !/not found/i.test(error ?? ''));
	if (failure !== undefined) {
		throw new ThoughtSpotError(
			`ThoughtSpot could not delete the webhook "${webhook.name}": ${failure.error ?? 'no reason given'}. Delete it in ThoughtSpot, or activate and deactivate the workflow again.`,
		);
	}
}

/**
 * `delete`: gives back or removes what is remembered and still points here. With nothing remembered it
 * does nothing: n8n also calls it after a registration that failed.
 */
export async function release(context: IHookFunctions): Promise<boolean> {
	const data = context.getWorkflowStaticData('node');
	const remembered = readRegistration(data);
	try {
		if (remembered !== undefined) {
			await releaseWebhook(context, remembered);
			writeRegistration(data, undefined);
		}
		await restoreChannels(context);
		return true;
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}
