import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { CronExpression } from '../../api/scheduleEndpoints';
import { listParameter, textParameter, wholeNumber } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { refusedParameter } from '../../parameters/refusedParameter';
import { cronOf, parseCron, WEEKDAYS } from './frequency';

const MINUTES = Array.from({ length: 12 }, (_, index) => index * 5);

const shownFor = (...kinds: string[]) => ({ displayOptions: { show: { frequency: kinds } } });

const dependents: INodeProperties[] = [
	{
		displayName: 'Hours Between Reports',
		name: 'everyHours',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 23 },
		default: 1,
		...shownFor('hourly'),
		description: 'From 1 to 23, counted from midnight in the time zone of the schedule',
	},
	{
		displayName: 'Weekdays',
		name: 'weekdays',
		type: 'multiOptions',
		options: WEEKDAYS.map((name, index) => ({ name, value: String(index + 1) })),
		default: ['2'],
		...shownFor('weekly'),
	},
	{
		displayName: 'Day of the Month',
		name: 'dayOfMonth',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 31 },
		default: 1,
		...shownFor('monthly'),
		description: 'From 1 to 31. A month that has no such day is left out.',
	},
	{
		displayName: 'Hour',
		name: 'hour',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 23 },
		default: 8,
		...shownFor('daily', 'weekly', 'monthly'),
		description: 'From 0 to 23, in the time zone of the schedule',
	},
	{
		displayName: 'Minute',
		name: 'minute',
		type: 'options',
		options: MINUTES.map((value) => ({ name: String(value).padStart(2, '0'), value })),
		default: 0,
		...shownFor('hourly', 'daily', 'weekly', 'monthly'),
	},
	{
		displayName: 'Cron Expression',
		name: 'cronExpression',
		type: 'string',
		default: '0 0 8 ? * 2',
		placeholder: 'e.g. 0 0 8 ? * 2',
		...shownFor('cron'),
		description:
			'Second, minute, hour, day of the month, month, day of the week (1 is Sunday). Every hour is the most often that ThoughtSpot allows.',
	},
];

const KINDS = [
	{ name: 'Custom (Cron)', value: 'cron' },
	{ name: 'Daily', value: 'daily' },
	{ name: 'Every Few Hours', value: 'hourly' },
	{ name: 'Monthly', value: 'monthly' },
	{ name: 'Weekly', value: 'weekly' },
];

/** How often a new schedule sends its report. */
export const frequencyParameters: INodeProperties[] = [
	{
		displayName: 'Frequency',
		name: 'frequency',
		type: 'options',
		options: KINDS,
		default: 'weekly',
	},
	...dependents,
];

/** The same for a schedule that has a frequency. */
export const changedFrequencyParameters: INodeProperties[] = [
	{
		displayName: 'Frequency',
		name: 'frequency',
		type: 'options',
		options: [...KINDS.slice(0, 3), { name: 'Leave as It Is', value: 'keep' }, ...KINDS.slice(3)],
		default: 'keep',
	},
	...dependents,
];

const minute = z.preprocess(
	(given) => (typeof given === 'string' && given.trim() !== '' ? Number(given) : given),
	z.number().refine((value) => MINUTES.includes(value), 'it takes a multiple of 5 from 0 to 55'),
);
const hour = wholeNumber(0, 23).default(8);
const at = { hour, minute: minute.default(0) };

const kind = z.object({
	frequency: z.enum(['cron', 'daily', 'hourly', 'keep', 'monthly', 'weekly']),
});
const schemas = {
	daily: z.object(at),
	hourly: z.object({ everyHours: wholeNumber(1, 23).default(1), minute: at.minute }),
	monthly: z.object({ dayOfMonth: wholeNumber(1, 31).default(1), ...at }),
	weekly: z.object({
		weekdays: listParameter
			.default(['2'])
			.pipe(
				z
					.array(z.enum(['1', '2', '3', '4', '5', '6', '7']))
					.min(1, 'choose at least one day of the week'),
			),
		...at,
	}),
	cron: z.object({ cronExpression: textParameter }),
};

function typedCron(
	context: IExecuteFunctions,
	itemIndex: number,
	parameters: INodeProperties[],
): CronExpression {
	const { cronExpression } = readParameters(context, itemIndex, parameters, schemas.cron);
	const parsed = parseCron(cronExpression);
	if (typeof parsed !== 'string') return parsed;
	throw refusedParameter({ path: ['cronExpression'], message: parsed }, parameters);
}

/** The chosen frequency; `undefined` where it stays as it is. */
export function chosenFrequency(
	context: IExecuteFunctions,
	itemIndex: number,
	parameters: INodeProperties[],
): CronExpression | undefined {
	const read = <Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) =>
		readParameters(context, itemIndex, parameters, schema);
	const { frequency } = read(kind);
	switch (frequency) {
		case 'keep':
			return undefined;
		case 'cron':
			return typedCron(context, itemIndex, parameters);
		case 'hourly':
			return cronOf({ kind: frequency, ...read(schemas.hourly) });
		case 'daily':
			return cronOf({ kind: frequency, ...read(schemas.daily) });
		case 'monthly':
			return cronOf({ kind: frequency, ...read(schemas.monthly) });
		case 'weekly': {
			const { weekdays, ...time } = read(schemas.weekly);
			return cronOf({ kind: frequency, weekdays: weekdays.map(Number), ...time });
		}
	}
}
