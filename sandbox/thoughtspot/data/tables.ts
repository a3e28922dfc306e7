import type { Row, Rows, Table } from '../model';
import type { Condition } from './conditions';
import { compare } from './conditions';

export interface Sorting {
	column: string;
	ascending: boolean;
}

export function* each(rows: Rows, from = 0, to = rows.length): Generator<Row> {
	for (let index = from; index < Math.min(to, rows.length); index += 1) {
		const row = rows.at(index);
		if (row) yield row;
	}
}

/** The rows for which all conditions hold that concern the table. */
export function narrowed<T extends Table>(table: T, conditions: readonly Condition[]): T {
	const tests = conditions
		.map(({ column, holds }) => ({ index: table.columns.indexOf(column), holds }))
		.filter(({ index }) => index >= 0);
	if (tests.length === 0) return table;
	const rows: Row[] = [];
	for (const row of each(table.rows)) {
		if (tests.every(({ index, holds }) => holds(row[index] ?? null))) rows.push(row);
	}
	return { ...table, rows };
}

export function sorted<T extends Table>(table: T, sortings: readonly Sorting[]): T {
	const keys = sortings
		.map(({ column, ascending }) => ({ index: table.columns.indexOf(column), ascending }))
		.filter(({ index }) => index >= 0);
	if (keys.length === 0) return table;
	const rows = [...each(table.rows)].sort((a, b) => {
		for (const { index, ascending } of keys) {
			const order = compare(a[index], b[index]);
			if (order !== 0) return ascending ? order : -order;
		}
		return 0;
	});
	return { ...table, rows };
}
