export type Permission = 'READ_ONLY' | 'MODIFY';

/** With whom something is shared; `id` is a user's or a group's. */
export interface Sharing {
	id: string;
	permission: Permission;
}

export type Value = string | number | boolean | null;
export type Row = readonly Value[];

/** Rows that exist, as an array, or are made when they are read. */
export interface Rows {
	readonly length: number;
	at(index: number): Row | undefined;
}

export interface Table {
	name: string;
	columns: readonly string[];
	rows: Rows;
}

/** The only values of columns, by their names, that are let through; columns not named: all. */
export type ColumnFilters = Readonly<Record<string, readonly string[]>>;

export interface PersonalisedView {
	id: string;
	name: string;
	authorId: string;
	isPublic: boolean;
	filters: ColumnFilters;
}

export interface Tag {
	id: string;
	name: string;
	color: string;
	createdAt: number;
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
	views: PersonalisedView[];
	tagIds: string[];
	/** The users whose favourite it is. */
	favoriteOf: string[];
	createdAt: number;
	modifiedAt: number;
	modifiedBy: string;
}

export interface Tab {
	id: string;
	name: string;
}

/** A tile; a NOTE has a text instead of data. */
export interface Visualization extends Table {
	id: string;
	kind: 'TABLE' | 'CHART' | 'NOTE';
	tabId?: string;
}

export interface Liveboard extends Content {
	tabs: Tab[];
	visualizations: Visualization[];
	filters: ColumnFilters;
}

export interface Answer extends Content {
	columns: readonly string[];
	rows: Rows;
}
