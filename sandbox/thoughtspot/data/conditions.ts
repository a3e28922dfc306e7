import { badRequest } from '../errors';
import type { ColumnFilters, Value } from '../model';

/** What a row must be to be seen; it counts only in tables that have the column. */
export interface Condition {
	column: string;
	holds(value: Value): boolean;
}

type Operator = (value: Value, operands: readonly Value[]) => boolean;

const text = (value: Value | undefined) => String(value).toLowerCase();

/** Negative, zero or positive, as sorting wants it; numbers as such, anything else as text in any case. */
export function compare(a: Value | undefined, b: Value | undefined): number {
	const numbers = [Number(a), Number(b)];
	const [first = NaN, second = NaN] = numbers;
	if (a !== '' && b !== '' && numbers.every(Number.isFinite)) return first - second;
	return text(a).localeCompare(text(b));
}

const compared =
	(fits: (order: number) => boolean): Operator =>
	(value, [operand]) =>
		fits(compare(value, operand));

const between =
	(fits: (above: number, below: number) => boolean): Operator =>
	(value, [low, high]) =>
		fits(compare(value, low), compare(high, value));

const isIn: Operator = (value, operands) => operands.some((one) => compare(value, one) === 0);

const OPERATORS: Readonly<Record<string, Operator>> = {
	EQ: isIn,
	NE: (value, operands) => !isIn(value, operands),
	LT: compared((order) => order < 0),
	LE: compared((order) => order <= 0),
	GT: compared((order) => order > 0),
	GE: compared((order) => order >= 0),
	CONTAINS: (value, [part]) => text(value).includes(text(part)),
	BEGINS_WITH: (value, [part]) => text(value).startsWith(text(part)),
	ENDS_WITH: (value, [part]) => text(value).endsWith(text(part)),
	BW: between((above, below) => above > 0 && below > 0),
	BW_INC: between((above, below) => above >= 0 && below >= 0),
	BW_INC_MIN: between((above, below) => above >= 0 && below > 0),
	BW_INC_MAX: between((above, below) => above > 0 && below >= 0),
	IN: isIn,
	NOT_IN: (value, operands) => !isIn(value, operands),
};

export function condition(column: string, name: string, operands: readonly Value[]): Condition {
	const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
	if (!operator) throw badRequest(`The filter operator ${name} does not exist.`);
	if (operands.length === 0) throw badRequest(`The filter on ${column} has no values.`);
	return { column, holds: (value) => operator(value, operands) };
}

export const negated = ({ column, holds }: Condition): Condition => ({
	column,
	holds: (value) => !holds(value),
});

/** The conditions of filters; a column for which no value is let through has no rows. */
export const conditionsOf = (filters: ColumnFilters): Condition[] =>
	Object.entries(filters).map(([column, values]) => ({
		column,
		holds: (value) => values.includes(String(value)),
	}));
