import { interestsOf, mayWant } from '../../../nodes/ThoughtSpot/trigger/sharing/interests';

const sales = { liveboards: ['lb-1', 'Retail Sales'], schedules: ['s-1', 'Monday'] };

describe('what a subscriber may want', () => {
	it.each<[string, string[] | undefined, string[] | undefined, boolean]>([
		['everything, without filters', [], [], true],
		['everything, where an expression may change', undefined, undefined, true],
		['a Liveboard by name, in any case', ['RETAIL sales'], [], true],
		['a Liveboard by ID', ['lb-1'], [], true],
		['one of several', ['lb-2', 'lb-1'], [], true],
		['another Liveboard', ['lb-2'], [], false],
		['a schedule of a Liveboard', ['lb-1'], ['monday'], true],
		['another schedule of that Liveboard', ['lb-1'], ['Tuesday'], false],
		['a schedule of another Liveboard', ['lb-2'], ['Monday'], false],
		['a schedule, whatever the Liveboard', undefined, ['Monday'], true],
		['so many that the list would be long', Array.from({ length: 9 }, String), [], true],
	])('is %s', (_what, liveboards, schedules, expected) => {
		expect(mayWant(interestsOf({ liveboards, schedules }), sales)).toBe(expected);
	});

	it('does not let two ways to write a name differ', () => {
		const wanted = interestsOf({ liveboards: ['U\u0308BERSICHT \u200b'], schedules: [] });
		expect(mayWant(wanted, { liveboards: ['\u00fcbersicht'], schedules: [] })).toBe(true);
	});
});
