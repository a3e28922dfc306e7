import type { StoredWebhook } from '../model';
import type { Session } from '../session';
import type { World } from '../world';

/** The webhooks of all Orgs in which the caller may manage webhooks. */
export function visibleWebhooks(world: World, session: Session): StoredWebhook[] {
	return [...world.webhooks.values()].filter(({ orgId }) => session.mayManageWebhooks(orgId));
}

/** By id in any visible Org, else by name, the Org of the session first. */
export function findWebhook(
	world: World,
	session: Session,
	identifier: string,
): StoredWebhook | undefined {
	const visible = visibleWebhooks(world, session);
	const sameName = visible.filter(({ name }) => name === identifier);
	return (
		visible.find(({ id }) => id === identifier) ??
		sameName.find(({ orgId }) => orgId === session.orgId) ??
		sameName[0]
	);
}
