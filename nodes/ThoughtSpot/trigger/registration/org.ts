import type { IHookFunctions } from 'n8n-workflow';

import { currentOrg } from '../../api/orgs';
import { orgLabel } from '../../api/session';
import type { UpdateWebhook } from '../../api/webhooks';
import { updateWebhook } from '../../api/webhooks';
import { CREDENTIAL } from '../../transport/client';
import { parseCredential, requireBaseUrl } from '../../transport/credential';
import { ThoughtSpotError, resultOrError } from '../../transport/errors';
import { signingSecretProblem } from '../../transport/signingSecret';
import type { Change } from './changes';
import { headerOf } from './changes';
import type { Publication } from './requirements';
import type { Asker } from './ownership';

/** The Org that a hook works in, and the trigger that it works for. */
export interface Org {
	id: string;
	/** For messages, by name: `the Org "Sales" (12)` */
	label: string;
	/** Stands for the Org within this process */
	key: string;
	asker: Asker;
}

const readCredential = async (context: IHookFunctions) =>
	parseCredential(await context.getCredentials(CREDENTIAL));

function ownUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined) throw new ThoughtSpotError('n8n gave this node no webhook URL.');
	return url;
}

/** What n8n knows of the trigger, without asking ThoughtSpot. */
export async function publicationOf(context: IHookFunctions): Promise<Publication> {
	const { baseUrl, signingSecret } = await readCredential(context);
	const read = (name: string): unknown => context.getNodeParameter(name, null);
	const isSigned = read('event') !== 'kpiAlert';
	return {
		url: ownUrl(context),
		node: context.getNode(),
		options: read('options'),
		isAutomatic: isSigned && read('registration') !== 'manual',
		isSigned,
		baseUrl,
		signingSecret,
	};
}

/** Signs in; throws a `ThoughtSpotError` where that fails, or where there is no secret to sign with. */
export async function enterOrg(context: IHookFunctions): Promise<Org> {
	const org = await currentOrg(context);
	// that request has made n8n generate a signing secret where there was none
	const { baseUrl, signingSecret: secret, previousSigningSecret } = await readCredential(context);
	const problem = signingSecretProblem(secret);
	if (secret === undefined || problem !== undefined) throw new ThoughtSpotError(problem ?? '');
	return {
		id: org.id,
		label: orgLabel(org),
		key: `${requireBaseUrl(baseUrl)} ${org.id}`,
		asker: { url: ownUrl(context), secret, previousSecret: previousSigningSecret, now: Date.now() },
	};
}

/** Taking a signature away came with release 26.7.0.cl; without it, the signature stays as it is. */
async function removeSignature(
	context: IHookFunctions,
	org: Org,
	{ webhook, body }: Change,
): Promise<void> {
	const update = async (change: UpdateWebhook) =>
		await updateWebhook(context, org.id, webhook, change);
	const changed = await resultOrError(
		update({ ...body, reset_options: ['SIGNATURE_VERIFICATION'] }),
	);
	const isUnknown = changed instanceof ThoughtSpotError && changed.status === 400;
	if (changed instanceof ThoughtSpotError && !isUnknown) throw changed;
	const given = changed instanceof ThoughtSpotError ? await update(body) : changed;
	if (headerOf(given) === null) return;
	context.logger.warn(
		`This ThoughtSpot could not take the signature away from the webhook "${webhook.name}", which was given back. Its receiver can ignore the additional header.`,
	);
}

export async function changeWebhook(
	context: IHookFunctions,
	org: Org,
	change: Change,
): Promise<void> {
	if (change.removesSignature) await removeSignature(context, org, change);
	else await updateWebhook(context, org.id, change.webhook, change.body);
}
