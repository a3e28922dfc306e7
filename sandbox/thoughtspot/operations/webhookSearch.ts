import { webhookBody } from '../bodies/webhook';
import { badRequest } from '../errors';
import type { StoredWebhook } from '../model';
import type { Session } from '../session';
import type { World } from '../world';
import type { Handler } from './operation';
import { ok } from './operation';
import { visibleWebhooks } from './webhookLookup';

interface SearchWebhookConfigurationsRequest {
	org_identifier?: string;
	webhook_identifier?: string;
	event_type?: string;
	record_offset: number;
	record_size: number;
	sort_options?: { field_name: 'CREATED' | 'MODIFIED' | 'NAME'; order: 'ASC' | 'DESC' };
	status?: 'ENABLED' | 'DISABLED';
}

const ORDERS = {
	CREATED: (a: StoredWebhook, b: StoredWebhook) => a.createdAt - b.createdAt,
	MODIFIED: (a: StoredWebhook, b: StoredWebhook) => a.modifiedAt - b.modifiedAt,
	NAME: (a: StoredWebhook, b: StoredWebhook) => a.name.localeCompare(b.name),
};

function orgAskedFor(world: World, session: Session, identifier: string): string {
	const org = world.orgNamed(identifier);
	if (!org) throw badRequest('org_identifier does not match a known org.');
	session.requireForWebhooks(org.id);
	return org.id;
}

/** Without `org_identifier` it finds the webhooks of every Org that the caller may see. */
export const searchWebhookConfigurations: Handler = ({ world, body }, session) => {
	const request = body<SearchWebhookConfigurationsRequest>();
	session.requireForWebhooks();
	const { record_offset: offset, record_size: size, webhook_identifier: identifier } = request;
	if (size < 1) throw badRequest('record_size must be a positive integer.');
	if (offset < 0) throw badRequest('record_offset must not be negative.');
	const orgId =
		request.org_identifier === undefined
			? undefined
			: orgAskedFor(world, session, request.org_identifier);
	const { field_name: field = 'CREATED', order = 'DESC' } = request.sort_options ?? {};
	const found = visibleWebhooks(world, session)
		.filter((webhook) => orgId === undefined || webhook.orgId === orgId)
		.filter(({ id, name }) => !identifier || identifier === id || identifier === name)
		.filter(({ events }) => !request.event_type || events.includes(request.event_type))
		.filter(({ status }) => !request.status || (status ?? 'ENABLED') === request.status)
		.sort(ORDERS[field]);
	if (order === 'DESC') found.reverse();
	return ok({
		webhooks: found.slice(offset, offset + size).map((webhook) => webhookBody(world, webhook)),
		pagination: {
			record_offset: offset,
			record_size: size,
			total_count: found.length,
			has_more: offset + size < found.length,
		},
	});
};
