import { webhookBody } from '../bodies/webhook';
import { badRequest } from '../errors';
import type { StoredWebhook } from '../model';
import type { World } from '../world';
import type { Handler } from './operation';
import { noContent, ok } from './operation';
import type { WebhookFields } from './webhookChange';
import { webhookChange } from './webhookChange';
import { findWebhook } from './webhookLookup';

type ResetOption = 'AUTHENTICATION' | 'SIGNATURE_VERIFICATION' | 'STORAGE_DESTINATION';

const RESETS: Record<ResetOption, keyof StoredWebhook> = {
	AUTHENTICATION: 'authentication',
	SIGNATURE_VERIFICATION: 'signatureVerification',
	STORAGE_DESTINATION: 'storageDestination',
};

const inOrg = (world: World, orgId: string) =>
	[...world.webhooks.values()].filter((webhook) => webhook.orgId === orgId);

export const createWebhookConfiguration: Handler = ({ world, body }, session) => {
	const fields = body<WebhookFields & { name: string; url: string }>();
	session.requireForWebhooks();
	const { orgId, user } = session;
	const change = webhookChange(fields);
	const [present] = inOrg(world, orgId);
	if (present) {
		throw badRequest(
			`A webhook for the event LIVEBOARD_SCHEDULE already exists in this Org: "${present.name}". Only one webhook per Org is allowed.`,
		);
	}
	const webhook = world.addWebhook({ ...change, url: fields.url, orgId, createdBy: user.name });
	return ok(webhookBody(world, webhook));
};

export const updateWebhookConfiguration: Handler = ({ world, identifier, body }, session) => {
	const { reset_options: resets = [], ...fields } = body<
		WebhookFields & { reset_options?: ResetOption[] }
	>();
	session.requireForWebhooks();
	const webhook = findWebhook(world, session, identifier);
	if (!webhook) throw badRequest('Webhook with the specified identifier was not found.');
	const change = webhookChange(fields);
	const others = inOrg(world, webhook.orgId).filter((other) => other !== webhook);
	if (others.some(({ name }) => name === change.name)) {
		throw badRequest(`A webhook with the name "${change.name}" already exists in this Org.`);
	}
	for (const reset of resets) Reflect.deleteProperty(webhook, RESETS[reset]);
	Object.assign(webhook, change, {
		lastModifiedBy: session.user.name,
		modifiedAt: world.clock(),
	});
	return noContent;
};

export const deleteWebhookConfigurations: Handler = ({ world, body }, session) => {
	const { webhook_identifiers: identifiers } = body<{ webhook_identifiers: string[] }>();
	session.requireForWebhooks();
	if (identifiers.length === 0) {
		throw badRequest('webhook_identifiers must contain at least one identifier.');
	}
	const deleted: StoredWebhook[] = [];
	const failed: Array<{ id: string; name: string; error: string }> = [];
	for (const identifier of identifiers) {
		const webhook = findWebhook(world, session, identifier);
		if (webhook && world.webhooks.delete(webhook.id)) deleted.push(webhook);
		else failed.push({ id: identifier, name: '', error: 'Webhook not found or access denied' });
	}
	return ok({
		deleted_count: deleted.length,
		failed_count: failed.length,
		deleted_webhooks: deleted.map((webhook) => webhookBody(world, webhook)),
		failed_webhooks: failed,
	});
};
