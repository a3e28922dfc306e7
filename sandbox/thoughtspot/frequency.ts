import { Cron } from 'croner';

import { badRequest, forbidden } from './errors';
import { isIn } from './release';

export interface CronExpression {
	second: string;
	minute: string;
	hour: string;
	day_of_month: string;
	month: string;
	day_of_week: string;
}

const CRON = { mode: '6-part', alternativeWeekdays: true } as const;
const NUMBER = /^\d+$/;

/** Croner has no Quartz `?` (no specific value); every day is the same where the other day field is one. */
const forCroner = (cron: string) => cron.replaceAll('?', '*');

/** The timer of a cron expression: six fields, seconds first, Sunday is 1. */
export const timer = (cron: string, timezone: string, run: () => Promise<void>): Cron =>
	new Cron(forCroner(cron), { ...CRON, timezone }, run);

function check({ second, minute, day_of_month: day, day_of_week: weekday }: CronExpression) {
	if (NUMBER.test(minute) && Number(minute) % 5 !== 0) {
		throw badRequest('The minute of the frequency must be a multiple of 5.');
	}
	if ((day === '?') === (weekday === '?')) {
		throw badRequest(
			'The cron expression is not valid: exactly one of day_of_month and day_of_week must be ?.',
		);
	}
	return NUMBER.test(second) && NUMBER.test(minute);
}

/**
 * The expression in one line. Refuses what is none, and more than once an hour since 26.8 (the words are not
 * documented). That one of the two day fields has to be `?` is Quartz's rule.
 */
export function cronOf(expression: CronExpression, release: string): string {
	const isHourlyAtMost = check(expression);
	const { second, minute, hour, day_of_month: day, month, day_of_week: weekday } = expression;
	const cron = [second, minute, hour, day, month, weekday].join(' ');
	try {
		new Cron(forCroner(cron), { ...CRON, paused: true }).stop();
	} catch (error) {
		throw badRequest(`The cron expression is not valid: ${String(error)}`);
	}
	if (!isHourlyAtMost && isIn('26.8.0.cl', release)) {
		throw forbidden('Schedules that run more often than every hour are not allowed.');
	}
	return cron;
}

export function cronExpression(cron: string): CronExpression {
	const [second = '', minute = '', hour = '', day = '', month = '', weekday = ''] = cron.split(' ');
	return { second, minute, hour, day_of_month: day, month, day_of_week: weekday };
}
