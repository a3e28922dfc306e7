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
	/** Row-level security: the only values that the user sees of a column, by its name; columns not named: all. */
	visibleRows: Readonly<Record<string, readonly string[]>>;
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
