import {
	cronLine,
	cronOf,
	frequencyInWords,
	parseCron,
} from '../../../nodes/ThoughtSpot/actions/schedule/frequency';

describe('a frequency', () => {
	it.each([
		[{ kind: 'hourly', everyHours: 1, minute: 0 }, '0 0 * * * ?', 'Every hour'],
		[{ kind: 'hourly', everyHours: 6, minute: 30 }, '0 30 */6 * * ?', 'Every 6 hours at minute 30'],
		[{ kind: 'daily', hour: 8, minute: 5 }, '0 5 8 * * ?', 'Daily at 08:05'],
		[
			{ kind: 'weekly', weekdays: [6, 2, 2], hour: 17, minute: 0 },
			'0 0 17 ? * 2,6',
			'Weekly on Monday, Friday at 17:00',
		],
		[
			{ kind: 'monthly', dayOfMonth: 31, hour: 0, minute: 0 },
			'0 0 0 31 * ?',
			'Monthly on day 31 at 00:00',
		],
	] as const)('%j is %s, and %s', (frequency, line, words) => {
		const given =
			'weekdays' in frequency ? { ...frequency, weekdays: [...frequency.weekdays] } : frequency;
		const expression = cronOf(given);
		expect(cronLine({ ...expression })).toBe(line);
		expect(frequencyInWords({ ...expression })).toBe(words);
		expect(parseCron(line)).toEqual(expression);
	});

	it.each([
		['0 0 8 ? * MON', 'Weekly on Monday at 08:00'],
		['0 0 8 ? * MON-FRI', 'Weekly on Monday to Friday at 08:00'],
		['0 0 8 ? * 1,3-5', 'Weekly on Sunday, Tuesday to Thursday at 08:00'],
		['0 0 8 ? * 2-3-4', '0 0 8 ? * 2-3-4'],
		['0 0 8,17 * * ?', '0 0 8,17 * * ?'],
		['0 0 0/2 * * ?', 'Every 2 hours'],
		['0 0 8 ? 1 2', '0 0 8 ? 1 2'],
		['0 0 8 L * ?', '0 0 8 L * ?'],
		['0 0 8-17 * * ?', '0 0 8-17 * * ?'],
		['0 0 8 ? * 2#1', '0 0 8 ? * 2#1'],
	])('%s is said as %s', (line, words) => {
		const expression = parseCron(line);
		expect(typeof expression === 'string' ? expression : frequencyInWords({ ...expression })).toBe(
			words,
		);
	});

	it.each([
		['0 0 8 * * 2', '0 0 8 ? * 2'],
		['0 0 8 1 * *', '0 0 8 1 * ?'],
		['  0  0 8 * * *  ', '0 0 8 * * ?'],
	])('%s is read as %s', (typed, line) => {
		const expression = parseCron(typed);
		expect(typeof expression === 'string' ? expression : cronLine({ ...expression })).toBe(line);
	});

	it.each([
		['0 8 * * 1', 'six fields'],
		['', 'six fields'],
		['0 0 8 ? * 2; DROP', 'six fields'],
		['0 */30 * * * ?', 'more often than every hour'],
		['0 0,30 8 * * ?', 'more often than every hour'],
		['* 0 8 * * ?', 'more often than every hour'],
		['0 60 8 * * ?', 'the minute goes from 0 to 59'],
		['0 0 24 * * ?', 'the hour goes from 0 to 23'],
		['0 0 8 32 * ?', 'the day of the month goes from 1 to 31'],
		['0 0 8 ? 1-13 2', 'the month goes from 1 to 12'],
		['0 0 8 ? * 0', 'the day of the week goes from 1 to 7'],
		['0 0 8 1 * 2', 'has to be ?'],
		['0 0 8 ? * ?', 'has to be ?'],
	])('%j is refused: %s', (typed, words) => {
		expect(parseCron(typed)).toContain(words);
	});
});
