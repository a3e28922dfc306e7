import type { ColumnFilter } from '../../api/liveboards';
import type { RuntimeOverrides } from '../../api/rows';
import type { Overrides } from './overrides';

type Fields<Value> = Array<[field: string, value: Value]>;

/** `undefined` where there is nothing to send; the fields of each entry get its number, from 1 on. */
function numbered<Entry, Value>(
	entries: Entry[],
	fieldsOf: (entry: Entry) => Fields<Value>,
): Record<string, Value> | undefined {
	if (entries.length === 0) return undefined;
	return Object.fromEntries(
		entries.flatMap((entry, index) =>
			fieldsOf(entry).map(([field, value]) => [`${field}${index + 1}`, value]),
		),
	);
}

/** Order and parameters, in ThoughtSpot's form. */
export function runtimeOrder({ parameters, sort }: Overrides): RuntimeOverrides {
	const order = numbered<Overrides['sort'][number], string | boolean>(
		sort,
		({ column, ascending }) => [
			['sortCol', column],
			['asc', ascending],
		],
	);
	const values = numbered(parameters, ({ name, value }): Fields<string> => [
		['param', name],
		['paramVal', value],
	]);
	return {
		...(order && { runtime_sort: order }),
		...(values && { runtime_param_override: values }),
	};
}

/** The same with the filters, which may not be on a column that a Liveboard filters itself. */
export function runtimeOverrides(overrides: Overrides): RuntimeOverrides {
	const filter = numbered<Overrides['filters'][number], string | string[]>(
		overrides.filters,
		({ column, operator, values: wanted }) => [
			['col', column],
			['op', operator],
			['val', wanted],
		],
	);
	return { ...(filter && { runtime_filter: filter }), ...runtimeOrder(overrides) };
}

/** Filters that replace what a Liveboard filters itself. */
export function overridingFilters({ filters }: Overrides): ColumnFilter[] | undefined {
	if (filters.length === 0) return undefined;
	return filters.map(({ column, operator, values: wanted }) => ({
		column_name: column,
		generic_filter: { op: operator, values: wanted },
		negate: false,
	}));
}
