import { badRequest } from '../errors';
import type { ColumnFilters, Content, PersonalisedView, Table, User } from '../model';
import type { Condition } from './conditions';
import { conditionsOf } from './conditions';
import { overridingConditions, runtimeConditions, runtimeSorting } from './runtime';
import type { Sorting } from './tables';
import { narrowed, sorted } from './tables';

/** What a request may change about the data that it asks for. */
export interface RuntimeOverrides {
	runtime_filter?: Record<string, unknown>;
	runtime_sort?: Record<string, unknown>;
	runtime_param_override?: Record<string, unknown>;
	override_filters?: unknown;
}

/** How somebody looks at content: which rows they see, and in which order. */
export interface Look {
	conditions: Condition[];
	sortings: Sorting[];
}

interface Looking {
	/** Whose row-level security counts. */
	user: User;
	/** The content's own filters. */
	filters?: ColumnFilters;
	view?: PersonalisedView;
	overrides?: RuntimeOverrides;
}

/** A column that the Liveboard filters cannot be filtered at runtime, only overridden. */
function checkFree(filters: ColumnFilters, conditions: readonly Condition[]): void {
	const taken = conditions.find(({ column }) => Object.hasOwn(filters, column));
	if (taken) throw badRequest(`The Liveboard already has a filter on the column ${taken.column}.`);
}

export function lookOf({ user, filters = {}, view, overrides = {} }: Looking): Look {
	const runtime = runtimeConditions(overrides.runtime_filter);
	checkFree(filters, runtime);
	const overriding = overridingConditions(overrides.override_filters);
	const replaced = new Set(overriding.map(({ column }) => column));
	const own = conditionsOf({ ...filters, ...view?.filters }).filter(
		({ column }) => !replaced.has(column),
	);
	return {
		conditions: [...conditionsOf(user.visibleRows), ...own, ...runtime, ...overriding],
		sortings: runtimeSorting(overrides.runtime_sort),
	};
}

export const seen = <T extends Table>(table: T, { conditions, sortings }: Look): T =>
	sorted(narrowed(table, conditions), sortings);

/** A public view or one of the user's own, by name or ID. */
export function viewOf(
	{ name, views }: Content,
	identifier: string | undefined,
	user: User,
): PersonalisedView | undefined {
	if (identifier === undefined) return undefined;
	const found = views
		.filter(({ isPublic, authorId }) => isPublic || authorId === user.id)
		.find((view) => [view.id, view.name].includes(identifier));
	if (!found) throw badRequest(`${name} has no personalised view ${identifier}.`);
	return found;
}
