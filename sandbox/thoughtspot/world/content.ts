import { randomUUID } from 'node:crypto';

import { ORDERS, REGIONS } from '../data/samples';
import type {
	Answer,
	ColumnFilters,
	Content,
	Liveboard,
	PersonalisedView,
	Rows,
	Sharing,
	Tab,
	Visualization,
} from '../model';
import { PRIMARY } from './people';

interface NewContent {
	name: string;
	/** Default: the Primary one. */
	orgId?: string;
	id?: string;
	description?: string;
	/** Default: tsadmin. */
	authorId?: string;
	/** Default: with everybody in the Org, who may also change it. */
	sharedWith?: Sharing[];
	/** Views are public unless they say otherwise, and by default the author's. */
	views?: Array<Partial<PersonalisedView> & { name: string }>;
	tagIds?: string[];
	favoriteOf?: string[];
	modifiedAt?: number;
	modifiedBy?: string;
}

export interface NewVisualization {
	name: string;
	id?: string;
	/** Default: TABLE. */
	kind?: Visualization['kind'];
	columns?: string[];
	rows?: Rows;
	/** A tab's name; default: the first. */
	tab?: string;
}

export interface NewLiveboard extends NewContent {
	/** Names; default: no tabs. */
	tabs?: string[];
	/** Default: two tables. */
	visualizations?: NewVisualization[];
	/** Filters of the Liveboard's own. */
	filters?: ColumnFilters;
}

export interface NewAnswer extends NewContent {
	/** Default: those of a table of regions. */
	columns?: string[];
	rows?: Rows;
}

type Authored<T> = T & { authorId: string };

function newContent(content: Authored<NewContent>, createdAt: number): Content {
	const { authorId, orgId = PRIMARY.id, id = randomUUID(), description = '', views = [] } = content;
	return {
		id,
		name: content.name,
		orgId,
		description,
		authorId,
		sharedWith: content.sharedWith,
		views: views.map((view) => ({
			id: randomUUID(),
			authorId,
			isPublic: true,
			filters: {},
			...view,
		})),
		tagIds: content.tagIds ?? [],
		favoriteOf: content.favoriteOf ?? [],
		createdAt,
		modifiedAt: content.modifiedAt ?? createdAt,
		modifiedBy: content.modifiedBy ?? authorId,
	};
}

function newVisualization(
	{ name, id = randomUUID(), kind = 'TABLE', columns = [], rows = [], tab }: NewVisualization,
	tabs: readonly Tab[],
): Visualization {
	const chosen = tabs.find((candidate) => candidate.name === tab) ?? tabs[0];
	return { id, name, kind, columns, rows, tabId: chosen?.id };
}

export function newLiveboard(
	{
		tabs = [],
		visualizations = [REGIONS, ORDERS],
		filters = {},
		...content
	}: Authored<NewLiveboard>,
	createdAt: number,
): Liveboard {
	const named = tabs.map((name) => ({ id: randomUUID(), name }));
	return {
		...newContent(content, createdAt),
		tabs: named,
		visualizations: visualizations.map((given) => newVisualization(given, named)),
		filters,
	};
}

export function newAnswer(
	{ columns = REGIONS.columns, rows = REGIONS.rows, ...content }: Authored<NewAnswer>,
	createdAt: number,
): Answer {
	return { ...newContent(content, createdAt), columns, rows };
}
