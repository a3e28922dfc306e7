export type Permission = 'READ_ONLY' | 'MODIFY';

/** With whom something is shared; `id` is a user's or a group's. */
export interface Sharing {
	id: string;
	permission: Permission;
}

/** What Liveboards and Answers have in common. */
export interface Content {
	id: string;
	name: string;
	orgId: string;
	description: string;
	authorId: string;
	/** Undefined: with everybody in the Org, who may also change it. */
	sharedWith?: Sharing[];
	createdAt: number;
}

export type Liveboard = Content;
