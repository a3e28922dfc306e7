import { randomUUID } from 'node:crypto';

import type { StoredWebhook } from '../model';

export type NewWebhook = Partial<StoredWebhook> & { orgId: string; url: string };

export function newWebhook(
	webhook: NewWebhook & { name: string; createdBy: string },
	now: number,
): StoredWebhook {
	return {
		id: randomUUID(),
		events: ['LIVEBOARD_SCHEDULE'],
		createdAt: now,
		modifiedAt: now,
		...structuredClone(webhook),
	};
}
