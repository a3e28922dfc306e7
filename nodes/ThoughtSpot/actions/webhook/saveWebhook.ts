import type { IExecuteFunctions } from 'n8n-workflow';

import { currentOrgId } from '../../api/orgs';
import { releaseOf } from '../../api/system';
import type { CreateWebhook, UpdateWebhook, Webhook } from '../../api/webhooks';
import { ignoredSettings, isIn, newerSettings } from '../../api/webhookReleases';
import { createWebhook, findWebhook, updateWebhook, webhooksOf } from '../../api/webhooks';
import { hostOf } from '../../transport/address';
import { ThoughtSpotError } from '../../transport/errors';
import { simplifiedWebhook } from './simplifiedWebhook';

const withMore = ({ message, status, code, detail }: ThoughtSpotError, more: string) =>
	new ThoughtSpotError(`${message} ${more}`, { status, code, detail });

/** A refusal that names a setting which older releases do not have also says since when there is that. */
function explainSettings(error: unknown, body: UpdateWebhook): unknown {
	if (!(error instanceof ThoughtSpotError) || error.status !== 400) return error;
	const refused = newerSettings(body).find(({ field }) => error.message.includes(field));
	if (refused === undefined) return error;
	const { label, since } = refused;
	return withMore(
		error,
		`ThoughtSpot has ${label} since ${since}: if yours is older, remove that field.`,
	);
}

/** Throws where ThoughtSpot has saved the webhook without something that was asked for. */
async function requireTaken(
	context: IExecuteFunctions,
	webhook: Webhook,
	body: UpdateWebhook,
): Promise<void> {
	const [ignored] = ignoredSettings(webhook, body);
	if (ignored === undefined) return;
	const { label, since } = ignored;
	const release = await releaseOf(context);
	const reason =
		release !== undefined && isIn(since, release)
			? `ignored ${label}. Look at the webhook in ThoughtSpot (Develop > Webhooks), and try again or set it there.`
			: `ignored ${label}, which it has since ${since}${release === undefined ? '' : `; yours is ${release}`}. Remove that field, and update or delete the webhook.`;
	throw new ThoughtSpotError(
		`ThoughtSpot saved the webhook "${webhook.name}" (${webhook.id}), but ${reason}`,
	);
}

/** A refusal because the Org has a webhook already says which that is. */
function explainPresent(error: unknown, present: Webhook[]): unknown {
	const isTaken =
		error instanceof ThoughtSpotError && /already exists|only one/i.test(error.message);
	const [webhook] = present;
	if (!isTaken || webhook === undefined) return error;
	return withMore(
		error,
		`The Org has the webhook "${webhook.name}" (${webhook.id}), which delivers to ${hostOf(webhook.url)}.`,
	);
}

/** Creates a webhook in the credential's Org, and returns its item. */
export async function createInOrg(context: IExecuteFunctions, body: CreateWebhook) {
	const org = await currentOrgId(context);
	const before = await webhooksOf(context, org);
	const created = await createWebhook(context, org, body, before).catch((error: unknown) => {
		throw explainPresent(explainSettings(error, body), before);
	});
	const shown = ignoredSettings(created, body).length > 0;
	const stored = shown ? await findWebhook(context, org, created.id) : created;
	await requireTaken(context, stored ?? created, body);
	return simplifiedWebhook(stored ?? created);
}

/** Changes a webhook of an Org, and returns the item of what it is then. */
export async function updateInOrg(
	context: IExecuteFunctions,
	org: string,
	webhook: Webhook,
	body: UpdateWebhook,
) {
	const updated = await updateWebhook(context, org, webhook, body).catch((error: unknown) => {
		throw explainSettings(error, body);
	});
	await requireTaken(context, updated, body);
	return simplifiedWebhook(updated);
}
