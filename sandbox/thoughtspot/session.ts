import { forbidden, unauthorized } from './errors';
import type { User } from './model';
import type { Token } from './world/tokens';
import type { World } from './world';

const WEBHOOK_PRIVILEGES = ['ADMINISTRATION', 'DEVELOPER', 'CAN_MANAGE_WEBHOOKS'];
const PREFERENCE_PRIVILEGES = ['ADMINISTRATION', 'DEVELOPER', 'APPLICATION_ADMINISTRATION'];
const PRIMARY_ORG = '0';

/** Who calls, and in which Org. */
export class Session {
	constructor(
		readonly user: User,
		readonly orgId: string,
		readonly token: Token,
	) {}

	/** Whether the user holds one of the privileges in an Org, default: the Org of the session. */
	holds(privileges: readonly string[], orgId = this.orgId): boolean {
		const membership = this.user.orgs.find(({ id }) => id === orgId);
		return privileges.some((privilege) => membership?.privileges.includes(privilege) ?? false);
	}

	require(privileges: readonly string[], orgId?: string): void {
		if (this.holds(privileges, orgId)) return;
		throw forbidden(`User ${this.user.name} needs one of the privileges ${privileges.join(', ')}.`);
	}

	requireForWebhooks(orgId?: string): void {
		this.require(WEBHOOK_PRIVILEGES, orgId);
	}

	mayManageWebhooks(orgId: string): boolean {
		return this.holds(WEBHOOK_PRIVILEGES, orgId);
	}

	requireForPreferences(orgId: string): void {
		this.require(PREFERENCE_PRIVILEGES, orgId);
	}

	mayManagePreferences(orgId: string): boolean {
		return this.holds(PREFERENCE_PRIVILEGES, orgId);
	}

	/** Cluster administrators hold ADMINISTRATION in the Primary Org. */
	requireForCluster(action: string): void {
		if (this.holds(['ADMINISTRATION'], PRIMARY_ORG)) return;
		throw forbidden(`ADMINISTRATION privilege required to ${action}.`);
	}
}

/** The session of an `Authorization` header; refuses what is not a valid bearer token. */
export function sessionOf(world: World, authorization: string | undefined): Session {
	const value = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
	if (!value) throw unauthorized('Authentication required: no bearer token was given.');
	const token = world.tokens.find(value);
	const user = token && world.users.get(token.userId);
	if (!token || !user) throw unauthorized('The bearer token is not valid.');
	if (!world.tokens.isValid(token)) throw unauthorized('The bearer token has expired.');
	return new Session(user, token.orgId, token);
}
