import { randomBytes, randomInt, randomUUID } from 'node:crypto';

import type {
	Delivery,
	DeliveryFile,
	FileFormat,
	Group,
	Liveboard,
	Org,
	Schedule,
	StoredWebhook,
	User,
} from './model';
import { Preferences } from './preferences';
import { Tokens } from './tokens';

export type Feature = 'webhooks' | 'trustedAuthentication';

export interface NewUser {
	name: string;
	password?: string;
	displayName?: string;
	email?: string;
	locale?: string;
	/** Default: the Primary Org, without privileges. */
	orgs?: Array<{ id: string; privileges?: string[] }>;
	mfa?: boolean;
}

export interface NewSchedule {
	name: string;
	liveboardId: string;
	fileFormat?: FileFormat;
	/** With no recipients at all the report goes to the author, tsadmin. */
	userIds?: string[];
	groupIds?: string[];
	emails?: string[];
	/** Six fields, seconds first, Sunday is 1; without it the schedule runs on demand only. */
	cron?: string;
	timeZone?: string;
	view?: { id: string; name: string };
	description?: string;
	highlights?: string;
	files?: DeliveryFile[];
	pdfOptions?: Record<string, unknown>;
	visualizationIds?: string[];
	authorId?: string;
}

export type NewWebhook = Partial<StoredWebhook> & { orgId: string; url: string };

const PRIMARY: Org = { id: '0', name: 'Primary' };

/** Everything that this ThoughtSpot holds. */
export class World {
	readonly secretKey = randomUUID();
	readonly adminPassword = randomBytes(12).toString('base64url');
	readonly instanceId = randomUUID();
	readonly orgs = new Map<string, Org>([[PRIMARY.id, PRIMARY]]);
	readonly users = new Map<string, User>();
	readonly groups = new Map<string, Group>();
	readonly liveboards = new Map<string, Liveboard>();
	readonly schedules = new Map<string, Schedule>();
	readonly webhooks = new Map<string, StoredWebhook>();
	readonly preferences = new Preferences();
	readonly tokens: Tokens;
	readonly deliveries: Delivery[] = [];
	readonly disabled = new Set<Feature>();
	readonly admin: User;
	/** Where this ThoughtSpot listens; known once it does. */
	url = '';

	constructor(
		readonly release: string,
		readonly clock: () => number,
	) {
		this.tokens = new Tokens(clock);
		this.admin = this.addUser({
			name: 'tsadmin',
			password: this.adminPassword,
			displayName: 'ThoughtSpot Administrator',
			orgs: [{ id: PRIMARY.id, privileges: ['ADMINISTRATION'] }],
		});
	}

	addOrg({ name, id = String(randomInt(1, 2 ** 31 - 1)) }: { name: string; id?: string }): Org {
		const org = { id, name };
		this.orgs.set(id, org);
		this.admin.orgs.push({ id, privileges: ['ADMINISTRATION'] });
		return org;
	}

	addUser({ name, password, displayName = name, email, locale, orgs, mfa }: NewUser): User {
		const user = {
			id: randomUUID(),
			name,
			displayName,
			email: email ?? (name.includes('@') ? name : `${name}@example.com`),
			locale: locale ?? 'en-US',
			password,
			mfa: mfa ?? false,
			orgs: (orgs ?? [{ id: PRIMARY.id }]).map(({ id, privileges = [] }) => ({
				id,
				privileges: [...privileges],
			})),
			createdAt: this.clock(),
		};
		this.users.set(user.id, user);
		return user;
	}

	addGroup({ name, userIds }: { name: string; userIds: string[] }): Group {
		const group = { id: randomUUID(), name, userIds: [...userIds] };
		this.groups.set(group.id, group);
		return group;
	}

	addLiveboard(liveboard: { name: string; orgId?: string; id?: string }): Liveboard {
		const { name, orgId = PRIMARY.id, id = randomUUID() } = liveboard;
		const added = { id, name, orgId, createdAt: this.clock() };
		this.liveboards.set(id, added);
		return added;
	}

	addSchedule(schedule: NewSchedule): Schedule {
		const added: Schedule = {
			description: '',
			fileFormat: 'PDF',
			userIds: [],
			groupIds: [],
			emails: [],
			timeZone: 'UTC',
			authorId: this.admin.id,
			...schedule,
			id: randomUUID(),
			status: 'ACTIVE',
			createdAt: this.clock(),
			runs: [],
		};
		this.schedules.set(added.id, added);
		return added;
	}

	addWebhook(webhook: NewWebhook): StoredWebhook {
		const now = this.clock();
		const added: StoredWebhook = {
			id: randomUUID(),
			name: `webhook-${this.webhooks.size + 1}`,
			events: ['LIVEBOARD_SCHEDULE'],
			createdBy: this.admin.name,
			createdAt: now,
			modifiedAt: now,
			...structuredClone(webhook),
		};
		this.webhooks.set(added.id, added);
		return added;
	}

	orgNamed(identifier: string): Org | undefined {
		return this.orgs.get(identifier) ?? named(this.orgs, identifier);
	}

	userNamed(identifier: string): User | undefined {
		return this.users.get(identifier) ?? named(this.users, identifier);
	}

	orgOf(schedule: Schedule): string {
		return this.liveboards.get(schedule.liveboardId)?.orgId ?? PRIMARY.id;
	}

	/** The webhooks that a schedule run in the Org is delivered to. */
	enabledWebhooks(orgId: string): StoredWebhook[] {
		return [...this.webhooks.values()].filter(
			(webhook) => webhook.orgId === orgId && webhook.status !== 'DISABLED',
		);
	}
}

/** The entry of that name, if there is one. */
export function named<T extends { name: string }>(
	entries: ReadonlyMap<string, T>,
	name: string,
): T | undefined {
	return [...entries.values()].find((entry) => entry.name === name);
}
