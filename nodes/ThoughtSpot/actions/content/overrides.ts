import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { booleanParameter, oneOf, textParameter } from '../../parameters/parameterSchemas';
import { isDate, listedIn } from '../../parameters/givenValues';
import { trimmed } from '../../transport/trimmed';

const OPERATORS: INodePropertyOptions[] = [
	{ name: 'Begins With', value: 'BEGINS_WITH' },
	{ name: 'Between', value: 'BW', description: 'Without both ends; takes two values' },
	{ name: 'Between, Both Ends Included', value: 'BW_INC', description: 'Takes two values' },
	{ name: 'Between, First Included', value: 'BW_INC_MIN', description: 'Takes two values' },
	{ name: 'Between, Last Included', value: 'BW_INC_MAX', description: 'Takes two values' },
	{ name: 'Contains', value: 'CONTAINS' },
	{ name: 'Ends With', value: 'ENDS_WITH' },
	{ name: 'Is', value: 'EQ' },
	{ name: 'Is Greater Than', value: 'GT' },
	{ name: 'Is Greater Than or Equal To', value: 'GE' },
	{ name: 'Is Less Than', value: 'LT' },
	{ name: 'Is Less Than or Equal To', value: 'LE' },
	{ name: 'Is Not', value: 'NE' },
	{ name: 'Is Not One Of', value: 'NOT_IN' },
	{ name: 'Is One Of', value: 'IN' },
];

/** Which rows, in which order, and with which values of parameters. */
export const overrideFields: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Filter',
		default: {},
		description: 'Only rows for which all of these hold',
		options: [
			{
				displayName: 'Filter',
				name: 'filter',
				values: [
					{
						displayName: 'Column',
						name: 'column',
						type: 'string',
						default: '',
						placeholder: 'e.g. Region',
						description: 'Name of the column',
					},
					{
						displayName: 'Operator',
						name: 'operator',
						type: 'options',
						options: OPERATORS,
						default: 'EQ',
					},
					{
						displayName: 'Values',
						name: 'values',
						type: 'string',
						typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Value' },
						default: [],
						placeholder: 'e.g. EMEA',
						description:
							'One value, or as many as the operator takes. Dates as seconds since 1970, such as 1767225600, or by an expression with $now or $today.',
					},
				],
			},
		],
	},
	{
		displayName: 'Parameters',
		name: 'parameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		description: 'Values for parameters of the formulas',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Target',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description:
							'A text or number. Dates as seconds since 1970, such as 1767225600, or by an expression with $now or $today.',
					},
				],
			},
		],
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Column',
		default: {},
		options: [
			{
				displayName: 'Column',
				name: 'column',
				values: [
					{
						displayName: 'Column',
						name: 'column',
						type: 'string',
						default: '',
						description: 'Name of the column',
					},
					{
						displayName: 'Ascending',
						name: 'ascending',
						type: 'boolean',
						default: true,
						description: 'Whether the smallest come first',
					},
				],
			},
		],
	},
];

/** All of them, for reading rows. */
export const dataOptions: INodeProperties = {
	displayName: 'Options',
	name: 'dataOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: overrideFields,
};

const filled = textParameter.transform(trimmed).refine((text) => text !== '', 'it is empty');

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

/** Epoch milliseconds of a date and time as expressions give it, also as text; `undefined` for anything else. */
function momentOf(given: unknown): number | undefined {
	if (typeof given === 'string' && MOMENT.test(given)) return Date.parse(given);
	return isDate(given) ? given.valueOf() : undefined;
}

/** A text; ThoughtSpot takes dates in epoch seconds, and drops what is written otherwise. */
const dataValue = z.preprocess((given) => {
	const moment = momentOf(given);
	if (moment === undefined) return given;
	return Number.isNaN(moment) ? null : Math.floor(moment / 1000);
}, textParameter);

/** The values in one box of the editor, whose expression may give several. */
function valuesIn(given: unknown): unknown[] {
	return typeof given === 'string' ? listedIn(given, (text) => [text]) : [given].flat();
}

/** A filter without a value would let every row pass. */
const values = z.preprocess(
	(given) => {
		if (given === null || given === undefined) return given;
		return [given].flat().flatMap(valuesIn);
	},
	z
		.array(dataValue)
		.transform((all) => all.filter((value) => value !== ''))
		.refine((all) => all.length > 0, 'it is empty'),
);

const listOf = <Entry extends z.ZodTypeAny>(name: string, entry: Entry) =>
	z
		.object({ [name]: z.array(entry).optional() })
		.optional()
		.transform((given): Array<z.output<Entry>> => given?.[name] ?? []);

export const overrideSchemas = {
	filters: listOf(
		'filter',
		z
			.object({ column: filled, operator: oneOf(OPERATORS).default('EQ'), values })
			.refine(({ operator, values: { length } }) => length === 2 || !operator.startsWith('BW'), {
				message: 'between takes two values',
				path: ['values'],
			}),
	),
	parameters: listOf('parameter', z.object({ name: filled, value: dataValue })),
	sort: listOf('column', z.object({ column: filled, ascending: booleanParameter.default(true) })),
};

export type Overrides = z.output<z.ZodObject<typeof overrideSchemas>>;
