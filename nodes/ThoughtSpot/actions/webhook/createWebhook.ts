import type { IExecuteFunctions } from 'n8n-workflow';

import { callThoughtSpot } from '../../transport/client';
import type { CreateWebhook, Webhook } from '../../api/webhooks';
import { createWebhook, findWebhooks } from '../../api/webhooks';
import { ThoughtSpotError } from '../../transport/errors';
import { toNodeError } from '../../transport/nodeErrors';
import { currentOrgId } from '../../api/orgs';
import { explainRefusal, requireTaken } from './newerFields';

/** Creates a webhook in the credential's Org; one whose answer was empty or lost is looked up there. */
export async function createOrFindAgain(
	context: IExecuteFunctions,
	body: CreateWebhook,
): Promise<Webhook> {
	const org_identifier = await currentOrgId(context);
	const findAgain = async () =>
		(await findWebhooks(context, { org_identifier })).find(
			({ name, url }) => name === body.name && url === body.url,
		);
	try {
		const created =
			(await callThoughtSpot(context, createWebhook, { body })) ?? (await findAgain());
		if (created !== undefined) {
			await requireTaken(context, created, body);
			return created;
		}
	} catch (error) {
		const lost = error instanceof ThoughtSpotError && error.reached === 'unknown';
		const created = lost ? await findAgain() : undefined;
		if (created !== undefined) return created;
		throw toNodeError(context.getNode(), explainRefusal(error, body));
	}
	throw new ThoughtSpotError(
		`ThoughtSpot said that it created the webhook "${body.name}", but does not list it in this Org. Look for it with Get Many before you create it again.`,
	);
}
