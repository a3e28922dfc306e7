import { randomUUID } from 'node:crypto';

import type { Liveboard, Sharing } from '../model';
import { PRIMARY } from './people';

export interface NewLiveboard {
	name: string;
	/** Default: the Primary one. */
	orgId?: string;
	id?: string;
	description?: string;
	/** Default: tsadmin. */
	authorId?: string;
	/** Default: with everybody in the Org, who may also change it. */
	sharedWith?: Sharing[];
}

export function newLiveboard(
	liveboard: NewLiveboard & { authorId: string },
	createdAt: number,
): Liveboard {
	const { orgId = PRIMARY.id, id = randomUUID(), description = '' } = liveboard;
	return { ...liveboard, id, orgId, description, createdAt };
}
