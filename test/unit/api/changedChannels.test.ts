import { changedChannels, sameChannels } from '../../../nodes/ThoughtSpot/api/changedChannels';

it.each([
	['add', ['EMAIL'], ['WEBHOOK'], ['EMAIL', 'WEBHOOK']],
	['add', ['WEBHOOK'], ['WEBHOOK'], ['WEBHOOK']],
	['add', ['WEBHOOK', 'EMAIL'], ['WEBHOOK'], ['WEBHOOK', 'EMAIL']],
	['add', [], ['WEBHOOK'], ['WEBHOOK']],
	['add', ['SOMETHING_NEW'], ['WEBHOOK'], ['SOMETHING_NEW', 'WEBHOOK']],
	['remove', ['EMAIL', 'SOMETHING_NEW', 'WEBHOOK'], ['EMAIL'], ['SOMETHING_NEW', 'WEBHOOK']],
	['remove', ['EMAIL'], ['WEBHOOK'], ['EMAIL']],
	['replace', ['EMAIL', 'SOMETHING_NEW'], ['WEBHOOK'], ['WEBHOOK']],
] as const)('%s: %j and %j give %j', (mode, present, chosen, after) => {
	expect(changedChannels(mode, [...present], [...chosen])).toEqual(after);
});

it.each<[string[] | null, string[] | null, boolean]>([
	[['EMAIL', 'WEBHOOK'], ['WEBHOOK', 'EMAIL'], true],
	[['EMAIL'], ['EMAIL', 'WEBHOOK'], false],
	[null, null, true],
	[null, [], false],
])('compares %j with %j whatever their order: %j', (one, another, same) => {
	expect(sameChannels(one, another)).toBe(same);
});
