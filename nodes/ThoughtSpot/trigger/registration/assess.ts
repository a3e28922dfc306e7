import type { IHookFunctions } from 'n8n-workflow';

import { currentOrgId } from '../../api/orgs';
import type { CredentialFields } from '../../transport/credential';
import { ThoughtSpotError } from '../../transport/errors';
import { requireBaseUrl } from '../../transport/credential';
import { planChannels } from './channels';
import { readTriggerParameters } from '../parameters';
import type { Decision, Wanted } from './plan';
import { TEST_SUFFIX, plan } from './plan';
import { requireReachable, someoneElses } from './refusals';
import type { ChannelChange, Registration } from './state';
import { readRegistration, secretFingerprint } from './state';
import { readCredential } from './webhookCalls';
import { webhooksOf } from '../../api/webhooks';

/** Everything that a registration is decided from, and the decision. */
export interface Situation {
	/** Base URL of the ThoughtSpot instance */
	instance: string;
	orgId: string;
	secret: string;
	wanted: Wanted;
	/** What is remembered of this Org */
	remembered: Registration | undefined;
	/** What is remembered of another Org or instance, from before the credential was changed */
	previous: Registration | undefined;
	decision: Decision;
	channelChange: ChannelChange | undefined;
}

export function ownUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined) throw new ThoughtSpotError('n8n gave this node no webhook URL.');
	return url;
}

function wantedBy(
	context: IHookFunctions,
	{ signingSecret = '' }: CredentialFields,
	remembered: Registration | undefined,
): Wanted {
	const { conflict, settings } = readTriggerParameters(context);
	const workflow = context.getWorkflow().name ?? 'n8n';
	const listening = context.getActivationMode() === 'manual';
	const name = settings.webhookName || `n8n: ${workflow}`;
	const { webhookId, fingerprint } = remembered ?? {};
	return {
		url: ownUrl(context),
		name: listening ? name + TEST_SUFFIX : name,
		description: `Scheduled Liveboard reports for the n8n workflow "${workflow}"`,
		signatureHeader: settings.signatureHeader,
		secretIsSet:
			webhookId !== undefined && fingerprint === secretFingerprint(signingSecret, webhookId),
		conflict,
		listening,
	};
}

/** Throws where the Org's webhook is somebody else's, and where the channels are not as required. */
export async function assess(context: IHookFunctions): Promise<Situation> {
	const { baseUrl } = await readCredential(context);
	requireReachable(ownUrl(context), baseUrl);
	const instance = requireBaseUrl(baseUrl);
	const orgId = await currentOrgId(context);
	const found = await webhooksOf(context, orgId);

	// the first request has made n8n generate a signing secret where there was none
	const credential = await readCredential(context);
	const before = readRegistration(context.getWorkflowStaticData('node'));
	const isHere =
		(before?.instance === instance && before.orgId === orgId) ||
		found.some(({ id }) => id === before?.webhookId);
	const remembered = isHere ? before : undefined;
	const wanted = wantedBy(context, credential, remembered);
	const decision = plan(found, remembered, wanted);
	if (decision.action === 'refuse' && decision.giveBack === undefined) {
		throw someoneElses(decision.webhook, wanted.url);
	}
	return {
		instance,
		orgId,
		secret: credential.signingSecret ?? '',
		wanted,
		remembered,
		previous: isHere ? undefined : before,
		decision,
		channelChange: await planChannels(context, orgId, readTriggerParameters(context).channel),
	};
}
