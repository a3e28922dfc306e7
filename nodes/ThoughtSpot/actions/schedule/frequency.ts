import type { CronExpression } from '../../api/scheduleEndpoints';

// Quartz: seconds first, Sunday is 1, `?` in one of the two fields for days.

export const WEEKDAYS = [
	'Sunday',
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
] as const;

/** How often people want a report; hours from 0 to 23. */
export type Frequency =
	| { kind: 'hourly'; everyHours: number; minute: number }
	| { kind: 'daily'; hour: number; minute: number }
	| { kind: 'weekly'; weekdays: number[]; hour: number; minute: number }
	| { kind: 'monthly'; dayOfMonth: number; hour: number; minute: number };

const FIELDS = ['second', 'minute', 'hour', 'day_of_month', 'month', 'day_of_week'] as const;

/** The expression of a frequency in words; weekdays from 1, Sunday. */
export function cronOf(frequency: Frequency): CronExpression {
	const { kind, minute } = frequency;
	const at = { second: '0', minute: String(minute), month: '*' };
	if (kind === 'hourly') {
		const { everyHours } = frequency;
		const hour = everyHours === 1 ? '*' : `*/${everyHours}`;
		return { ...at, hour, day_of_month: '*', day_of_week: '?' };
	}
	const hour = String(frequency.hour);
	if (kind === 'daily') return { ...at, hour, day_of_month: '*', day_of_week: '?' };
	if (kind === 'monthly') {
		return { ...at, hour, day_of_month: String(frequency.dayOfMonth), day_of_week: '?' };
	}
	const days = [...new Set(frequency.weekdays)].sort((one, other) => one - other).join(',');
	return { ...at, hour, day_of_month: '?', day_of_week: days };
}

const SINGLE = /^\d+$/;
const FIELD = /^[\d*?,/\-#LWa-z]+$/i;

/** The least and the most that a number in each field may be, and how messages name the field. */
const RANGES: ReadonlyArray<[label: string, least: number, most: number]> = [
	['the second', 0, 59],
	['the minute', 0, 59],
	['the hour', 0, 23],
	['the day of the month', 1, 31],
	['the month', 1, 12],
	['the day of the week', 1, 7],
];

/** What is wrong with the numbers; those after a slash are steps. */
function outOfRange(parts: string[]): string | undefined {
	for (const [place, [label, least, most]] of RANGES.entries()) {
		const numbers = (parts[place] ?? '').replace(/\/\d+|#\d+/g, '').match(/\d+/g) ?? [];
		const fits = numbers.every((number) => Number(number) >= least && Number(number) <= most);
		if (!fits) return `${label} goes from ${least} to ${most}`;
	}
	return undefined;
}

/** A cron expression as people type it, or what is wrong with it. */
export function parseCron(typed: string): CronExpression | string {
	const parts = typed.trim().split(/\s+/);
	const [second, minute, hour, dayOfMonth, month, dayOfWeek] = parts;
	if (
		parts.length !== FIELDS.length ||
		!second ||
		!minute ||
		!hour ||
		!dayOfMonth ||
		!month ||
		!dayOfWeek ||
		!parts.every((part) => FIELD.test(part))
	) {
		return 'it takes six fields with blanks between them: second, minute, hour, day of the month, month, day of the week (1 is Sunday), such as 0 0 8 ? * 2';
	}
	if (!SINGLE.test(second) || !SINGLE.test(minute)) {
		return 'it runs more often than every hour, which ThoughtSpot does not allow: second and minute have to be one number each';
	}
	const wrong = outOfRange(parts);
	if (wrong !== undefined) return wrong;
	const expression = { second, minute, hour, month };
	if ((dayOfMonth === '?') !== (dayOfWeek === '?')) {
		return { ...expression, day_of_month: dayOfMonth, day_of_week: dayOfWeek };
	}
	if (dayOfWeek === '*') return { ...expression, day_of_month: dayOfMonth, day_of_week: '?' };
	if (dayOfMonth === '*') return { ...expression, day_of_month: '?', day_of_week: dayOfWeek };
	return 'one of its two fields for days has to be ?';
}

type Stored = Readonly<Record<string, string | number | null | undefined>>;

/** In one line, seconds first. */
export const cronLine = (expression: Stored): string =>
	FIELDS.map((field) => expression[field] ?? '*').join(' ');

const twoDigits = (number: string): string => number.padStart(2, '0');

const SHORT_WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const weekdayName = (day: string): string | undefined =>
	WEEKDAYS[SINGLE.test(day) ? Number(day) - 1 : SHORT_WEEKDAYS.indexOf(day.toUpperCase())];

/** Days and ranges of days in words. */
function weekdayNames(field: string): string | undefined {
	const names = field.split(',').map((days) => {
		const ends = days.split('-').map(weekdayName);
		return ends.length <= 2 && ends.every(Boolean) ? ends.join(' to ') : undefined;
	});
	return names.every(Boolean) ? names.join(', ') : undefined;
}

const isEvery = (field: string): boolean => field === '*' || field === '?';

/** In words, such as `Weekly on Monday at 08:00`; the expression itself where there are none for it. */
export function frequencyInWords(expression: Stored): string {
	const field = (name: (typeof FIELDS)[number]) => String(expression[name] ?? '*');
	const [minute, hour, month] = [field('minute'), field('hour'), field('month')];
	const [dayOfMonth, dayOfWeek] = [field('day_of_month'), field('day_of_week')];
	const line = cronLine(expression);
	if (!SINGLE.test(minute) || !isEvery(month)) return line;
	const isDaily = isEvery(dayOfMonth) && isEvery(dayOfWeek);
	const step = /^(?:\*|0)\/(\d+)$/.exec(hour)?.[1];
	if (isDaily && (hour === '*' || step !== undefined)) {
		const every = step === undefined || step === '1' ? 'Every hour' : `Every ${step} hours`;
		return minute === '0' ? every : `${every} at minute ${minute}`;
	}
	if (!SINGLE.test(hour)) return line;
	const at = `at ${twoDigits(hour)}:${twoDigits(minute)}`;
	if (isDaily) return `Daily ${at}`;
	if (isEvery(dayOfMonth)) {
		const days = weekdayNames(dayOfWeek);
		return days === undefined ? line : `Weekly on ${days} ${at}`;
	}
	return SINGLE.test(dayOfMonth) && isEvery(dayOfWeek)
		? `Monthly on day ${dayOfMonth} ${at}`
		: line;
}
