import { randomBytes, randomInt, randomUUID } from 'node:crypto';

import type {
	Answer,
	Delivery,
	Group,
	Liveboard,
	Org,
	Schedule,
	StoredWebhook,
	Tag,
	User,
} from '../model';
import type { NewAnswer, NewLiveboard, NewVisualization } from './content';
import { newAnswer, newLiveboard } from './content';
import { Membership } from './membership';
import type { NewGroup, NewUser } from './people';
import { newGroup, newUser, PRIMARY } from './people';
import { Preferences } from './preferences';
import type { NewSchedule } from './schedules';
import { newSchedule } from './schedules';
import type { Settings } from './settings';
import { Tokens } from './tokens';
import type { NewWebhook } from './webhooks';
import { newWebhook } from './webhooks';

export type {
	NewAnswer,
	NewGroup,
	NewLiveboard,
	NewSchedule,
	NewUser,
	NewVisualization,
	NewWebhook,
	Settings,
};

export type Feature = 'webhooks' | 'trustedAuthentication' | 'csvDownloads';

/** Everything that this ThoughtSpot holds. */
export class World {
	readonly secretKey = randomUUID();
	readonly adminPassword = randomBytes(12).toString('base64url');
	readonly instanceId = randomUUID();
	readonly orgs = new Map<string, Org>([[PRIMARY.id, PRIMARY]]);
	readonly users = new Map<string, User>();
	readonly groups = new Map<string, Group>();
	readonly membership = new Membership(this.groups);
	readonly liveboards = new Map<string, Liveboard>();
	readonly answers = new Map<string, Answer>();
	readonly tags = new Map<string, Tag>();
	readonly schedules = new Map<string, Schedule>();
	readonly webhooks = new Map<string, StoredWebhook>();
	readonly preferences = new Preferences();
	readonly tokens: Tokens;
	readonly deliveries: Delivery[] = [];
	readonly disabled = new Set<Feature>();
	readonly settings: Settings = { roleBasedAccess: false, exportDelayMs: 0 };
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

	addUser(user: NewUser): User {
		const added = newUser(user, this.clock());
		this.users.set(added.id, added);
		return added;
	}

	addGroup(group: NewGroup): Group {
		const added = newGroup(group, this.clock());
		this.groups.set(added.id, added);
		return added;
	}

	addLiveboard(liveboard: NewLiveboard): Liveboard {
		const added = newLiveboard({ authorId: this.admin.id, ...liveboard }, this.clock());
		this.liveboards.set(added.id, added);
		return added;
	}

	addAnswer(answer: NewAnswer): Answer {
		const added = newAnswer({ authorId: this.admin.id, ...answer }, this.clock());
		this.answers.set(added.id, added);
		return added;
	}

	addTag({ name, color = '#63b3ed' }: { name: string; color?: string }): Tag {
		const added = { id: randomUUID(), name, color, createdAt: this.clock() };
		this.tags.set(added.id, added);
		return added;
	}

	addSchedule(schedule: NewSchedule): Schedule {
		const added = newSchedule({ authorId: this.admin.id, ...schedule }, this.clock());
		this.schedules.set(added.id, added);
		return added;
	}

	addWebhook(webhook: NewWebhook): StoredWebhook {
		const given = {
			name: `webhook-${this.webhooks.size + 1}`,
			createdBy: this.admin.name,
			...webhook,
		};
		const added = newWebhook(given, this.clock());
		this.webhooks.set(added.id, added);
		return added;
	}

	orgNamed(identifier: string): Org | undefined {
		return this.orgs.get(identifier) ?? named(this.orgs, identifier);
	}

	userNamed(identifier: string): User | undefined {
		return this.users.get(identifier) ?? named(this.users, identifier);
	}

	groupNamed(identifier: string): Group | undefined {
		return this.groups.get(identifier) ?? named(this.groups, identifier);
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
