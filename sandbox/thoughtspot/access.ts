import { forbidden } from './errors';
import type { Content, Permission, User } from './model';
import type { ExportFormat } from './reports/exportedFile';
import type { Session } from './session';
import type { World } from './world';

const DETAILED = 'CAN_DOWNLOAD_DETAILED_DATA';
const VISUALS = 'CAN_DOWNLOAD_VISUALS';

/** What a user may do with something of their Org; undefined: not even see it. */
export function permission(world: World, user: User, content: Content): Permission | undefined {
	const membership = user.orgs.find(({ id }) => id === content.orgId);
	if (!membership) return undefined;
	const owns = content.authorId === user.id || membership.privileges.includes('ADMINISTRATION');
	if (owns || !content.sharedWith) return 'MODIFY';
	const groups = world.membership.inherited(user.id).map(({ id }) => id);
	const shared = content.sharedWith.filter(({ id }) => id === user.id || groups.includes(id));
	if (shared.some((sharing) => sharing.permission === 'MODIFY')) return 'MODIFY';
	return shared.length > 0 ? 'READ_ONLY' : undefined;
}

/** Whether the content is in the Org of the session, and its user may see it. */
export const mayView = (world: World, { user, orgId }: Session, content: Content): boolean =>
	content.orgId === orgId && permission(world, user, content) !== undefined;

export function requireEdit(world: World, { user }: Session, content: Content): void {
	if (permission(world, user, content) === 'MODIFY') return;
	throw forbidden(`User ${user.name} does not have edit access to ${content.name}.`);
}

/** The privilege that a download takes; `visual` are the formats that count as pictures. */
export function downloadPrivilege(
	world: World,
	format: ExportFormat,
	visual: readonly ExportFormat[] = ['PDF', 'PNG'],
): string {
	if (!world.settings.roleBasedAccess) return 'DATADOWNLOADING';
	return visual.includes(format) ? VISUALS : DETAILED;
}

export function mayDownload({ orgs }: User, orgId: string, privilege: string): boolean {
	const membership = orgs.find(({ id }) => id === orgId);
	return ['ADMINISTRATION', privilege].some((one) => membership?.privileges.includes(one));
}

export function requireDownload(session: Session, privilege: string): void {
	if (mayDownload(session.user, session.orgId, privilege)) return;
	throw forbidden(`User ${session.user.name} does not have the privilege ${privilege}.`);
}

/** Rows take a privilege only where roles count. */
export function requireRows(world: World, session: Session): void {
	if (world.settings.roleBasedAccess) requireDownload(session, DETAILED);
}
