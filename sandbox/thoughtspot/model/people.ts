import type { ColumnFilters } from './content';

export interface Org {
	id: string;
	name: string;
}

export type AccountStatus = 'ACTIVE' | 'INACTIVE' | 'EXPIRED' | 'LOCKED' | 'PENDING' | 'SUSPENDED';

export interface User {
	id: string;
	name: string;
	displayName: string;
	email: string;
	locale: string;
	password?: string;
	mfa: boolean;
	status: AccountStatus;
	orgs: Array<{ id: string; privileges: string[] }>;
	/** Row-level security. */
	visibleRows: ColumnFilters;
	createdAt: number;
}

export interface Group {
	id: string;
	name: string;
	displayName: string;
	userIds: string[];
	/** Its subgroups. */
	groupIds: string[];
	/** Undefined: in every Org. */
	orgId?: string;
	createdAt: number;
}
