import { badRequest } from '../errors';
import type { Value } from '../model';
import type { Condition } from './conditions';
import { condition, negated } from './conditions';
import type { Sorting } from './tables';

type Numbered = Readonly<Record<string, unknown>>;

interface OverrideFilter {
	column_name?: unknown;
	generic_filter?: { op?: unknown; values?: unknown };
	date_filter?: unknown;
	negate?: unknown;
}

const isValue = (value: unknown): value is Value =>
	value === null || ['string', 'number', 'boolean'].includes(typeof value);

function valuesOf(given: unknown): Value[] {
	const values: unknown[] = Array.isArray(given) ? given : [given];
	return values.filter(isValue);
}

/** The entries `<name>1`, `<name>2`, … of a runtime override, in order, with their numbers. */
function numbered(override: Numbered, name: string): Array<{ number: string; value: string }> {
	const expression = new RegExp(`^${name}(\\d+)$`);
	return Object.entries(override)
		.flatMap(([key, value]) => {
			const number = expression.exec(key)?.[1];
			return number === undefined ? [] : [{ number, value: String(value) }];
		})
		.sort((a, b) => Number(a.number) - Number(b.number));
}

/** `runtime_filter`: `{col1, op1, val1, …}`. */
export const runtimeConditions = (filter: Numbered = {}): Condition[] =>
	numbered(filter, 'col').map(({ number, value: column }) =>
		condition(column, String(filter[`op${number}`]), valuesOf(filter[`val${number}`])),
	);

/** `runtime_sort`: `{sortCol1, asc1, …}`. */
export const runtimeSorting = (sort: Numbered = {}): Sorting[] =>
	numbered(sort, 'sortCol').map(({ number, value: column }) => ({
		column,
		ascending: String(sort[`asc${number}`]) !== 'false',
	}));

/** `runtime_param_override`: `{param1, paramVal1, …}`; parameters are shown in reports, and change no row here. */
export const runtimeParameters = (parameters: Numbered = {}): string[] =>
	numbered(parameters, 'param').map(
		({ number, value }) => `${value} = ${String(parameters[`paramVal${number}`])}`,
	);

/** `override_filters`, which has to be an array; filters by date are taken, and let every row pass here. */
export function overridingConditions(filters: unknown): Condition[] {
	if (filters === undefined) return [];
	if (!Array.isArray(filters)) throw badRequest('override_filters must be a list of filters.');
	return filters.map((filter: OverrideFilter) => {
		const { column_name: column, generic_filter: generic, date_filter: date } = filter;
		if (typeof column !== 'string')
			throw badRequest('A filter of override_filters has no column_name.');
		if (date !== undefined) return { column, holds: () => true };
		if (!generic) throw badRequest(`The filter on ${column} has no generic_filter.`);
		const wanted = condition(column, String(generic.op), valuesOf(generic.values ?? []));
		return filter.negate === true ? negated(wanted) : wanted;
	});
}
