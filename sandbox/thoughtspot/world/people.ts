import { randomUUID } from 'node:crypto';

import type { AccountStatus, ColumnFilters, Group, Org, User } from '../model';

export const PRIMARY: Org = { id: '0', name: 'Primary' };

export interface NewUser {
	name: string;
	password?: string;
	displayName?: string;
	email?: string;
	locale?: string;
	/** Default: the Primary Org, without privileges. */
	orgs?: Array<{ id: string; privileges?: string[] }>;
	mfa?: boolean;
	/** Default: ACTIVE. */
	status?: AccountStatus;
	/** Row-level security; default: sees everything. */
	visibleRows?: ColumnFilters;
}

export interface NewGroup {
	name: string;
	displayName?: string;
	userIds?: string[];
	groupIds?: string[];
	/** Default: in every Org. */
	orgId?: string;
}

export function newUser(user: NewUser, createdAt: number): User {
	const { name, displayName = name, locale = 'en-US', mfa = false, status = 'ACTIVE' } = user;
	const { email = name.includes('@') ? name : `${name}@example.com` } = user;
	const { orgs = [{ id: PRIMARY.id }], visibleRows = {} } = user;
	return {
		id: randomUUID(),
		name,
		displayName,
		email,
		locale,
		password: user.password,
		mfa,
		status,
		orgs: orgs.map(({ id, privileges = [] }) => ({ id, privileges: [...privileges] })),
		visibleRows: structuredClone(visibleRows),
		createdAt,
	};
}

export function newGroup(
	{ name, displayName = name, userIds = [], groupIds = [], orgId }: NewGroup,
	createdAt: number,
): Group {
	return {
		id: randomUUID(),
		name,
		displayName,
		userIds: [...userIds],
		groupIds: [...groupIds],
		orgId,
		createdAt,
	};
}
