import { changedChannels } from '../../../nodes/ThoughtSpot/actions/channelPreference/changedChannels';

it.each([
	['add', ['EMAIL'], ['WEBHOOK'], ['EMAIL', 'WEBHOOK']],
	['add', ['WEBHOOK'], ['WEBHOOK'], ['WEBHOOK']],
	['add', ['SOMETHING_NEW'], ['WEBHOOK'], ['SOMETHING_NEW', 'WEBHOOK']],
	['remove', ['EMAIL', 'SOMETHING_NEW', 'WEBHOOK'], ['EMAIL'], ['SOMETHING_NEW', 'WEBHOOK']],
	['remove', ['EMAIL'], ['WEBHOOK'], ['EMAIL']],
	['replace', ['EMAIL', 'SOMETHING_NEW'], ['WEBHOOK'], ['WEBHOOK']],
] as const)('%s: %j and %j give %j', (mode, present, chosen, after) => {
	expect(changedChannels(mode, [...present], [...chosen])).toEqual(after);
});
